import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { gradeYear } from "../statistics/grade-year";
import type { Retention } from "./retention.type";

/** 九年义务教育巩固率 over the schools that one caller may read. */
export class RetentionService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /**
   * Consolidation of the cohort that entered grade 1 in a year. A child counts once, and the latest of its enrolments
   * in the county says what became of it.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a year that is none.
   */
  async find(regionCode: string, entryYear: number): Promise<Retention> {
    if (entryYear < 1900 || entryYear > 2999) {
      throw new DomainError("BAD_INPUT", "entryYear is a year of four digits, such as 2009. 入学年份应为四位年份。");
    }
    const scope = schoolScope(this.caller, regionCode);
    const [counts] = await this.database.query<[Counts]>(COHORT, [
      ...scope,
      entryYear,
      schoolYearStartOf(this.clock.today()),
    ]);
    const entrants = counts.members - counts.transferredOut - counts.deceased;
    return {
      entrants,
      graduates: counts.graduates,
      transferredIn: counts.transferredIn,
      transferredOut: counts.transferredOut,
      deceased: counts.deceased,
      rate: entrants > 0 ? counts.graduates / entrants : null,
    };
  }
}

/** `members`: grade-1 entrants of the county and those who joined their cohort from elsewhere. */
type Counts = Record<"members" | "graduates" | "transferredIn" | "transferredOut" | "deceased", number>;

/**
 * A row tells of an entry into grade 1 when its grade is not further on than the years since 入学年月 allow; repeaters
 * are behind, never ahead. A junior-school row whose 入学年月 is the entry into grade 7 is six grades ahead, and stays so
 * unless the child left long ago: hence the age, under 11 on entry.
 */
const COHORT = `
  WITH cohort AS (
    SELECT DISTINCT enrolment.person_id
    FROM enrolment
    WHERE enrolment.school_id IN (${SCHOOLS_IN_SCOPE})
      AND enrolment.entry_month >= make_date($3::int, 1, 1) AND enrolment.entry_month < make_date($3::int + 1, 1, 1)
      AND enrolment.grade - (${gradeYear("$4")} - $3::int) <= 1
      AND enrolment.birth_date > make_date($3::int - 11, 8, 31)
  ), fate AS (
    SELECT DISTINCT ON (enrolment.person_id) enrolment.state, enrolment.grade,
      EXISTS (SELECT 1 FROM enrolment_change WHERE enrolment_id = enrolment.id AND kind = 'TRANSFERRED_IN') AS came
    FROM enrolment JOIN cohort USING (person_id)
    ORDER BY enrolment.person_id, enrolment.grade DESC, enrolment.state_date DESC NULLS FIRST, enrolment.id
  )
  SELECT count(*)::int AS "members",
    count(*) FILTER (WHERE state = 'GRADUATED' AND grade = 9)::int AS "graduates",
    count(*) FILTER (WHERE came)::int AS "transferredIn",
    count(*) FILTER (WHERE state = 'TRANSFERRED_OUT')::int AS "transferredOut",
    count(*) FILTER (WHERE state = 'DECEASED')::int AS "deceased"
  FROM fate`;
