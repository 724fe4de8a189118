import type { CipherSuite } from "./cipher-suite";
import { joseSuite } from "./jose-suite";

/**
 * Every suite that this build knows. One with 国密 algorithms (SM2, SM3, SM4) goes in here where a certified module exists;
 * nothing else names an algorithm.
 */
export const SUITES: readonly CipherSuite[] = [joseSuite];

/** Names of the suites, the default one first. */
export const SUITE_NAMES: readonly string[] = SUITES.map(({ name }) => name);

export const DEFAULT_SUITE: CipherSuite = joseSuite;

/** The suite of a name; null for one that this build does not have. */
export function findSuite(name: string): CipherSuite | null {
  return SUITES.find((suite) => suite.name === name) ?? null;
}

/** @throws Error for a suite that this build does not have */
export function getSuite(name: string): CipherSuite {
  const suite = findSuite(name);
  if (suite === null) throw new Error(`no suite ${name}; there are: ${SUITE_NAMES.join(", ")}`);
  return suite;
}
