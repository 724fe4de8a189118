import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { type SchoolYear, schoolYearStart, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { gradeYear, schoolYearOf } from "../statistics/grade-year";
import { type DropoutRate, SchoolStage } from "./dropout-rate.type";

type StageCount = Pick<DropoutRate, "stage" | "dropouts" | "enrolledAtStart">;

/** 年辍学率 over the schools that one caller may read. */
export class DropoutRateService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /**
   * Dropouts of a school year beside the children on the roll when it began, per stage (小学、初中). A child who was
   * never on a roll (失学) has no stage and does not count.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async list(regionCode: string, schoolYear: SchoolYear): Promise<DropoutRate[]> {
    const counts = await this.database.query<StageCount[]>(STAGE_COUNTS, [
      ...schoolScope(this.caller, regionCode),
      schoolYearStart(schoolYear),
      schoolYearStartOf(this.clock.today()),
    ]);
    return Object.values(SchoolStage).map((stage) => {
      const { dropouts = 0, enrolledAtStart = 0 } = counts.find((count) => count.stage === stage) ?? {};
      return { stage, dropouts, enrolledAtStart, rate: enrolledAtStart > 0 ? dropouts / enrolledAtStart : null };
    });
  }
}

/**
 * The roster shows each child where it stands today, so that its class in the year is counted back, a grade a year. One
 * 学籍号 serves grades 1 to 9: a row whose 入学年月 is a later entry into junior school stands for the primary class its
 * child came from, while an entry into any other grade after the start is a child who was not here.
 * The steps are materialised: inlined, PostgreSQL computes each row's grades a dozen times.
 */
const STAGE_COUNTS = `
  WITH enrolled AS MATERIALIZED (
    SELECT enrolment.id, enrolment.person_id, enrolment.entry_month, enrolment.state, enrolment.state_date,
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
    SELECT DISTINCT person_id FROM dropout_record
    WHERE found_on >= $3::date AND found_on < $3::date + interval '1 year'
  ), roll AS MATERIALIZED (
    SELECT enrolled.person_id, grade_then,
      grade_then BETWEEN 1 AND 9
        AND (entry_month <= $3::date OR entry_grade >= 7)
        AND (state IN ('ENROLLED', 'SUSPENDED') OR coalesce(state_date >= $3::date, false))
        AND coalesce(last_before NOT IN ('DROPPED_OUT', 'TRANSFERRED_OUT'), true)
        AND NOT coalesce(came_later, false) AS enrolled_at_start,
      coalesce(history.dropped_out, false) OR ledger.person_id IS NOT NULL AS dropped_out
    FROM enrolled
      LEFT JOIN history ON history.enrolment_id = enrolled.id
      LEFT JOIN ledger ON ledger.person_id = enrolled.person_id
  ), child AS (
    SELECT coalesce(max(grade_then) FILTER (WHERE enrolled_at_start), max(grade_then)) AS grade,
      bool_or(enrolled_at_start) AS enrolled_at_start, bool_or(dropped_out) AS dropped_out
    FROM roll WHERE enrolled_at_start OR dropped_out
    GROUP BY person_id
  )
  SELECT CASE WHEN grade <= 6 THEN 'PRIMARY' ELSE 'JUNIOR' END AS stage,
    count(*) FILTER (WHERE dropped_out)::int AS "dropouts",
    count(*) FILTER (WHERE enrolled_at_start)::int AS "enrolledAtStart"
  FROM child GROUP BY 1`;
