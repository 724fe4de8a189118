import type { DataSource, EntityManager } from "typeorm";
import { type OfficeDays, workingDayAfter } from "../../../schema/school-calendar/working-days";
import { LetterSettingName } from "./letter-setting-name";

/** The rules of letters in force on a day, by name. */
export type LetterSettings = Record<keyof typeof LetterSettingName, number>;

/** By when a letter of a day is asked to be accepted and answered, YYYY-MM-DD. */
export interface DueDays {
  acceptBy: string;
  answerBy: string;
}

const NAMES = Object.values(LetterSettingName);

/**
 * Both counties reckon by the public calendar alone: what one of them has free for itself, such as 三月三, the other does not
 * know of, and a date on a letter must be the same on both sides.
 */
export const PUBLIC_CALENDAR: OfficeDays = new Map();

/** The rules in force on a day, YYYY-MM-DD. @throws Error when one has no row: the migration gives each one. */
export async function getLetterSettings(database: DataSource | EntityManager, day: string): Promise<LetterSettings> {
  const rows = await database.query<{ name: string; value: number }[]>(IN_FORCE, [day]);
  const found = new Map(rows.map(({ name, value }) => [name, value]));
  const missing = NAMES.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`letter_setting has no ${missing.join(", ")} in force on ${day}`);
  return Object.fromEntries(NAMES.map((name) => [name, found.get(name)])) as LetterSettings;
}

/** The days by which a letter that is issued on a day is due, by the rules of that day. @throws Error as the settings do. */
export async function dueDays(database: DataSource | EntityManager, day: string): Promise<DueDays> {
  const { ACCEPT_DAYS, ANSWER_DAYS } = await getLetterSettings(database, day);
  return {
    acceptBy: workingDayAfter(PUBLIC_CALENDAR, day, ACCEPT_DAYS),
    answerBy: workingDayAfter(PUBLIC_CALENDAR, day, ANSWER_DAYS),
  };
}

/** Of a day before all rules, which another county may write on its letter, the first ones. */
const IN_FORCE = `
  SELECT DISTINCT ON (name) name, value FROM letter_setting
  ORDER BY name, valid_from <= $1::date DESC, abs(valid_from - $1::date)`;
