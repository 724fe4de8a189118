import { expectedOn } from "../roll-check/expected";
import { SCHOOLS_IN_SCOPE } from "../school/school.policy";

/** Whether a school has not signed the term $6 by the day $7, or signed later; $8 is today. */
export const IS_LATE = `
  coalesce((SELECT roster_check.confirmed_on FROM roster_check
            WHERE roster_check.school_id = "school".id AND roster_check.term = $6), $8::date) > $7::date`;

/** Signatures of schools ($1) for a term ($2). */
export const SIGNATURES = `
  SELECT school_id AS "schoolId", confirmed_on AS "confirmedOn", confirmed_by AS "confirmedBy",
         confirmed_post AS "confirmedPost"
  FROM roster_check WHERE school_id = ANY ($1) AND term = $2`;

/** Classes of schools ($1) as they were signed for a term ($2), else as the roll has them for its first day ($3) where $4 is true. */
export const CLASSES_OF_TERM = `
  SELECT school_id AS "schoolId", grade, class_name AS "className", on_roll AS "onRoll", present
  FROM roster_check_class WHERE school_id = ANY ($1) AND term = $2
  UNION ALL
  SELECT enrolment.school_id, enrolment.grade, enrolment.class_name, count(*)::int, NULL
  FROM enrolment
  WHERE $4::boolean AND enrolment.school_id = ANY ($1) AND ${expectedOn("$3")}
    AND NOT EXISTS (SELECT 1 FROM roster_check WHERE roster_check.school_id = enrolment.school_id AND roster_check.term = $2)
  GROUP BY enrolment.school_id, enrolment.grade, enrolment.class_name`;

/** $1 school, $2 term, $3 account, $4 post, $5 instant, $6 day; gives no row when the school has signed before. */
export const SIGN = `
  INSERT INTO roster_check (school_id, term, confirmed_by, confirmed_post, confirmed_at, confirmed_on)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (school_id, term) DO NOTHING RETURNING 1`;

/** $1 school, $2 term, then the columns of the classes. */
export const KEEP_CLASSES = `
  INSERT INTO roster_check_class (school_id, term, grade, class_name, on_roll, present, note_sealed)
  SELECT $1, $2, grade, class_name, on_roll, present, note_sealed
  FROM unnest($3::int[], $4::text[], $5::int[], $6::int[], $7::bytea[])
    AS class (grade, class_name, on_roll, present, note_sealed)`;

/** Classes whose numbers differed when a school in scope ($1, $2) signed the term $3, after the key $4 to $6; $8 is the only school. */
export const DIFFERENCES_IN_SCOPE = `
  SELECT school_id AS "schoolId", grade, class_name AS "className", on_roll AS "onRoll", present, note_sealed AS "noteSealed"
  FROM roster_check_class
  WHERE term = $3 AND present <> on_roll AND school_id IN (${SCHOOLS_IN_SCOPE})
    AND ($8::text IS NULL OR school_id = $8)
    AND (school_id, grade::text, class_name) > ($4, $5, $6)
  ORDER BY school_id, grade, class_name LIMIT $7`;
