import type { DataSource, EntityManager } from "typeorm";
import { schoolAgeDay, type SchoolYear } from "../../../schema/scalars/school-year";
import { addDays, autumnTermOf, getOpenedTerm } from "../enrolment-setting/school-term";
import type { AdmissionRule } from "./admission-rule.type";

/** Who is to enter school in a school year, and by when, as the county has it. */
export async function getAdmissionRule(
  database: DataSource | EntityManager,
  schoolYear: SchoolYear,
): Promise<AdmissionRule> {
  const { startsOn, settings } = await getOpenedTerm(database, autumnTermOf(schoolYear));
  const ageDay = schoolAgeDay(schoolYear);
  const yearsBefore = (years: number): string => `${Number(ageDay.slice(0, 4)) - years}${ageDay.slice(4)}`;
  return {
    entryAge: settings.ENTRY_AGE,
    bornFrom: addDays(yearsBefore(settings.ENTRY_AGE + 1), 1),
    bornTo: yearsBefore(settings.ENTRY_AGE),
    termStartsOn: startsOn,
    registerBy: addDays(startsOn, settings.REGISTRATION_DAYS),
  };
}
