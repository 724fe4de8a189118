import type { DataSource, EntityManager } from "typeorm";
import { SchoolCalendar } from "../school-calendar/school-calendar";
import { addDays } from "./school-term";

/** The last day of a number of working days after a day, YYYY-MM-DD: for offices, which know no vacation. */
export function workingDayAfter(calendar: SchoolCalendar, day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0;) {
    found = addDays(found, 1);
    if (calendar.kindOf(found) !== "NONE") left -= 1;
  }
  return found;
}

/** The calendar of offices: public holidays and days worked for them, with what the county departs in, and no terms. */
export async function readOfficeCalendar(database: DataSource | EntityManager): Promise<SchoolCalendar> {
  const days = await database.query<{ day: string; isSchoolDay: boolean }[]>(
    'SELECT day, is_school_day AS "isSchoolDay" FROM school_calendar_day',
  );
  return new SchoolCalendar([], new Map(days.map(({ day, isSchoolDay }) => [day, isSchoolDay])));
}
