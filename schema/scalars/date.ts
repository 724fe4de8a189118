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

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `YYYY-MM-DD` names a day that exists (no 30 February). By arithmetic: imports ask for every cell of a date. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeapYear ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
