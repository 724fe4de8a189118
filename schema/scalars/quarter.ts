import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A quarter of a calendar year such as `2018-Q4`. */
export type Quarter = string & { readonly __brand: "Quarter" };

/** Reads a quarter. @throws ScalarFault FORMAT. */
export function parseQuarter(text: string): Quarter {
  const quarter = text.trim();
  if (!/^(?:19|20)\d{2}-Q[1-4]$/.test(quarter)) {
    throw new ScalarFault("FORMAT", "A quarter is written 2018-Q4. 季度应写作2018-Q4。");
  }
  return quarter as Quarter;
}

/** The quarter in which a date (YYYY-MM-DD) lies. */
export function quarterOf(date: string): Quarter {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Quarter;
}

/** First day of a quarter, YYYY-MM-DD. */
export function quarterStart(quarter: Quarter): string {
  return dayOf(quarter, -3, 1);
}

/** Last day of a quarter, YYYY-MM-DD. */
export function quarterEnd(quarter: Quarter): string {
  return dayOf(quarter, 0, 0);
}

/** A day of the month that is `months` after the quarter's end; day 0 is the eve of the first. */
function dayOf(quarter: Quarter, months: number, day: number): string {
  const [year = 0, number = 0] = quarter.split("-Q").map(Number);
  return new Date(Date.UTC(year, number * 3 + months, day)).toISOString().slice(0, 10);
}

export const QuarterScalar = defineTextScalar({
  name: "Quarter",
  description: "Quarter of a calendar year, such as 2018-Q4. 季度（公历），如2018-Q4。",
  parse: parseQuarter,
});
