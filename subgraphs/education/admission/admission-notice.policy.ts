import { type Caller, coversRegion, narrowRegions } from "../../../infra/runtime/caller";
import type { AdmissionNoticeEntity } from "./admission-notice.entity";

/**
 * Whether a caller may see a notice of entry, and so learn whose it is: the school it is assigned to, the township that is
 * to serve it, the county. One that nobody is assigned to is the county's alone.
 */
export function mayReadNotice(
  caller: Caller,
  { schoolId, townshipCode, countyCode }: Pick<AdmissionNoticeEntity, "schoolId" | "townshipCode" | "countyCode">,
): boolean {
  return caller.school === null ? coversRegion(caller, townshipCode ?? countyCode) : caller.school === schoolId;
}

/** SQL of {@link mayReadNotice} over the parameters of {@link noticeScope}, the statement's $1 and $2. */
export const NOTICE_IN_SCOPE =
  "CASE WHEN $2::text IS NULL THEN coalesce(township_code, county_code) LIKE ANY ($1) ELSE school_id = $2 END";

/**
 * {@link mayReadNotice} as parameters of a listing: prefixes of regions, and the caller's own school.
 * @throws DomainError FORBIDDEN for a region outside the caller's territory.
 */
export function noticeScope(caller: Caller, regionCode: string): [regions: string[], school: string | null] {
  return [narrowRegions(caller, regionCode).map((code) => `${code}%`), caller.school];
}
