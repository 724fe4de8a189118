import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { schoolScope } from "../school/school.policy";
import { COHORT, COUNTS, GRADUATED } from "./cohort";
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
    const [counts] = await this.database.query<[Counts]>(COUNTS_OF_COHORT, [
      ...scope,
      entryYear,
      schoolYearStartOf(this.clock.today()),
    ]);
    return { ...counts, rate: counts.entrants > 0 ? counts.graduates / counts.entrants : null };
  }
}

type Counts = Record<"entrants" | "graduates" | "transferredIn" | "transferredOut" | "deceased", number>;

const COUNTS_OF_COHORT = `
  WITH ${COHORT}
  SELECT count(*) FILTER (WHERE ${COUNTS})::int AS "entrants",
    count(*) FILTER (WHERE ${GRADUATED})::int AS "graduates",
    count(*) FILTER (WHERE came)::int AS "transferredIn",
    count(*) FILTER (WHERE state = 'TRANSFERRED_OUT')::int AS "transferredOut",
    count(*) FILTER (WHERE state = 'DECEASED')::int AS "deceased"
  FROM fate`;
