import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from "graphql";

const CHECKS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  [GraphQLBoolean.name, (value: unknown) => typeof value === "boolean"],
  [GraphQLInt.name, (value: unknown) => Number.isInteger(value)],
  [GraphQLFloat.name, (value: unknown) => typeof value === "number"],
  [GraphQLString.name, (value: unknown) => typeof value === "string"],
  [GraphQLID.name, (value: unknown) => typeof value === "string" || Number.isInteger(value)],
]);

/** Whether any value of the type is served as it came: departments answer for their own scalars. */
export function isAlwaysValid(type: GraphQLLeafType): boolean {
  return !isEnumType(type) && !CHECKS.has(type.name);
}

/** What a value of the type must be. Enum values that the supergraph hides are refused here. */
export function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (!isEnumType(type)) return CHECKS.get(type.name) ?? (() => true);
  const values = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => values.has(value);
}
