import type { JWK } from "jose";
import { z } from "zod";
import { canonicalJson } from "../exchange/canonical-json";
import { type ExchangeKey, importKey, isValidAt } from "../exchange/exchange-key";
import { findSuite } from "../exchange/suites";
import type { ReadEntry } from "./read-evidence-line";

const KEY = z.looseObject({
  kid: z.string(),
  use: z.enum(["sig", "enc"]),
  suite: z.string(),
  publicJwk: z.record(z.string(), z.unknown()),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime().nullable(),
});

/** The keys that a log tells of, each as far as it has been read: whose signatures stand in it can be told from it alone. */
export class EvidenceKeys {
  private readonly keys = new Map<string, ExchangeKey>();

  /** Takes what an entry says of a key. @returns what is wrong with it; null for nothing */
  async take({ peerCode, digest, detail }: ReadEntry): Promise<string | null> {
    const read = KEY.safeParse(detail);
    if (!read.success) return "it does not say which key it is about";
    const { kid, use, suite: name, publicJwk, validFrom, validTo } = read.data;
    const suite = findSuite(name);
    if (suite === null) return `this program does not know the suite ${name}`;
    if (suite.digest(canonicalJson(publicJwk)) !== digest.toString("hex")) return "its digest is not that of its key";
    const kept = { kid, use, suite: name, jwk: publicJwk as JWK, validFrom: new Date(validFrom) };
    try {
      const key = await importKey({ ...kept, validTo: validTo === null ? null : new Date(validTo) });
      this.keys.set(slotOf(peerCode, use, kid), key);
      return null;
    } catch (fault) {
      return `its key cannot be used: ${(fault as Error).message}`;
    }
  }

  /** The key of an id by which a county signed at an instant; null where the log tells of none. @param peerCode null for the county's own */
  find(peerCode: string | null, kid: string, at: Date): ExchangeKey | null {
    const key = this.keys.get(slotOf(peerCode, "sig", kid));
    return key !== undefined && isValidAt(key, at) ? key : null;
  }
}

const slotOf = (peerCode: string | null, use: string, kid: string): string => `${peerCode ?? "own"} ${use} ${kid}`;
