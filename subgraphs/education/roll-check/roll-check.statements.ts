import { expectedOn } from "./expected";

/** One report of a school's day at a time: $1 is the school and the day. */
export const LOCK_DAY = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

const CLASSES = "($3::int IS NULL OR (grade = $3 AND class_name = $4))";

/**
 * Who is expected in a class or school ($1 school, $2 day, $3 grade, $4 class) with the absence on record; numbers of those
 * in $5 alone.
 */
export const EXPECTED_STUDENTS = `
  SELECT enrolment.id, enrolment.grade, enrolment.class_name AS "className", absence.kind,
         CASE WHEN enrolment.id = ANY ($5) THEN enrolment.student_number_sealed END AS "studentNumberSealed"
  FROM enrolment LEFT JOIN absence ON absence.enrolment_id = enrolment.id AND absence.absent_on = $2
  WHERE enrolment.school_id = $1 AND ${CLASSES} AND ${expectedOn("$2")}`;

/** The reports in force of a class or school. */
export const REPORTS_IN_FORCE = `
  SELECT grade, class_name AS "className", enrolled, unexcused, sick_leave AS "sickLeave", personal_leave AS "personalLeave"
  FROM roll_check WHERE school_id = $1 AND day = $2 AND superseded_at IS NULL AND ${CLASSES}`;

/** $1 day, $2 everybody expected, $3 those who are absent after all. */
export const CLEAR_ABSENCES =
  "DELETE FROM absence WHERE absent_on = $1 AND enrolment_id = ANY ($2) AND enrolment_id <> ALL ($3)";

/** $1 day, $2 instant, then enrolments, kinds and digests; a row that is the same stays untouched. */
export const KEEP_ABSENCES = `
  INSERT INTO absence (enrolment_id, absent_on, kind, row_digest, imported_at)
  SELECT enrolment_id, $1, kind, row_digest, $2
  FROM unnest($3::text[], $4::text[], $5::bytea[]) AS reported (enrolment_id, kind, row_digest)
  ON CONFLICT (enrolment_id, absent_on) DO UPDATE
    SET kind = EXCLUDED.kind, warnings = '{}', row_digest = EXCLUDED.row_digest, imported_at = EXCLUDED.imported_at
    WHERE absence.row_digest <> EXCLUDED.row_digest`;

/** $1 school, $2 day, $3 grade, $4 class, $5 instant. */
export const SUPERSEDE_REPORTS = `
  UPDATE roll_check SET superseded_at = $5
  WHERE school_id = $1 AND day = $2 AND superseded_at IS NULL AND ${CLASSES}`;

/** $1 school, $2 day, $3 account, $4 post, $5 instant, then the columns of the classes. */
export const KEEP_REPORTS = `
  INSERT INTO roll_check (id, school_id, day, reported_by, reported_post, reported_at,
                          grade, class_name, enrolled, unexcused, sick_leave, personal_leave)
  SELECT gen_random_uuid(), $1, $2, $3, $4, $5, grade, class_name, enrolled, unexcused, sick_leave, personal_leave
  FROM unnest($6::int[], $7::text[], $8::int[], $9::int[], $10::int[], $11::int[])
    AS class (grade, class_name, enrolled, unexcused, sick_leave, personal_leave)`;
