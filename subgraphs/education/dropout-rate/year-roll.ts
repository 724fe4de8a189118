import { SCHOOLS_IN_SCOPE } from "../school/school.policy";
import { gradeYear, schoolYearOf } from "../statistics/grade-year";

/**
 * SQL of the rolls of a school year: who was on them when it began, and who dropped out during it. Parameters: $1 and $2
 * the schools, $3 the first day of the year, $4 the school year that is running.
 *
 * The roster shows each child where it stands today, so that its class in the year is counted back, a grade a year. One
 * 学籍号 serves grades 1 to 9: a row whose 入学年月 is a later entry into junior school stands for the primary class its
 * child came from, while an entry into any other grade after the start is a child who was not here.
 * The steps are materialised: inlined, PostgreSQL computes each row's grades a dozen times.
 */
export const YEAR_ROLL = `
  enrolled AS MATERIALIZED (
    SELECT enrolment.id, enrolment.person_id, enrolment.school_id, enrolment.entry_month, enrolment.state, enrolment.state_date,
      enrolment.grade - (${gradeYear("$4")} - extract(year FROM $3::date)::int) AS grade_then,
      enrolment.grade - (${gradeYear("$4")} - ${schoolYearOf("enrolment.entry_month")}) AS entry_grade
    FROM enrolment WHERE enrolment.school_id IN (${SCHOOLS_IN_SCOPE})
  ), history AS (
    SELECT enrolment_id,
      (array_agg(kind ORDER BY changed_on DESC, kind DESC) FILTER (WHERE changed_on < $3::date))[1] AS last_before,
      bool_or(kind = 'TRANSFERRED_IN' AND changed_on >= $3::date) AS came_later,
      bool_or(kind = 'DROPPED_OUT' AND changed_on >= $3::date AND changed_on < $3::date + interval '1 year') AS dropped_out
    FROM enrolment_change GROUP BY enrolment_id
  ), ledger AS (
    SELECT DISTINCT person_id FROM dropout_ledger
    WHERE found_on >= $3::date AND found_on < $3::date + interval '1 year'
  ), roll AS MATERIALIZED (
    SELECT enrolled.person_id, enrolled.school_id, grade_then,
      grade_then BETWEEN 1 AND 9
        AND (entry_month <= $3::date OR entry_grade >= 7)
        AND (state IN ('ENROLLED', 'SUSPENDED') OR coalesce(state_date >= $3::date, false))
        AND coalesce(last_before NOT IN ('DROPPED_OUT', 'TRANSFERRED_OUT'), true)
        AND NOT coalesce(came_later, false) AS enrolled_at_start,
      coalesce(history.dropped_out, false) OR ledger.person_id IS NOT NULL AS dropped_out
    FROM enrolled
      LEFT JOIN history ON history.enrolment_id = enrolled.id
      LEFT JOIN ledger ON ledger.person_id = enrolled.person_id
  )`;

/** A unit that children are counted by; a child on the rolls of two counts in each. */
export type RollUnit = "COUNTY" | "TOWNSHIP" | "SCHOOL";

const UNIT_CODES: Record<RollUnit, string> = {
  COUNTY: "''",
  TOWNSHIP: "school.township_code",
  SCHOOL: "school.id",
};

/** SQL of the children of {@link YEAR_ROLL}, each once a unit (`code`), with grade and stage. Follows it in the same WITH. */
export const childrenOfYear = (unit: RollUnit): string => `
  child AS (
    SELECT code, person_id, grade, CASE WHEN grade <= 6 THEN 'PRIMARY' ELSE 'JUNIOR' END AS stage,
      enrolled_at_start, dropped_out
    FROM (
      SELECT ${UNIT_CODES[unit]} AS code, person_id,
        coalesce(max(grade_then) FILTER (WHERE enrolled_at_start), max(grade_then)) AS grade,
        bool_or(enrolled_at_start) AS enrolled_at_start, bool_or(dropped_out) AS dropped_out
      FROM roll JOIN school ON school.id = roll.school_id
      WHERE enrolled_at_start OR dropped_out
      GROUP BY 1, 2
    ) AS counted
  )`;
