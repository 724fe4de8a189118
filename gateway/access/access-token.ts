import { errors, type JWTPayload, jwtVerify } from "jose";
import { Refusal } from "../errors/refusal";
import { DemoIssuerRefused, isDemoKey, type Issuer } from "./issuer";

/** Signatures that are taken; never `none`, never one with a shared secret. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"];
/** How far the issuer's clock may differ; seconds. */
const CLOCK_TOLERANCE = 30;
/** A token that was verified is taken again without its signature being computed, for this long at most. */
const MEMORY_MS = 60_000;
const MEMORY_SIZE = 2_000;

interface VerifierOptions {
  issuer: Issuer;
  issuerName: string;
  audience: string;
  allowDemo: boolean;
}

/** Verifies access tokens of staff and remembers the ones it has verified for a minute. */
export class AccessTokenVerifier {
  private readonly verified = new Map<string, { claims: JWTPayload; until: number }>();

  constructor(private readonly options: VerifierOptions) {}

  /**
   * The claims of an `authorization` header.
   * @throws Refusal UNAUTHENTICATED when there is no token or it is not valid here; UNAVAILABLE when the issuer cannot be asked.
   */
  async verify(authorization: string | undefined): Promise<JWTPayload> {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? "") ?? [];
    if (token === undefined) throw unauthenticated("Sign in: send an access token. 请先登录，须提供访问令牌。");
    const known = this.verified.get(token);
    if (known !== undefined && known.until > Date.now()) return known.claims;
    const claims = await this.check(token);
    this.remember(token, claims);
    return claims;
  }

  private async check(token: string): Promise<JWTPayload> {
    const { issuer, issuerName, audience, allowDemo } = this.options;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, await issuer.getKeys(), {
        issuer: issuerName,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ["sub", "exp"],
      });
      if (!allowDemo && (isDemoKey(protectedHeader.kid) || payload["demo_issuer"] === true))
        throw new DemoIssuerRefused();
      return payload;
    } catch (fault) {
      throw refusalOf(fault);
    }
  }

  private remember(token: string, claims: JWTPayload): void {
    const expiry = ((claims.exp as number) + CLOCK_TOLERANCE) * 1_000;
    this.verified.delete(token);
    this.verified.set(token, { claims, until: Math.min(expiry, Date.now() + MEMORY_MS) });
    if (this.verified.size <= MEMORY_SIZE) return;
    const [oldest] = this.verified.keys();
    if (oldest !== undefined) this.verified.delete(oldest);
  }
}

/** What jose says when the key set could not be fetched, as against a token that does not fit it. */
const UNREACHABLE: ReadonlySet<string> = new Set([errors.JWKSTimeout.code, errors.JOSEError.code]);

function refusalOf(fault: unknown): Refusal {
  if (fault instanceof errors.JWTExpired)
    return unauthenticated("The access token has expired; sign in again. 访问令牌已过期，请重新登录。");
  if (fault instanceof DemoIssuerRefused)
    return unauthenticated("Demo accounts are not taken here. 此处不接受演示账号。");
  if (!(fault instanceof errors.JOSEError) || UNREACHABLE.has(fault.code)) {
    return new Refusal(
      "UNAVAILABLE",
      "The sign-in service cannot be reached; try again. 身份认证服务暂不可用，请稍后再试。",
      {
        status: 503,
      },
    );
  }
  return unauthenticated("The access token is not valid here. 访问令牌无效。");
}

function unauthenticated(message: string): Refusal {
  return new Refusal("UNAUTHENTICATED", message, { status: 401, headers: { "www-authenticate": "Bearer" } });
}
