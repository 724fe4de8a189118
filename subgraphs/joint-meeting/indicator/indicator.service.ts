import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { type CompletedSweep, findLastSweep } from "../three-ledgers/last-sweep";
import { IndicatorKind, IndicatorLevel } from "./indicator-kind";
import { indicatorScope, type IndicatorScope, isOfSchools, townshipsOfScope } from "./indicator-scope.policy";
import type { IndicatorTargetService } from "./indicator-target.service";
import type { Indicator } from "./indicator.type";
import { readReportNumbers } from "./report-rates";
import { readRollNumbers } from "./roll-rates";
import type { SchoolDirectory, SchoolDirectoryReader } from "./school-directory";
import { countSwept, isOfSweep } from "./swept-rates";
import { type NumbersOrNone, toIndicator } from "./to-indicator";
import type { UnitNumbers } from "./unit-numbers";

export interface IndicatorResources {
  database: DataSource;
  office: GatewayReader;
  clock: Clock;
  countyCode: string;
  indicatorTargets: IndicatorTargetService;
  schoolDirectory: SchoolDirectoryReader;
}

export interface IndicatorQuery {
  regionCode: string;
  schoolYear: string;
  level: IndicatorLevel;
  kinds: readonly IndicatorKind[];
  schoolId: string | null;
}

/** What a query is answered from. */
interface Basis {
  scope: IndicatorScope;
  sweep: CompletedSweep | null;
  schools: SchoolDirectory;
}

/**
 * The indicators (考核指标) that one caller may see. The rates of the rolls and the reports are education's, read live as
 * the office; the others are counted from the last completed sweep of the year.
 */
export class IndicatorService {
  /** The last sweep of a school year, for all that one request asks of it. */
  private readonly lastSweeps = new Map<string, Promise<CompletedSweep | null>>();

  constructor(
    private readonly resources: IndicatorResources,
    private readonly caller: Caller,
  ) {}

  /**
   * A line for each unit that has anything below the line, ordered by indicator and code; of the county one in any case.
   * @throws DomainError FORBIDDEN for what lies beyond the caller's territory, UNAVAILABLE when education does not answer.
   */
  async list(query: IndicatorQuery): Promise<Indicator[]> {
    const { clock, countyCode, indicatorTargets, schoolDirectory } = this.resources;
    const { level, kinds, schoolYear } = query;
    const scope = indicatorScope(this.caller, countyCode, query);
    const [sweep, schools] = await Promise.all([
      this.lastSweep(schoolYear),
      isOfSchools(level) ? schoolDirectory.read(scope.regions) : new Map(),
    ]);
    const today = clock.today();
    const sweptOn = sweep?.asOf ?? today;
    const [numbers, targetsToday, targetsThen] = await Promise.all([
      this.count(query, { scope, sweep, schools }),
      indicatorTargets.listInForce(today),
      sweptOn === today ? null : indicatorTargets.listInForce(sweptOn),
    ]);
    return [...new Set(kinds)].flatMap((kind) => {
      const isSwept = isOfSweep(kind);
      const targets = isSwept ? (targetsThen ?? targetsToday) : targetsToday;
      const basis = {
        asOf: isSwept ? sweptOn : today,
        sweepId: isSwept ? (sweep?.id ?? null) : null,
        target: targets.find((target) => target.kind === kind),
      };
      return linesOf(kind, level, numbers, isSwept && sweep === null).map((line) =>
        toIndicator(line, { level, countyCode, schools }, basis),
      );
    });
  }

  private lastSweep(schoolYear: string): Promise<CompletedSweep | null> {
    const { database, countyCode } = this.resources;
    const found = this.lastSweeps.get(schoolYear) ?? findLastSweep(database, countyCode, schoolYear);
    this.lastSweeps.set(schoolYear, found);
    return found;
  }

  private async count(
    { level, kinds, schoolYear }: IndicatorQuery,
    { scope, sweep, schools }: Basis,
  ): Promise<UnitNumbers[]> {
    const { database, office, clock, countyCode } = this.resources;
    const reading = { ...scope, schoolYear, requestId: this.caller.requestId };
    const numbers = await Promise.all([
      readRollNumbers(office, reading, level, kinds),
      kinds.includes(IndicatorKind.REPORTS_ON_TIME)
        ? readReportNumbers(office, { ...reading, today: clock.today() }, level)
        : [],
      sweep === null
        ? []
        : countSwept(
            database,
            {
              sweepId: sweep.id,
              townships: isOfSchools(level) ? null : townshipsOfScope(scope, countyCode),
              schoolIds: isOfSchools(level) ? schoolsOfScope(scope, schools) : null,
            },
            level,
            kinds,
          ),
    ]);
    return numbers.flat();
  }
}

/** The lines of one indicator; the county's stands also where there is nothing below it, or nothing to count from. */
function linesOf(
  kind: IndicatorKind,
  level: IndicatorLevel,
  numbers: readonly UnitNumbers[],
  isUnknown: boolean,
): NumbersOrNone[] {
  const lines = numbers.filter((line) => line.kind === kind).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  if (level !== IndicatorLevel.COUNTY || lines.length > 0) return lines;
  const none = isUnknown ? null : 0;
  return [{ kind, code: "", numerator: none, denominator: none }];
}

/** 学校标识码 of the schools of a scope. */
function schoolsOfScope({ schoolId }: IndicatorScope, schools: SchoolDirectory): string[] {
  return [...schools.keys()].filter((id) => schoolId === null || id === schoolId);
}
