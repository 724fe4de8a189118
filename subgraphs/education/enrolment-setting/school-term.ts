import type { DataSource, EntityManager } from "typeorm";
import { parseSchoolYear, type SchoolYear } from "../../../schema/scalars/school-year";
import { ScalarFault } from "../../../schema/scalars/scalar-fault";
import { type EnrolmentSettings, getEnrolmentSettings } from "./enrolment-setting";

/** A school term (学期) by name: `2018-2019-1` is the autumn of 2018, `2018-2019-2` the spring after it. */
export interface SchoolTerm {
  name: string;
  schoolYear: SchoolYear;
  half: 1 | 2;
}

const MS_PER_DAY = 86_400_000;

/** The autumn term of a school year, in which children enter. */
export function autumnTermOf(schoolYear: SchoolYear): SchoolTerm {
  return { name: `${schoolYear}-1`, schoolYear, half: 1 };
}

/** Reads the name of a term; null for anything else. */
export function findSchoolTerm(name: string): SchoolTerm | null {
  const match = /^(\d{4}-\d{4})-([12])$/.exec(name.trim());
  if (match === null) return null;
  const [whole, years = "", half] = match;
  try {
    return { name: whole, schoolYear: parseSchoolYear(years), half: half === "1" ? 1 : 2 };
  } catch (fault) {
    if (fault instanceof ScalarFault) return null;
    throw fault;
  }
}

/** The first day of a term as far as what children are due is concerned, whenever lessons begin: 1 September or 1 February. */
export function dueFrom({ schoolYear, half }: SchoolTerm): string {
  return half === 1 ? `${schoolYear.slice(0, 4)}-09-01` : `${schoolYear.slice(5)}-02-01`;
}

/** A term's first day and the settings in force on it. */
export interface OpenedTerm {
  startsOn: string;
  settings: EnrolmentSettings;
}

/** When a term begins: by the county's school calendar; a term that it does not hold, on the day usual in the county. */
export async function getOpenedTerm(database: DataSource | EntityManager, term: SchoolTerm): Promise<OpenedTerm> {
  const { schoolYear, half } = term;
  const usual = half === 1 ? `${schoolYear.slice(0, 4)}-09-01` : `${schoolYear.slice(5)}-03-01`;
  const [row] = await database.query<{ startsOn: string }[]>(
    'SELECT starts_on AS "startsOn" FROM school_term WHERE term = $1',
    [term.name],
  );
  const settings = await getEnrolmentSettings(database, row?.startsOn ?? usual);
  if (row !== undefined) return { startsOn: row.startsOn, settings };
  const monthAndDay = half === 1 ? settings.AUTUMN_TERM_STARTS : settings.SPRING_TERM_STARTS;
  return {
    startsOn: `${usual.slice(0, 4)}-${twoDigits(Math.floor(monthAndDay / 100))}-${twoDigits(monthAndDay % 100)}`,
    settings,
  };
}

/** The date some days after another, both YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");
