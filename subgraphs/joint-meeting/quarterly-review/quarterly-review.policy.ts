import { type Caller, coversRegion } from "../../../infra/runtime/caller";

/**
 * Whether a caller may read a county's review with its figures: who works in the county as a whole. Which entries it sees,
 * the policy of findings says.
 */
export function mayReadQuarterlyReview(caller: Caller, { regionCode }: { regionCode: string }): boolean {
  return caller.school === null && coversRegion(caller, regionCode);
}

/** The department for which a caller may sign a review; null for one that is not asked for its signature. */
export function signerOf({ roles }: Caller, signers: readonly string[]): string | null {
  return roles.find((role) => signers.includes(role)) ?? null;
}
