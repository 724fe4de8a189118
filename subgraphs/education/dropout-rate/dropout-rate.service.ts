import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { type SchoolYear, schoolYearStart, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { schoolScope } from "../school/school.policy";
import { type DropoutRate, SchoolStage } from "./dropout-rate.type";
import { childrenOfYear, YEAR_ROLL } from "./year-roll";

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

const STAGE_COUNTS = `
  WITH ${YEAR_ROLL}, ${childrenOfYear("COUNTY")}
  SELECT stage, count(*) FILTER (WHERE dropped_out)::int AS "dropouts",
    count(*) FILTER (WHERE enrolled_at_start)::int AS "enrolledAtStart"
  FROM child GROUP BY 1`;
