import { DEFAULT_SUITE } from "../exchange/suites";
import type { Card } from "./card";

/**
 * What two people compare by telephone before a county's keys are trusted: a digest of the county and of all keys on its card,
 * in groups of four. A key's id is the thumbprint of the key, so that no other key has this fingerprint.
 */
export function fingerprintOf({ countyCode, keys }: Pick<Card, "countyCode" | "keys">): string {
  const kids = keys.map(({ kid }) => kid).toSorted();
  const digest = DEFAULT_SUITE.digest([countyCode, ...kids].join("\n"));
  return digest.match(/.{4}/g)?.join(" ") ?? digest;
}

/** Whether a fingerprint that somebody has typed or pasted is this one; blanks, colons and capitals do not matter. */
export function isFingerprint(given: string, card: Pick<Card, "countyCode" | "keys">): boolean {
  const bare = (text: string) => text.replaceAll(/[\s:]/g, "").toLowerCase();
  return bare(given) === bare(fingerprintOf(card));
}
