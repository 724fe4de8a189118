import { GraphQLScalarType } from "graphql";

/** An instant, on which somebody acted or something began. Output only: no argument takes one. */
export const InstantScalar = new GraphQLScalarType<never, string>({
  name: "Instant",
  description: "Instant in UTC, such as 2018-12-31T04:00:00.000Z. 时刻（协调世界时）。",
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
});
