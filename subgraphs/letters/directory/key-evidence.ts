import { canonicalJson } from "../exchange/canonical-json";
import { getSuite } from "../exchange/suites";
import type { Evidence } from "../evidence/append-evidence";
import type { PublicKeyRow } from "./key.rows";

/** What was done about a key. */
interface KeyAct {
  kind: "KEY_MADE" | "KEY_TRUSTED" | "KEY_ENDED";
  /** Whose key it is; null for the county's own. */
  peerCode: string | null;
  at: Date;
  /** By whose word: an account, or the key that signed a card. */
  by: string;
}

/** The entry of the evidence log about a key: whoever verifies the log offline takes the public keys from these. */
export function keyEvidence(
  { kid, use, suite, publicJwk, validFrom, validTo }: PublicKeyRow,
  { kind, peerCode, at, by }: KeyAct,
): Evidence {
  return {
    at,
    kind,
    peerCode,
    messageId: null,
    letterId: null,
    digest: Buffer.from(getSuite(suite).digest(canonicalJson(publicJwk)), "hex"),
    detail: {
      kid,
      use,
      suite,
      publicJwk,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
      by,
    },
  };
}
