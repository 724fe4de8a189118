import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import { type SchoolYear, schoolYearStart, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { YEAR_ROLL } from "../dropout-rate/year-roll";
import { schoolScope } from "../school/school.policy";
import { gradeYear } from "../statistics/grade-year";
import type { ClassWithoutDropout, SchoolWithoutDropout } from "./without-dropout.type";

/** 无辍学校 and 无辍学班 among the schools that one caller may read. */
export class WithoutDropoutService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /**
   * Schools with children on whose roll nobody dropped out, back or not, one more than the page holds, ordered by id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  listSchools(regionCode: string, year: SchoolYear, { first, after }: Page): Promise<SchoolWithoutDropout[]> {
    return this.database.query<SchoolWithoutDropout[]>(
      `${CLASSES}
       SELECT school_id AS "schoolId", sum(on_roll)::int AS "onRoll" FROM class
       GROUP BY school_id HAVING NOT bool_or(has_dropout) AND sum(on_roll) > 0 AND school_id > $6
       ORDER BY school_id LIMIT $7`,
      [...this.parameters(regionCode, year), after?.[0] ?? "", first + 1],
    );
  }

  /**
   * Classes alike, ordered by school, grade and name.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  listClasses(regionCode: string, year: SchoolYear, { first, after }: Page): Promise<ClassWithoutDropout[]> {
    return this.database.query<ClassWithoutDropout[]>(
      `${CLASSES}
       SELECT school_id AS "schoolId", grade, class_name AS "className", on_roll AS "onRoll" FROM class
       WHERE NOT has_dropout AND on_roll > 0
         AND (school_id, grade::text, class_name) > ($6, $7, $8)
       ORDER BY school_id, grade::text, class_name LIMIT $9`,
      [...this.parameters(regionCode, year), ...(after ?? ["", "", ""]), first + 1],
    );
  }

  private parameters(regionCode: string, year: SchoolYear): unknown[] {
    const today = this.clock.today();
    const lastDay = `${Number(year.slice(0, 4)) + 1}-08-31`;
    return [
      ...schoolScope(this.caller, regionCode),
      schoolYearStart(year),
      schoolYearStartOf(today),
      today < lastDay ? today : lastDay,
    ];
  }
}

/**
 * The classes of a school year with their children on the roll on its last day or today ($5) and whether anybody of them
 * dropped out in it, as the dropout rate counts. A child who dropped out counts against the school where its row stands,
 * since the roster knows no other; a class that was then at another kind of school is no class of this one.
 */
const CLASSES = `
  WITH ${YEAR_ROLL}, dropout AS (
    SELECT DISTINCT person_id, school_id FROM roll WHERE dropped_out
  ), place AS (
    SELECT enrolment.school_id, school.kind, enrolment.class_name, dropout.person_id IS NOT NULL AS has_dropout,
      enrolment.grade - (${gradeYear("$4")} - extract(year FROM $3::date)::int) AS grade,
      enrolment.entry_month <= $5::date AND (enrolment.state IN ('ENROLLED', 'SUSPENDED')
        OR coalesce(enrolment.state_date > $5::date, false)
        OR coalesce(enrolment.state = 'GRADUATED' AND enrolment.state_date >= $3::date, false)) AS on_roll
    FROM enrolment
      JOIN school ON school.id = enrolment.school_id
      LEFT JOIN dropout ON dropout.person_id = enrolment.person_id AND dropout.school_id = enrolment.school_id
    WHERE enrolment.id IN (SELECT id FROM enrolled)
  ), class AS (
    SELECT school_id, grade, class_name, bool_or(has_dropout) AS has_dropout,
      (count(*) FILTER (WHERE on_roll AND ($4::int = extract(year FROM $3::date) OR grade BETWEEN
        CASE WHEN kind = 'JUNIOR' THEN 7 ELSE 1 END AND CASE WHEN kind = 'PRIMARY' THEN 6 ELSE 9 END)))::int AS on_roll
    FROM place GROUP BY school_id, grade, class_name
  )`;
