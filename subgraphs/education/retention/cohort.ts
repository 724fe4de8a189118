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
 *
 * After a transfer within the county the place left and the new one are of one grade and day, and the new one tells. A child
 * came from elsewhere (转入) when it came to a place with none in the county left behind.
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
      EXISTS (
        SELECT 1 FROM enrolment AS place JOIN enrolment_change ON enrolment_change.enrolment_id = place.id
        WHERE place.person_id = enrolment.person_id AND enrolment_change.kind = 'TRANSFERRED_IN' AND NOT EXISTS (
          SELECT 1 FROM enrolment AS former
          WHERE former.person_id = place.person_id AND former.id <> place.id
            AND former.state IN ('TRANSFERRED_OUT', 'GRADUATED') AND former.state_date <= enrolment_change.changed_on)
      ) AS came
    FROM enrolment JOIN (SELECT DISTINCT person_id FROM entry) AS cohort USING (person_id)
    ORDER BY enrolment.person_id, enrolment.grade DESC, enrolment.state_date DESC NULLS FIRST,
      enrolment.state = 'TRANSFERRED_OUT', enrolment.id
  )`;

/** SQL over `fate`: whether the rate counts on a child, which is of the cohort and neither went elsewhere nor died. */
export const COUNTS = "fate.state NOT IN ('TRANSFERRED_OUT', 'DECEASED')";

/** SQL over `fate`: whether a child finished grade 9. */
export const GRADUATED = "fate.state = 'GRADUATED' AND fate.grade = 9";
