import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";

/** Keys whose id begins so belong to the demo issuer. */
export const DEMO_KEY_PREFIX = "demo-";
const FETCH_DEADLINE_MS = 5_000;
/** Waits between two fetches of the key set, so that made-up key ids cannot flood the issuer. */
const KEYS_COOLDOWN_MS = 30_000;
/** How old a proof of the issuer's keys may be for {@link Issuer.isReachable}. */
const PROOF_AGE_MS = 10_000;

interface IssuerOptions {
  issuer: string;
  /** Key set address; taken from the discovery document when absent. */
  jwksUrl?: string | undefined;
  /** Whether the demo issuer may vouch for anybody. */
  allowDemo: boolean;
}

/** The issuer of access tokens is the demo's, and this is no demo. */
export class DemoIssuerRefused extends Error {
  constructor() {
    super(
      "the demo issuer vouches for nobody in production mode; set OIDC_ISSUER to the county's own (生产模式拒绝演示身份源)",
    );
    this.name = "DemoIssuerRefused";
  }
}

/** The OIDC issuer that vouches for staff: its discovery document and key set. */
export class Issuer {
  private keys: Promise<JWTVerifyGetKey> | undefined;
  private proof: { at: number; result: Promise<boolean> } | undefined;

  constructor(private readonly options: IssuerOptions) {}

  /** The key set, found at the first call that reaches the issuer. @throws DemoIssuerRefused; Error when it cannot be reached. */
  getKeys(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.discover().catch((fault: unknown) => {
      this.keys = undefined;
      throw fault;
    });
    return this.keys;
  }

  /** Whether the issuer's keys can be fetched now (or could a few seconds ago). */
  isReachable(): Promise<boolean> {
    const now = performance.now();
    if (this.proof === undefined || now - this.proof.at > PROOF_AGE_MS) {
      const result = this.checkKeys().then(
        () => true,
        () => {
          this.proof = undefined;
          return false;
        },
      );
      this.proof = { at: now, result };
    }
    return this.proof.result;
  }

  /** Fetches the key set once. @throws DemoIssuerRefused for demo keys in production; Error when it cannot be fetched. */
  async checkKeys(): Promise<void> {
    await this.getKeys();
    const { keys } = (await fetchJson(await this.keysUrl())) as { keys?: readonly { kid?: unknown }[] };
    if (!Array.isArray(keys)) throw new Error("the issuer's key set is not a JSON Web Key Set");
    if (!this.options.allowDemo && keys.some(({ kid }) => isDemoKey(kid))) throw new DemoIssuerRefused();
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    return createRemoteJWKSet(new URL(await this.keysUrl()), {
      cooldownDuration: KEYS_COOLDOWN_MS,
      timeoutDuration: FETCH_DEADLINE_MS,
      [customFetch]: (url, init) => fetch(url, { ...init, redirect: "error" }),
    });
  }

  private async keysUrl(): Promise<string> {
    const { issuer, jwksUrl, allowDemo } = this.options;
    if (jwksUrl !== undefined) return jwksUrl;
    const document = (await fetchJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`)) as Record<
      string,
      unknown
    >;
    if (document["issuer"] !== issuer) throw new Error("the discovery document names another issuer than OIDC_ISSUER");
    if (document["liankong_demo_issuer"] === true && !allowDemo) throw new DemoIssuerRefused();
    if (typeof document["jwks_uri"] !== "string") throw new Error("the discovery document names no jwks_uri");
    return document["jwks_uri"];
  }
}

/** Whether a key id is the demo issuer's. */
export function isDemoKey(kid: unknown): boolean {
  return typeof kid === "string" && kid.startsWith(DEMO_KEY_PREFIX);
}

async function fetchJson(url: string): Promise<object> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(FETCH_DEADLINE_MS) });
  if (!response.ok) throw new Error(`the issuer answers ${response.status}`);
  const value: unknown = await response.json();
  if (typeof value !== "object" || value === null) throw new Error("the issuer does not answer with a JSON object");
  return value;
}
