import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A calendar month such as `2018-12`. */
export type Month = string & { readonly __brand: "Month" };

/** Reads a month. @throws ScalarFault FORMAT. */
export function parseMonth(text: string): Month {
  const month = text.trim();
  if (!/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(month)) {
    throw new ScalarFault("FORMAT", "A month is written 2018-12. 月份应写作2018-12。");
  }
  return month as Month;
}

/** First day of a month, `YYYY-MM-01`. */
export function monthStart(month: Month): string {
  return `${month}-01`;
}

/** Last day of a month, `YYYY-MM-DD`. */
export function monthEnd(month: Month): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The month of a date `YYYY-MM-DD`. */
export function monthOf(date: string): Month {
  return date.slice(0, 7) as Month;
}

export const MonthScalar = defineTextScalar({
  name: "Month",
  description: "Calendar month, YYYY-MM. 月份，YYYY-MM。",
  parse: parseMonth,
});
