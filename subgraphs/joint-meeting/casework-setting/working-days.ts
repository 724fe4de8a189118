import type { DataSource, EntityManager } from "typeorm";
import type { OfficeDays } from "../../../schema/school-calendar/working-days";

export { type OfficeDays, workingDayAfter, workingDaysBetween } from "../../../schema/school-calendar/working-days";

/** The days on which the county's offices depart from the public calendar. */
export async function readOfficeDays(database: DataSource | EntityManager): Promise<OfficeDays> {
  const days = await database.query<{ day: string; isWorking: boolean }[]>(
    'SELECT day, is_working AS "isWorking" FROM office_day',
  );
  return new Map(days.map(({ day, isWorking }) => [day, isWorking]));
}
