import { CLOCK_TOLERANCE_MS, isValidAt, type PeerKey } from "./exchange-key";
import type { SenderClaims } from "./exchange-refusal";
import { MESSAGE, MESSAGE_VERSION } from "./message";
import type { RefusalReason } from "./refusal-reason";
import { LIFETIME_S } from "./seal-message";

/** What is wrong with a message: a word for its sender, a sentence for the own log. */
export interface ClaimFault {
  reason: RefusalReason;
  fault: string;
}

const { version, iss, aud, jti, nonce, letter, iat, exp } = MESSAGE.shape;
const CLAIMS = { iss, aud, iat, exp } as const;

/** What a refusal may repeat of a message that is signed, as far as it can be read. */
export function senderClaimsOf(given: unknown, from: string): SenderClaims {
  const claims = membersOf(given);
  return {
    from,
    jti: jti.safeParse(claims["jti"]).data ?? null,
    nonce: nonce.safeParse(claims["nonce"]).data ?? null,
    contentDigest: null,
    letter: letter.safeParse(claims["letter"]).data ?? null,
  };
}

/**
 * What is wrong with who, to whom and when, before the rest is looked at: a message of another version or for another county
 * says so, whatever else it holds.
 */
export function claimsFaultOf(
  given: unknown,
  key: PeerKey,
  { countyCode, at }: { countyCode: string; at: Date },
): ClaimFault | null {
  const claims = membersOf(given);
  if (typeof claims["version"] !== "string") return { reason: "MALFORMED", fault: "no message" };
  if (!version.safeParse(claims["version"]).success)
    return { reason: "UNSUPPORTED", fault: `not version ${MESSAGE_VERSION} of the format` };
  const faulty = Object.entries(CLAIMS).find(([name, schema]) => !schema.safeParse(claims[name]).success);
  if (faulty !== undefined) return { reason: "MALFORMED", fault: `${faulty[0]}: not as the schema says` };
  if (claims["iss"] !== key.countyCode) return { reason: "UNKNOWN_SENDER", fault: "signed by another county's key" };
  if (!isValidAt(key, at)) return { reason: "KEY_EXPIRED", fault: "signed by a key that is not valid now" };
  if (claims["aud"] !== countyCode) return { reason: "MISADDRESSED", fault: "meant for another county" };
  return isFresh(Number(claims["iat"]), Number(claims["exp"]), at)
    ? null
    : { reason: "EXPIRED", fault: "signed too long ago, or in the future, or for too long" };
}

function isFresh(iatSeconds: number, expSeconds: number, at: Date): boolean {
  const now = at.getTime();
  const life = expSeconds - iatSeconds;
  return (
    life > 0 &&
    life <= LIFETIME_S &&
    iatSeconds * 1000 <= now + CLOCK_TOLERANCE_MS &&
    expSeconds * 1000 > now - CLOCK_TOLERANCE_MS
  );
}

function membersOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
}
