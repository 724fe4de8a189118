import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { regionContains } from "../../../schema/regions/regions";
import { desksOf, OFFICE, EDUCATION, schoolDesk, townshipDesk } from "../desk/desk";
import type { CaseRow } from "./case.rows";

/** What a policy looks at. */
export type PlacedCase = Pick<CaseRow, "regionCode" | "schoolId" | "townshipCode" | "lead" | "assistants">;

/**
 * Who works the whole county, and the letters' service, which writes from cases. Other departments see their tasks and never
 * a case; the leader sees figures.
 */
const COUNTY_ROLES: readonly Role[] = ["office", "education", "letters"];

/**
 * Whether a caller may read a case, and so learn whose it is: the office and education the whole county, a school and a
 * township what lies with them or what they lead or assist in.
 */
export function mayReadCase(caller: Caller, found: PlacedCase): boolean {
  const { roles, school } = caller;
  const desks = [found.lead, ...found.assistants];
  if (school !== null)
    return roles.includes("school") && (found.schoolId === school || desks.includes(schoolDesk(school)));
  if (coversRegion(caller, found.regionCode) && roles.some((role) => COUNTY_ROLES.includes(role))) return true;
  if (!roles.includes("township")) return false;
  if (found.townshipCode !== null && coversRegion(caller, found.townshipCode)) return true;
  return townshipRegions(caller).some((code) => desks.includes(townshipDesk(code)));
}

/**
 * Whether a caller may act in a case: from a desk that leads or assists, that of the child's own school or township, or
 * the office or education. What a desk may do there, the table of steps says.
 */
export function mayWorkCase(caller: Caller, found: PlacedCase): boolean {
  if (!mayReadCase(caller, found)) return false;
  const working = [OFFICE, EDUCATION, found.lead, ...found.assistants];
  if (found.schoolId !== null) working.push(schoolDesk(found.schoolId));
  if (found.townshipCode !== null) working.push(townshipDesk(found.townshipCode));
  return desksOf(caller, found.regionCode).some((desk) => working.includes(desk));
}

/**
 * {@link mayReadCase} as a condition on cases `c`, whose parameters $1 to $4 {@link caseScope} gives. Regions that a caller has
 * none of are not looked for case by case: a school's cases come from their indexes.
 */
export const CASE_IN_SCOPE = `(
  (cardinality($1::text[]) > 0
    AND EXISTS (SELECT FROM unnest($1::text[]) AS own WHERE starts_with(c.region_code::text, own)))
  OR (cardinality($2::text[]) > 0
    AND EXISTS (SELECT FROM unnest($2::text[]) AS own WHERE starts_with(c.township_code, own)))
  OR c.school_id = $3::text
  OR c.lead = ANY ($4::text[]) OR c.assistants && $4::text[])`;

/** The parameters of {@link CASE_IN_SCOPE} for a caller: regions of the whole, of a township, school, desks. */
export function caseScope(caller: Caller): [string[], string[], string | null, string[]] {
  const { roles, school } = caller;
  if (school !== null) return roles.includes("school") ? [[], [], school, [schoolDesk(school)]] : [[], [], null, []];
  // A region of no known length contains nothing, not even itself.
  const regions = caller.regions.filter((region) => regionContains(region, region));
  const isOfCounty = roles.some((role) => COUNTY_ROLES.includes(role));
  const isOfTownship = roles.includes("township");
  return [
    isOfCounty ? regions : [],
    isOfTownship ? regions : [],
    null,
    isOfTownship ? townshipRegions(caller).map(townshipDesk) : [],
  ];
}

const townshipRegions = ({ regions }: Caller): string[] => regions.filter((code) => code.length === 9);
