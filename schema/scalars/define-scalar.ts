import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { ScalarFault } from "./scalar-fault";

interface TextScalar {
  name: string;
  description: string;
  /** Returns the normalised text or throws {@link ScalarFault}. */
  parse: (text: string) => string;
}

/**
 * A GraphQL scalar whose values are texts in one normal form. Input is validated; output is trusted,
 * since departments serve what their own import has validated.
 */
export function defineTextScalar({ name, description, parse }: TextScalar): GraphQLScalarType<string, string> {
  const parseInput = (value: unknown): string => {
    if (typeof value !== "string") {
      throw new GraphQLError(`${name} must be a string. ${name} 须为字符串。`, badInput);
    }
    try {
      return parse(value);
    } catch (fault) {
      if (fault instanceof ScalarFault) throw new GraphQLError(fault.message, badInput);
      throw fault;
    }
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: String,
    parseValue: parseInput,
    parseLiteral: (node) => parseInput(node.kind === Kind.STRING ? node.value : undefined),
  });
}

const badInput = { extensions: { code: "BAD_USER_INPUT" } };
