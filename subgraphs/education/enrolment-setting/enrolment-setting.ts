import type { DataSource, EntityManager } from "typeorm";

/** What a county may set by itself about schooling, each as a number from a day on. */
export interface EnrolmentSettings {
  /** Age at entry, counted on 31 August: six, or seven where conditions lack (义务教育法 §11). */
  ENTRY_AGE: number;
  /** First day of the autumn term, month × 100 + day. */
  AUTUMN_TERM_STARTS: number;
  /** First day of the spring term, month × 100 + day. */
  SPRING_TERM_STARTS: number;
  /** Days after the start of term within which an entrant registers. */
  REGISTRATION_DAYS: number;
  /** Days after the start of term within which a school accounts for everybody on its roll. */
  ENTRY_CHECK_DAYS: number;
  /** Working days that each school and bureau has for its step of a change. */
  CHANGE_STEP_WORKING_DAYS: number;
  /** Visits a month that a child taught at home gets at least. */
  HOME_TEACHING_VISITS_PER_MONTH: number;
  /** Share of a subsidy that the centre pays, of a hundred; the county pays the rest. */
  SUBSIDY_CENTRE_PERCENT: number;
}

/** The settings in force on a day, YYYY-MM-DD. @throws Error when one has no row that early: the migration gives each one. */
export async function getEnrolmentSettings(
  database: DataSource | EntityManager,
  day: string,
): Promise<EnrolmentSettings> {
  const rows = await database.query<{ name: keyof EnrolmentSettings; value: number }[]>(
    `SELECT DISTINCT ON (name) name, value FROM enrolment_setting WHERE valid_from <= $1::date
     ORDER BY name, valid_from DESC`,
    [day],
  );
  const found = new Map(rows.map(({ name, value }) => [name, value]));
  const get = (name: keyof EnrolmentSettings): number => {
    const value = found.get(name);
    if (value === undefined) throw new Error(`enrolment_setting has no ${name} in force on ${day}`);
    return value;
  };
  return {
    ENTRY_AGE: get("ENTRY_AGE"),
    AUTUMN_TERM_STARTS: get("AUTUMN_TERM_STARTS"),
    SPRING_TERM_STARTS: get("SPRING_TERM_STARTS"),
    REGISTRATION_DAYS: get("REGISTRATION_DAYS"),
    ENTRY_CHECK_DAYS: get("ENTRY_CHECK_DAYS"),
    CHANGE_STEP_WORKING_DAYS: get("CHANGE_STEP_WORKING_DAYS"),
    HOME_TEACHING_VISITS_PER_MONTH: get("HOME_TEACHING_VISITS_PER_MONTH"),
    SUBSIDY_CENTRE_PERCENT: get("SUBSIDY_CENTRE_PERCENT"),
  };
}
