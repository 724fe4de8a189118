import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from "graphql";

/**
 * Whether a value that a subgraph serialised fits a leaf type of the API. Enumerations are checked by name, so that a
 * value hidden from the API does not pass; a scalar of our own is trusted to the subgraph that serialised it.
 */
export function isValidLeaf(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === "string" && type.getValue(value) !== undefined;
  if (!isSpecifiedScalarType(type)) return true;
  switch (type.name) {
    case "Int":
      return Number.isInteger(value);
    case "Float":
      return Number.isFinite(value);
    case "Boolean":
      return typeof value === "boolean";
    case "ID":
      return typeof value === "string" || Number.isInteger(value);
    default:
      return typeof value === "string";
  }
}
