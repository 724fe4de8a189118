import { type Caller, coversRegion, narrowRegions } from "../../../infra/runtime/caller";
import type { SchoolEntity } from "./school.entity";

/** Whether a caller may read a school and what it keeps: its own school, else a school in the caller's territory. */
export function mayReadSchool(
  caller: Caller,
  { id, townshipCode }: Pick<SchoolEntity, "id" | "townshipCode">,
): boolean {
  return caller.school === null ? coversRegion(caller, townshipCode) : caller.school === id;
}

/** SQL that picks the ids of the schools of {@link schoolScope}, whose parameters are the statement's $1 and $2. */
export const SCHOOLS_IN_SCOPE =
  "SELECT school.id FROM school WHERE school.township_code LIKE ANY ($1) AND ($2::text IS NULL OR school.id = $2)";

/**
 * {@link mayReadSchool} as parameters of a listing of a region: prefixes of township codes, and the caller's own school.
 * @throws DomainError FORBIDDEN for a region outside the caller's territory.
 */
export function schoolScope(caller: Caller, regionCode: string): [townships: string[], school: string | null] {
  return [narrowRegions(caller, regionCode).map((code) => `${code}%`), caller.school];
}
