import { findPublicDay } from "./public-holidays";

/**
 * Days on which the offices of a county depart from the rule, YYYY-MM-DD, and whether they work: such as 三月三, which
 * Guangxi has free. Offices know no vacation.
 */
export type OfficeDays = ReadonlyMap<string, boolean>;

const MS_PER_DAY = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

/** The day a number of calendar days after a day, YYYY-MM-DD; before it for a negative one. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** Whether offices work on a day: weekdays and days made up for (调休上班), without public holidays. */
export function isWorkingDay(departures: OfficeDays, day: string): boolean {
  const departure = departures.get(day);
  if (departure !== undefined) return departure;
  const published = findPublicDay(day);
  if (published !== null) return published === "WORKDAY";
  const weekday = new Date(day).getUTCDay();
  return weekday !== SUNDAY && weekday !== SATURDAY;
}

/** The last day of a number of working days after a day, YYYY-MM-DD; the day itself for none. */
export function workingDayAfter(departures: OfficeDays, day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0;) {
    found = daysAfter(found, 1);
    if (isWorkingDay(departures, found)) left -= 1;
  }
  return found;
}

/** How many working days lie after a day, up to another and with it; none when that is not later. */
export function workingDaysBetween(departures: OfficeDays, after: string, upTo: string): number {
  let count = 0;
  for (let day = daysAfter(after, 1); day <= upTo; day = daysAfter(day, 1)) {
    if (isWorkingDay(departures, day)) count += 1;
  }
  return count;
}

/** The latest day after which a number of working days has passed by the end of a day: what was due by then is that late. */
export function latestDayBefore(departures: OfficeDays, day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0; found = daysAfter(found, -1)) {
    if (isWorkingDay(departures, found)) left -= 1;
  }
  return found;
}

/** The latest day that no more than a number of working days lie before, seen from a day: what is due by then is near. */
export function latestDayWithin(departures: OfficeDays, day: string, count: number): string {
  return daysAfter(workingDayAfter(departures, day, count + 1), -1);
}
