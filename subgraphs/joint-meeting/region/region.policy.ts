import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { regionContains } from "../../../schema/regions/regions";

/**
 * Lets a caller ask for the figures of a region of the county that its territory covers: they are read as the office,
 * which may see more than the caller.
 * @throws DomainError FORBIDDEN naming the region.
 */
export function requireOwnRegion(caller: Caller, countyCode: string, regionCode: string): void {
  if (regionContains(countyCode, regionCode) && coversRegion(caller, regionCode)) return;
  throw new DomainError(
    "FORBIDDEN",
    `Region ${regionCode} is outside the caller's territory in this county. 区划 ${regionCode} 不在当前账号于本县的管辖范围内。`,
  );
}
