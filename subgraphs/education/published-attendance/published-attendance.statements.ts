import { expectedOn } from "../roll-check/expected";

/** Classes of schools ($1) on a day ($2) with what was reported of them; those not reported only where $3 is true. */
export const CLASSES_OF_DAY = `
  WITH roll AS (
    SELECT enrolment.school_id, enrolment.grade, enrolment.class_name, count(*)::int AS enrolled
    FROM enrolment WHERE $3::boolean AND enrolment.school_id = ANY ($1) AND ${expectedOn("$2")}
    GROUP BY enrolment.school_id, enrolment.grade, enrolment.class_name),
  report AS (
    SELECT * FROM roll_check WHERE day = $2 AND school_id = ANY ($1) AND superseded_at IS NULL)
  SELECT school_id AS "schoolId", grade, class_name AS "className", coalesce(report.enrolled, roll.enrolled) AS enrolled,
         report.unexcused, report.sick_leave AS "sickLeave", report.personal_leave AS "personalLeave",
         report.reported_at AS "reportedAt"
  FROM roll FULL JOIN report USING (school_id, grade, class_name)`;

/** Whether a school has a class that has not been reported for the day $6. */
export const HAS_UNREPORTED_CLASS = `
  EXISTS (SELECT 1 FROM enrolment WHERE enrolment.school_id = "school".id AND ${expectedOn("$6")}
    AND NOT EXISTS (SELECT 1 FROM roll_check report
                    WHERE report.day = $6 AND report.school_id = enrolment.school_id AND report.grade = enrolment.grade
                      AND report.class_name = enrolment.class_name AND report.superseded_at IS NULL))`;
