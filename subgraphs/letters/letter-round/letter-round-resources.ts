import type { LettersResources } from "../context";

/** What the daily rounds of letters work with: connections of their own, behind which people's requests do not wait. */
export type LetterRoundResources = Omit<LettersResources, "jobs">;
