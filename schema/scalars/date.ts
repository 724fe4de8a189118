import { GraphQLScalarType } from "graphql";
import { GraphQLDate } from "graphql-scalars";

/** Calendar date 日期, `YYYY-MM-DD`; inputs reach resolvers as a `Date` at midnight UTC. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLDate.toConfig(),
  description: "Calendar date, YYYY-MM-DD. 日期，YYYY-MM-DD。",
  specifiedByURL: null,
});

/** The ISO date (`YYYY-MM-DD`) of an input that {@link DateScalar} has parsed. */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Whether `YYYY-MM-DD` names a day that exists (no 30 February). */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && isoDate(instant) === text;
}
