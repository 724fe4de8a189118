import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A week of ISO 8601 such as `2018-W52`, Monday to Sunday. */
export type IsoWeek = string & { readonly __brand: "IsoWeek" };

const DAY_MS = 86_400_000;

/** Reads a week. @throws ScalarFault FORMAT, also for a 53rd week where the year has none. */
export function parseIsoWeek(text: string): IsoWeek {
  const week = text.trim();
  if (!/^(?:19|20)\d{2}-W(?:0[1-9]|[1-4]\d|5[0-3])$/.test(week)) {
    throw new ScalarFault("FORMAT", "A week is written 2018-W52. 周次应写作2018-W52。");
  }
  if (isoWeekOf(weekStart(week as IsoWeek)) !== week) {
    throw new ScalarFault("FORMAT", "The year has no such week. 该年无此周次。");
  }
  return week as IsoWeek;
}

/** The week in which a date (YYYY-MM-DD) lies; it belongs to the year of its Thursday. */
export function isoWeekOf(date: string): IsoWeek {
  const day = Date.parse(date);
  const thursday = new Date(day + (3 - daysAfterMonday(day)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const number = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return `${year}-W${String(number).padStart(2, "0")}` as IsoWeek;
}

/** Monday of a week, YYYY-MM-DD. */
export function weekStart(week: IsoWeek): string {
  const [year = 0, number = 0] = week.split("-W").map(Number);
  // The 4th of January always lies in the first week.
  const fourth = Date.UTC(year, 0, 4);
  return dateOf(fourth + ((number - 1) * 7 - daysAfterMonday(fourth)) * DAY_MS);
}

/** Sunday of a week, YYYY-MM-DD. */
export function weekEnd(week: IsoWeek): string {
  return dateOf(Date.parse(weekStart(week)) + 6 * DAY_MS);
}

const daysAfterMonday = (day: number): number => (new Date(day).getUTCDay() + 6) % 7;

const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);

export const IsoWeekScalar = defineTextScalar({
  name: "IsoWeek",
  description: "Week of ISO 8601, Monday to Sunday, such as 2018-W52. 周次（周一至周日），如2018-W52。",
  parse: parseIsoWeek,
});
