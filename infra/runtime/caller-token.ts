import { createPrivateKey, createPublicKey } from "node:crypto";
import { createSigner, createVerifier } from "fast-jwt";
import type { JWK } from "jose";
import { isPurpose } from "../../schema/access/purposes";
import { isRole } from "../../schema/access/roles";
import { isScope } from "../../schema/access/scopes";
import type { Caller } from "./caller";
import { DomainError } from "./errors";

/** Header in which the gateway introduces the caller to a subgraph. */
export const CALLER_TOKEN_HEADER = "x-caller-token";

const ISSUER = "liankong-gateway";
const ALGORITHM = "EdDSA";
/** A token serves the fetches of one request; a stolen one is worth a minute at most. */
const LIFETIME_MS = 60_000;

export interface CallerSigner {
  /** A token for one subgraph (`audience`), good for a minute. */
  sign(caller: Caller, audience: string): Promise<string>;
}

/** Signs caller tokens with the gateway's private Ed25519 key. */
export async function createCallerSigner(privateJwk: JWK): Promise<CallerSigner> {
  const key = createPrivateKey({ key: privateJwk, format: "jwk" }).export({ type: "pkcs8", format: "pem" });
  const sign = createSigner({ algorithm: ALGORITHM, key, iss: ISSUER, expiresIn: LIFETIME_MS });
  return {
    sign: async ({ actor, scopes, ...rest }, audience) =>
      sign({ ...rest, sub: actor, aud: audience, scopes: [...scopes] }),
  };
}

export interface CallerVerifier {
  /** The caller of a token. @throws DomainError UNAUTHENTICATED for any token that this subgraph must not take. */
  verify(token: string | undefined): Promise<Caller>;
}

/** Verifies caller tokens that are meant for one subgraph (`audience`). */
export async function createCallerVerifier(publicJwk: JWK, audience: string): Promise<CallerVerifier> {
  const verify = createVerifier({
    algorithms: [ALGORITHM],
    key: createPublicKey({ key: publicJwk, format: "jwk" }).export({ type: "spki", format: "pem" }),
    allowedIss: ISSUER,
    allowedAud: audience,
    maxAge: LIFETIME_MS,
    requiredClaims: ["iss", "aud", "sub", "iat", "exp", "requestId"],
  });
  return {
    async verify(token) {
      if (token === undefined) throw refusal("no caller token");
      try {
        return toCaller(verify(token) as Record<string, unknown>);
      } catch (cause) {
        throw refusal("caller token not valid here", cause);
      }
    },
  };
}

function toCaller(claims: Record<string, unknown>): Caller {
  const purpose = claims["purpose"];
  return {
    actor: String(claims["sub"]),
    post: optionalText(claims["post"]) ?? "",
    department: optionalText(claims["department"]) ?? "",
    roles: texts(claims["roles"]).filter(isRole),
    scopes: new Set(texts(claims["scopes"]).filter(isScope)),
    regions: texts(claims["regions"]),
    school: optionalText(claims["school"]),
    purpose: typeof purpose === "string" && isPurpose(purpose) ? purpose : null,
    caseId: optionalText(claims["caseId"]),
    opened: texts(claims["opened"]),
    requestId: String(claims["requestId"]),
  };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
const optionalText = (value: unknown): string | null => (typeof value === "string" ? value : null);

function refusal(message: string, cause?: unknown): DomainError {
  return new DomainError("UNAUTHENTICATED", `Only the gateway may ask: ${message}. 仅接受网关调用。`, { cause });
}
