import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import type { Scope } from "../../schema/access/scopes";
import { regionContains } from "../../schema/regions/regions";
import { DomainError } from "./errors";

/** Who asks, as the gateway vouches for it to a subgraph. */
export interface Caller {
  /** Account. */
  actor: string;
  /** 职务 on the day. */
  post: string;
  department: string;
  roles: readonly Role[];
  /** Scopes in force under the purpose. */
  scopes: ReadonlySet<Scope>;
  /** Regions (county or township codes) whose rows the caller may see. */
  regions: readonly string[];
  /** 学校标识码 when the caller acts for one school, and then sees only its rows. */
  school: string | null;
  purpose: Purpose | null;
  /** The case, or opening, that the caller works on. */
  caseId: string | null;
  /** Person ids whose sensitive data that case or opening opens: the child and the records linked to it. */
  opened: readonly string[];
  requestId: string;
}

/** Whether the caller's territory contains a region. */
export function coversRegion(caller: Caller, regionCode: string): boolean {
  return caller.regions.some((region) => regionContains(region, regionCode));
}

/**
 * The regions that a listing of `regionCode` reads for a caller: the region itself where the caller covers it, the
 * caller's own where the region is wider.
 * @throws DomainError FORBIDDEN when the two have nothing in common.
 */
export function narrowRegions(caller: Caller, regionCode: string): string[] {
  if (coversRegion(caller, regionCode)) return [regionCode];
  const own = caller.regions.filter((region) => regionContains(regionCode, region));
  if (own.length > 0) return own;
  throw new DomainError(
    "FORBIDDEN",
    `Region ${regionCode} is outside the caller's territory. 区划 ${regionCode} 不在当前账号的管辖范围内。`,
  );
}
