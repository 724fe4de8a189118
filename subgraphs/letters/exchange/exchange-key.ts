import type { JWK } from "jose";
import { LRUCache } from "lru-cache";
import { canonicalJson } from "./canonical-json";
import type { CipherSuite, KeyHandle, KeyUse } from "./cipher-suite";
import { getSuite } from "./suites";

/** A key that is ready for use, own or a peer's, with the time in which it may be used. */
export interface ExchangeKey {
  kid: string;
  suite: CipherSuite;
  handle: KeyHandle;
  validFrom: Date;
  /** First instant at which it is valid no more; null while no end is set. */
  validTo: Date | null;
}

/** A peer's key, whose messages are this county's and no other's. */
export interface PeerKey extends ExchangeKey {
  countyCode: string;
}

/** A key as the directory keeps it. */
export interface KeptKey {
  kid: string;
  use: KeyUse;
  /** Name of its suite. */
  suite: string;
  /** The private key of an own one, the public key of a peer's. */
  jwk: JWK;
  validFrom: Date;
  validTo: Date | null;
}

/** Clocks of two counties may differ by this much. */
export const CLOCK_TOLERANCE_MS = 15 * 60_000;

/** Whether a key may be used at an instant, by clocks that may differ. */
export function isValidAt({ validFrom, validTo }: Pick<ExchangeKey, "validFrom" | "validTo">, at: Date): boolean {
  const begun = validFrom.getTime() - CLOCK_TOLERANCE_MS <= at.getTime();
  return begun && (validTo === null || at.getTime() < validTo.getTime() + CLOCK_TOLERANCE_MS);
}

/** Importing a key costs as much as using it. */
const MOST_KEYS = 10_000;
const handles = new LRUCache<string, Promise<KeyHandle>>({ max: MOST_KEYS });

/**
 * Imports a key, once for as long as the process runs.
 * @throws Error for a suite that this build does not have, and for a key whose id is not its thumbprint
 */
export async function importKey({ kid, use, suite: name, jwk, validFrom, validTo }: KeptKey): Promise<ExchangeKey> {
  const suite = getSuite(name);
  // By the whole key: another one under an id that is known is looked at as any new one is.
  const slot = suite.digest(canonicalJson([name, use, kid, jwk]));
  let handle = handles.get(slot);
  if (handle === undefined) {
    handle = importChecked(suite, kid, use, jwk);
    handles.set(slot, handle);
    // A key that cannot be imported is tried again, for it may have been mended in the directory.
    handle.catch(() => handles.delete(slot));
  }
  return { kid, suite, handle: await handle, validFrom, validTo };
}

async function importChecked(suite: CipherSuite, kid: string, use: KeyUse, jwk: JWK): Promise<KeyHandle> {
  if ((await suite.keyId(use, jwk)) !== kid) throw new Error(`key ${kid} is not the key that its id names`);
  return suite.importKey(use, jwk);
}
