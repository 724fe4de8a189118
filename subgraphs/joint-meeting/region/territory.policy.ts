import { type Caller, coversRegion, narrowRegions } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { regionContains } from "../../../schema/regions/regions";

/** What of the county a listing reads for a caller. */
export interface Territory {
  /** Codes of the county's regions; the county itself where the caller covers it. */
  regions: readonly string[];
  /** Prefixes of township codes, or null for the whole county, children whose township nobody knows included. */
  townships: readonly string[] | null;
}

/**
 * The part of a region of this county that a caller's territory covers.
 * @throws DomainError FORBIDDEN when there is none, or for a school, which has no territory of its own.
 */
export function territoryOf(caller: Caller, countyCode: string, regionCode: string): Territory {
  const regions = narrowRegions(caller, regionCode).flatMap((region) => inCounty(countyCode, region));
  if (regions.length === 0 || caller.school !== null) {
    throw new DomainError(
      "FORBIDDEN",
      `Region ${regionCode} is outside the caller's territory in this county. 区划 ${regionCode} 不在当前账号于本县的管辖范围内。`,
    );
  }
  return { regions, townships: regions.includes(countyCode) ? null : regions.map((code) => `${code}%`) };
}

/** Whether a caller may read what a sweep of the county knows of a child who lives in a township, or nobody knows where. */
export function mayReadSweptChild(caller: Caller, countyCode: string, townshipCode: string | null): boolean {
  if (caller.school !== null) return false;
  return coversRegion(caller, countyCode) || (townshipCode !== null && coversRegion(caller, townshipCode));
}

/** A wider region is narrowed to the county, one elsewhere falls away. */
function inCounty(countyCode: string, region: string): string[] {
  if (regionContains(region, countyCode)) return [countyCode];
  return regionContains(countyCode, region) ? [region] : [];
}
