import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { toRegion } from "../../../infra/runtime/region.type";
import { regionContains } from "../../../schema/regions/regions";
import { IndicatorLevel } from "../indicator/indicator-kind";
import { indicatorScope, type IndicatorScope, isOfSchools } from "../indicator/indicator-scope.policy";
import type { IndicatorTargetService } from "../indicator/indicator-target.service";
import type { IndicatorService } from "../indicator/indicator.service";
import type { Indicator } from "../indicator/indicator.type";
import type { SchoolDirectory, SchoolDirectoryReader } from "../indicator/school-directory";
import { nameOfUnit } from "../indicator/to-indicator";
import { schoolAndGrade } from "../indicator/unit-numbers";
import { findLastSweep } from "../three-ledgers/last-sweep";
import { findOverdueDays, listOverdueDropouts, type OverdueDropout } from "./overdue-dropouts";
import type { VetoCandidate } from "./veto-candidate.type";
import { VETOED_LEVELS } from "./vetoed-level";

interface VetoResources {
  database: DataSource;
  countyCode: string;
  clock: { today(): string };
  indicators: IndicatorService;
  indicatorTargets: IndicatorTargetService;
  schoolDirectory: SchoolDirectoryReader;
}

const LEVELS = [IndicatorLevel.TOWNSHIP, IndicatorLevel.SCHOOL, IndicatorLevel.GRADE] as const;
type UnitLevel = (typeof LEVELS)[number];

/** Candidates of 一票否决 among the units that one caller may see, with the evidence. */
export class VetoCandidateService {
  constructor(
    private readonly resources: VetoResources,
    private readonly caller: Caller,
  ) {}

  /**
   * Townships, schools and grades, in this order and by code; a school sees itself and its grades.
   * @throws DomainError FORBIDDEN for a region beyond the caller's territory, UNAVAILABLE when education does not answer.
   */
  async list(regionCode: string, schoolYear: string): Promise<VetoCandidate[]> {
    const { database, countyCode, clock, schoolDirectory } = this.resources;
    const levels = LEVELS.filter((level) => this.caller.school === null || isOfSchools(level));
    const [level = IndicatorLevel.SCHOOL] = levels;
    const scope = indicatorScope(this.caller, countyCode, { regionCode, level, schoolId: null });
    const sweep = await findLastSweep(database, countyCode, schoolYear);
    const days = await findOverdueDays(database, sweep?.asOf ?? clock.today());
    const [schools, overdue, missed] = await Promise.all([
      schoolDirectory.read(scope.regions),
      sweep === null ? [] : listOverdueDropouts(database, sweep, days),
      this.missedTargets(levels, { regionCode, schoolYear }),
    ]);
    return levels.flatMap((unitLevel) => {
      const isSeen = (code: string): boolean => isInScope(unitLevel, code, scope, schools);
      const overdueOf = Map.groupBy(overdue, (dropout) => unitOf(dropout, unitLevel));
      const missedOf = Map.groupBy(
        missed.filter((indicator) => indicator.level === unitLevel),
        ({ code }) => code,
      );
      const codes = new Set([...overdueOf.keys(), ...missedOf.keys()].filter((code) => code !== null && isSeen(code)));
      return ([...codes] as string[]).sort().map((code): VetoCandidate => {
        const findings = overdueOf.get(code) ?? [];
        return {
          level: unitLevel,
          code,
          name: nameOfUnit(code, { level: unitLevel, countyCode, schools }),
          township: isOfSchools(unitLevel) ? null : toRegion(code),
          school: isOfSchools(unitLevel) ? { id: schoolAndGrade(code).schoolId } : null,
          vetoedLevels: [...VETOED_LEVELS[unitLevel]],
          missedTargets: missedOf.get(code) ?? [],
          overdueDropouts: sweep === null ? null : findings.length,
          overdueAfterDays: days,
          overdueFindingIds: findings.map(({ findingId }) => findingId),
        };
      });
    });
  }

  private async missedTargets(
    levels: readonly UnitLevel[],
    scope: { regionCode: string; schoolYear: string },
  ): Promise<Indicator[]> {
    const { clock, indicators, indicatorTargets } = this.resources;
    const kinds = (await indicatorTargets.listInForce(clock.today())).map(({ kind }) => kind);
    const lists = await Promise.all(levels.map((level) => indicators.list({ ...scope, level, kinds, schoolId: null })));
    return lists.flat().filter(({ meetsTarget }) => meetsTarget === false);
  }
}

/** The unit of a level that a dropout belongs to; null for none. */
function unitOf({ townshipCode, schoolId, grade }: OverdueDropout, level: UnitLevel): string | null {
  if (level === IndicatorLevel.TOWNSHIP) return townshipCode;
  if (level === IndicatorLevel.SCHOOL || schoolId === null) return schoolId;
  return grade === null ? null : `${schoolId}-${grade}`;
}

function isInScope(
  level: UnitLevel,
  code: string,
  { regions, schoolId }: IndicatorScope,
  schools: SchoolDirectory,
): boolean {
  if (!isOfSchools(level)) return regions.some((region) => regionContains(region, code));
  const { schoolId: own } = schoolAndGrade(code);
  return schools.has(own) && (schoolId === null || own === schoolId);
}
