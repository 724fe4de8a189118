import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { regionContains } from "../../../schema/regions/regions";
import { territoryOf } from "../region/territory.policy";
import { IndicatorLevel } from "./indicator-kind";

/** Over what indicators are asked for. */
export interface IndicatorScope {
  /** Codes of the county's regions. */
  regions: readonly string[];
  /** 学校标识码 where one school alone is asked for. */
  schoolId: string | null;
}

interface Wanted {
  regionCode: string;
  level: IndicatorLevel;
  schoolId: string | null;
}

/** Whether the units of a level are schools or parts of them. */
export function isOfSchools(level: IndicatorLevel): boolean {
  return level === IndicatorLevel.SCHOOL || level === IndicatorLevel.GRADE;
}

/** Prefixes of the townships of a scope; null for the whole county. */
export function townshipsOfScope({ regions }: IndicatorScope, countyCode: string): string[] | null {
  return regions.includes(countyCode) ? null : regions.map((code) => `${code}%`);
}

/**
 * What of the wanted a caller may see: a school its own figures, whoever has a territory the units within it, and the
 * county's only whoever covers it.
 * @throws DomainError FORBIDDEN for a region or level beyond that, BAD_INPUT for a school's figures by township or county.
 */
export function indicatorScope(caller: Caller, countyCode: string, wanted: Wanted): IndicatorScope {
  const { regionCode, level, schoolId } = wanted;
  if (caller.school !== null) {
    const isHere = narrowRegions(caller, regionCode).some((region) => regionContains(countyCode, region));
    if (!isHere || !isOfSchools(level) || (schoolId !== null && schoolId !== caller.school)) {
      throw new DomainError("FORBIDDEN", "A school sees its own figures. 学校只能查看本校指标。");
    }
    return { regions: [countyCode], schoolId: caller.school };
  }
  if (schoolId !== null && !isOfSchools(level)) {
    throw new DomainError("BAD_INPUT", `schoolId does not go with level ${level}. 该层级不可限定学校。`);
  }
  const { regions } = territoryOf(caller, countyCode, regionCode);
  if (level === IndicatorLevel.COUNTY && !regions.includes(countyCode)) {
    throw new DomainError(
      "FORBIDDEN",
      `The county's figures are asked for with ${countyCode}, by whoever covers it. 县级指标须以${countyCode}查询，且须管辖全县（区）。`,
    );
  }
  return { regions, schoolId };
}
