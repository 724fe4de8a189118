import type { Caller } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { type ConnectionOf, type Page, toConnection } from "../../../infra/runtime/page";
import { regionContains } from "../../../schema/regions/regions";
import type { Child } from "../child/child.type";
import { findLastSweep } from "../three-ledgers/last-sweep";
import { IndicatorKind, IndicatorLevel, IndicatorPart } from "./indicator-kind";
import { indicatorScope, type IndicatorScope, isOfSchools } from "./indicator-scope.policy";
import type { IndicatorResources } from "./indicator.service";
import { isOfRolls, readRollChildren } from "./roll-rates";
import { listSwept } from "./swept-rates";
import { schoolAndGrade } from "./unit-numbers";

interface ChildrenQuery {
  regionCode: string;
  schoolYear: string;
  kind: IndicatorKind;
  level: IndicatorLevel;
  code: string;
  part: IndicatorPart;
}

/** A unit whose children are asked for. */
interface Unit {
  /** The county or the township. */
  region: string;
  schoolId: string | null;
  grade: number | null;
}

const NOBODY: ConnectionOf<Child> = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

/** The children behind the numbers of indicators, for one caller. */
export class IndicatorChildrenService {
  constructor(
    private readonly resources: IndicatorResources,
    private readonly caller: Caller,
  ) {}

  /**
   * A page of the children behind a number, as many in all as it counts; none of a unit that is missing or hidden.
   * @param after the cursor as given: education's own lists check theirs
   * @throws DomainError FORBIDDEN for what lies beyond the caller's territory, UNAVAILABLE when education does not answer,
   * BAD_INPUT for an indicator that counts no children.
   */
  async list(query: ChildrenQuery, page: Page, after: string | null): Promise<ConnectionOf<Child>> {
    const { database, office, countyCode } = this.resources;
    const { kind, part, schoolYear } = query;
    if (kind === IndicatorKind.REPORTS_ON_TIME) {
      throw new DomainError("BAD_INPUT", "REPORTS_ON_TIME counts reports, not children. 该指标统计月报，不涉及儿童。");
    }
    const scope = indicatorScope(this.caller, countyCode, { ...query, schoolId: null });
    const unit = await this.findUnit(query, scope);
    if (unit === null) return NOBODY;
    const { region: regionCode, schoolId, grade } = unit;
    if (isOfRolls(kind)) {
      const wanted = { regionCode, schoolId, grade, schoolYear, kind, part, first: page.first, after };
      return readRollChildren(office, wanted, this.caller.requestId);
    }
    const sweep = await findLastSweep(database, countyCode, schoolYear);
    if (sweep === null) return NOBODY;
    const children = {
      sweepId: sweep.id,
      townships: regionCode === countyCode ? null : [regionCode],
      schoolIds: schoolId === null ? null : [schoolId],
    };
    const rows = await listSwept(database, { ...children, kind, part, grade }, page);
    return toConnection(
      rows,
      page,
      ({ childId }) => [childId],
      ({ childId }) => ({ id: childId }),
    );
  }

  private async findUnit({ level, code }: ChildrenQuery, { regions }: IndicatorScope): Promise<Unit | null> {
    const { schoolDirectory, countyCode } = this.resources;
    if (!isOfSchools(level)) {
      const isUnit = level === IndicatorLevel.COUNTY ? code === countyCode : /^\d{9}$/.test(code);
      const isCovered = regions.some((region) => regionContains(region, code));
      return isUnit && isCovered ? { region: code, schoolId: null, grade: null } : null;
    }
    const unit = schoolAndGrade(code);
    if ((level === IndicatorLevel.GRADE) !== Number.isInteger(unit.grade)) return null;
    const schools = await schoolDirectory.read(regions);
    return schools.has(unit.schoolId) ? { ...unit, region: countyCode } : null;
  }
}
