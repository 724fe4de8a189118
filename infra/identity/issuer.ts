import type { RequestListener } from "node:http";
import type { JWK } from "jose";
import { type ClientMetadata, type Configuration, Provider } from "oidc-provider";
import type { Account } from "./account";
import { StatelessAdapter } from "./stateless-adapter";

export interface IssuerOptions {
  /** URL that tokens name as their issuer. */
  issuer: string;
  audience: string;
  /** Private key that signs the tokens, ES256. */
  key: JWK;
  accounts: readonly Account[];
}

/** Seconds that an access token lasts. */
const TOKEN_LIFETIME = 3600;
const SIGNATURE = "ES256";

/**
 * The demo's OpenID Connect issuer: discovery, JWKS, and access tokens as JWT by client credentials, a client an account.
 * It stands in for the county's own identity service and says so in its discovery document and in every token.
 */
export function createIssuer(options: IssuerOptions): RequestListener {
  const answer = new Provider(options.issuer, configure(options)).callback();
  return (request, response) => void answer(request, response);
}

function configure({ audience, key, accounts }: IssuerOptions): Configuration {
  const byName = new Map(accounts.map((account) => [account.account, account]));
  return {
    adapter: StatelessAdapter,
    clients: accounts.map(toClient),
    jwks: { keys: [key] },
    discovery: { liankong_demo_issuer: true },
    responseTypes: [],
    ttl: { ClientCredentials: TOKEN_LIFETIME },
    scopes: [],
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `urn:${audience}`,
        getResourceServerInfo: () => ({
          scope: "",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: TOKEN_LIFETIME,
          jwt: { sign: { alg: SIGNATURE, kid: key.kid as string } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => claimsOf(byName.get(token.clientId as string)),
  };
}

function toClient({ account, secret }: Account): ClientMetadata {
  return {
    client_id: account,
    client_secret: secret,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: SIGNATURE,
  };
}

function claimsOf(account: Account | undefined): Record<string, unknown> {
  if (account === undefined) throw new Error("a token for an account that is not in the accounts' file");
  const { name, post, department, roles, regions, school } = account;
  return { name, post, department, roles, regions, ...(school === undefined ? {} : { school }), demo_issuer: true };
}
