import { type GraphQLScalarType, type GraphQLSchema, isScalarType } from "graphql";
import * as scalars from "../../schema/scalars";

/**
 * Gives the supergraph's scalars their validation, which SDL cannot carry: a wrong ID number is refused here, with the
 * reason, before any department is asked.
 */
export function installScalars(schema: GraphQLSchema): void {
  for (const scalar of Object.values(scalars)) {
    const type = schema.getType(scalar.name);
    if (!isScalarType(type)) continue;
    const target = type as GraphQLScalarType<unknown, unknown>;
    target.parseValue = scalar.parseValue;
    target.parseLiteral = scalar.parseLiteral;
  }
}
