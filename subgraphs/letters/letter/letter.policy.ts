import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { regionContains } from "../../../schema/regions/regions";
import { LetterState } from "./letter-state";
import type { LetterRow } from "./letter.rows";

/** What the policy looks at. */
export type PlacedLetter = Pick<LetterRow, "countyCode" | "state" | "organs" | "reviewedAt">;

/** Who writes and answers the county's letters. The letters' service itself comes to them without a caller. */
const COUNTY_ROLES: readonly Role[] = ["education", "office"];
/** A draft is the bureau's own paper until it is put before those who are to sign it. */
const BEFORE_SIGNING: readonly LetterState[] = [LetterState.DRAFT, LetterState.IN_REVIEW];

/**
 * Whether a caller may read a letter, and so learn whose children it names: education and the office all of their county; who
 * signs for another department those that it is to sign with.
 */
export function mayReadLetter(caller: Caller, letter: PlacedLetter): boolean {
  const { roles, school, department } = caller;
  if (school !== null || !coversRegion(caller, letter.countyCode)) return false;
  if (roles.some((role) => COUNTY_ROLES.includes(role))) return true;
  return roles.includes("signatory") && letter.organs.includes(department) && wasToSign(letter);
}

/** A letter that was dropped before its review ended was never put before those who sign. */
function wasToSign({ state, reviewedAt }: PlacedLetter): boolean {
  return !BEFORE_SIGNING.includes(state) && (state !== LetterState.WITHDRAWN || reviewedAt !== null);
}

/**
 * {@link mayReadLetter} as a condition on letters `l`, whose parameters $1 to $3 {@link letterScope} gives.
 * @param county SQL of their county, where it is known: then it is judged once and not for each of them
 */
export const letterInScope = (county = "l.county_code::text"): string => `(
  EXISTS (SELECT FROM unnest($1::text[]) AS own WHERE starts_with(${county}, own))
  AND ($2::boolean OR ($3::text = ANY (l.organs) AND l.state NOT IN ('DRAFT', 'IN_REVIEW')
    AND (l.state <> 'WITHDRAWN' OR l.reviewed_at IS NOT NULL))))`;

export const LETTER_IN_SCOPE = letterInScope();

/** The parameters of {@link LETTER_IN_SCOPE} for a caller: regions, whether it reads all of the county, department it signs for. */
export function letterScope({ roles, regions, school, department }: Caller): [string[], boolean, string | null] {
  if (school !== null) return [[], false, null];
  // A region of no known length contains nothing, not even itself.
  const known = regions.filter((region) => regionContains(region, region));
  return [known, roles.some((role) => COUNTY_ROLES.includes(role)), roles.includes("signatory") ? department : null];
}
