import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import { type SchoolYear, schoolYearStart, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { schoolScope } from "../school/school.policy";
import { RatePart, StatisticKind, StatisticLevel } from "./statistic-kind";
import { childrenStatement, numbersStatement } from "./statistic-statements";
import type { UnitStatistic } from "./unit-statistics.type";

interface Scope {
  regionCode: string;
  schoolYear: SchoolYear;
  /** 学校标识码; null for every school of the region. */
  schoolId: string | null;
}

interface ChildrenQuery extends Scope {
  kind: StatisticKind;
  part: RatePart;
  grade: number | null;
}

/** Grades 1 to 9 lie between the entry of a cohort and the school year that begins when it has finished. */
const YEARS_OF_SCHOOLING = 9;

/** The rates of the rolls by unit, and the children behind them, over the schools that one caller may read. */
export class UnitStatisticsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /**
   * The numbers of each unit that has any, of each kind; one statement a rate.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async list(scope: Scope, level: StatisticLevel, kinds: readonly StatisticKind[]): Promise<UnitStatistic[]> {
    const isDropout = (kind: StatisticKind): boolean => kind !== StatisticKind.CONSOLIDATION;
    const families = [kinds.find(isDropout), kinds.find((kind) => !isDropout(kind))].filter(
      (kind) => kind !== undefined,
    );
    const rows = await Promise.all(
      families.map((kind) =>
        this.database.query<UnitStatistic[]>(numbersStatement(kind, level), this.parameters(scope, kind)),
      ),
    );
    return rows.flat().filter(({ kind }) => kinds.includes(kind));
  }

  /**
   * The children behind a number, one more than the page holds, ordered by id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async listChildren(
    { kind, part, grade, ...scope }: ChildrenQuery,
    { first, after }: Page,
  ): Promise<{ personId: PersonId }[]> {
    return this.database.query<{ personId: PersonId }[]>(childrenStatement(kind, part), [
      ...this.parameters(scope, kind),
      grade,
      after?.[0] ?? "",
      first + 1,
    ]);
  }

  private parameters({ regionCode, schoolYear, schoolId }: Scope, kind: StatisticKind): unknown[] {
    const [townships, ownSchool] = schoolScope(this.caller, regionCode);
    const isOthers = ownSchool !== null && schoolId !== null && schoolId !== ownSchool;
    const start = schoolYearStart(schoolYear);
    return [
      isOthers ? [] : townships,
      schoolId ?? ownSchool,
      kind === StatisticKind.CONSOLIDATION ? Number(start.slice(0, 4)) - YEARS_OF_SCHOOLING : start,
      schoolYearStartOf(this.clock.today()),
    ];
  }
}
