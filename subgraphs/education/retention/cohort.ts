import { SCHOOLS_IN_SCOPE } from "../school/school.policy";
import { gradeYear } from "../statistics/grade-year";

/**
 * SQL of the cohort that entered grade 1 in a year: `entry`, the schools whose rolls tell of the entries, and `fate`, each
 * child once, by the latest of its enrolments in the county. Parameters: $1 and $2 the schools, $3 the year of entry,
 * $4 the school year that is running.
 *
 * A row tells of an entry into grade 1 when its grade is not further on than the years since 入学年月 allow; repeaters
 * are behind, never ahead. A junior-school row whose 入学年月 is the entry into grade 7 is six grades ahead, and stays so
 * unless the child left long ago: hence the age, under 11 on entry.
 */
export const COHORT = `
  entry AS (
    SELECT DISTINCT enrolment.person_id, enrolment.school_id
    FROM enrolment
    WHERE enrolment.school_id IN (${SCHOOLS_IN_SCOPE})
      AND enrolment.entry_month >= make_date($3::int, 1, 1) AND enrolment.entry_month < make_date($3::int + 1, 1, 1)
      AND enrolment.grade - (${gradeYear("$4")} - $3::int) <= 1
      AND enrolment.birth_date > make_date($3::int - 11, 8, 31)
  ), fate AS (
    SELECT DISTINCT ON (enrolment.person_id) enrolment.person_id, enrolment.state, enrolment.grade,
      EXISTS (SELECT 1 FROM enrolment_change WHERE enrolment_id = enrolment.id AND kind = 'TRANSFERRED_IN') AS came
    FROM enrolment JOIN (SELECT DISTINCT person_id FROM entry) AS cohort USING (person_id)
    ORDER BY enrolment.person_id, enrolment.grade DESC, enrolment.state_date DESC NULLS FIRST, enrolment.id
  )`;

/** SQL over `fate`: whether the rate counts on a child, which is of the cohort and neither went elsewhere nor died. */
export const COUNTS = "fate.state NOT IN ('TRANSFERRED_OUT', 'DECEASED')";

/** SQL over `fate`: whether a child finished grade 9. */
export const GRADUATED = "fate.state = 'GRADUATED' AND fate.grade = 9";
