import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { regionContains } from "../../../schema/regions/regions";
import type { FindingRow } from "./finding-row";
import { OwnerKind } from "./owner-kind";

/** What a policy looks at. */
export type OwnedFinding = Pick<FindingRow, "regionCode" | "ownerKind" | "ownerCode" | "townshipCode" | "schoolId">;

/** Who works the whole county. */
const COUNTY_ROLES: readonly Role[] = ["office", "education"];
/** Who sees what it is to act on itself, by the name of its subgraph. */
const OWNER_ROLES: readonly Role[] = ["public-security", "civil-affairs", "disabled-persons", "poverty-relief"];

/**
 * Whether a caller may read a finding, and so learn whose it is: the office and education the whole county, a school and
 * a township what is theirs to act on or lies with them, other departments what they are to act on.
 */
export function mayReadFinding(caller: Caller, finding: OwnedFinding): boolean {
  const { ownerKind, ownerCode, townshipCode, schoolId, regionCode } = finding;
  const { roles, school } = caller;
  if (school !== null) return schoolId === school || (ownerKind === OwnerKind.SCHOOL && ownerCode === school);
  if (coversRegion(caller, regionCode)) {
    if (roles.some((role) => COUNTY_ROLES.includes(role))) return true;
    if (ownerKind === OwnerKind.DEPARTMENT && ownedBy(caller).includes(ownerCode)) return true;
  }
  if (!roles.includes("township")) return false;
  return (
    (townshipCode !== null && coversRegion(caller, townshipCode)) ||
    (ownerKind === OwnerKind.TOWNSHIP && coversRegion(caller, ownerCode))
  );
}

const ownedBy = ({ roles }: Caller): string[] => roles.filter((role) => OWNER_ROLES.includes(role));

/** {@link mayReadFinding} as a condition on findings `f`, whose parameters $1 to $5 {@link findingScope} gives. */
export const IN_SCOPE = `(
  (EXISTS (SELECT FROM unnest($1::text[]) AS own WHERE starts_with(f.region_code::text, own))
    AND ($2::boolean OR (f.owner_kind = 'DEPARTMENT' AND f.owner_code = ANY ($3::text[]))))
  OR EXISTS (
    SELECT FROM unnest($4::text[]) AS own
    WHERE starts_with(f.township_code, own) OR (f.owner_kind = 'TOWNSHIP' AND starts_with(f.owner_code, own)))
  OR f.school_id = $5::text OR (f.owner_kind = 'SCHOOL' AND f.owner_code = $5::text))`;

/** The parameters of {@link IN_SCOPE} for a caller. */
export function findingScope(caller: Caller): [string[], boolean, string[], string[], string | null] {
  const { roles, school } = caller;
  if (school !== null) return [[], false, [], [], school];
  // A region of no known length contains nothing, not even itself.
  const regions = caller.regions.filter((region) => regionContains(region, region));
  const seesCounty = roles.some((role) => COUNTY_ROLES.includes(role));
  return [regions, seesCounty, ownedBy(caller), roles.includes("township") ? regions : [], null];
}
