import type { DataSource, EntityManager } from "typeorm";
import type { OfficeDays } from "../../../schema/school-calendar/working-days";

/** The days on which the county departs from the calendar of offices. */
export async function readOfficeDays(database: DataSource | EntityManager): Promise<OfficeDays> {
  const days = await database.query<{ day: string; isSchoolDay: boolean }[]>(
    'SELECT day, is_school_day AS "isSchoolDay" FROM school_calendar_day',
  );
  return new Map(days.map(({ day, isSchoolDay }) => [day, isSchoolDay]));
}
