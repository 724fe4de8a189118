import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRemoteJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify } from "jose";
import { ConfigError } from "../runtime/config";
import { type HttpServer, startHttpServer } from "../runtime/http-server";
import type { Account } from "./account";
import { readIdentityConfig } from "./config";
import { createIssuer } from "./issuer";

const SECRET = "s".repeat(43);
const OFFICE: Account = {
  account: "office",
  secret: SECRET,
  name: "某人",
  post: "联席会议办公室干事",
  department: "joint-meeting",
  roles: ["office"],
  regions: ["450204"],
};
const SCHOOL: Account = {
  ...OFFICE,
  account: "school-2145020401",
  roles: ["school"],
  regions: ["450204001"],
  school: "2145020401",
};

let key: JWK;
let server: HttpServer;

beforeAll(async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  key = { ...(await exportJWK(pair.privateKey)), alg: "ES256", kid: "demo-test" };
  let handle: ReturnType<typeof createIssuer> | undefined;
  server = await startHttpServer((request, response) => handle?.(request, response), { host: "127.0.0.1", port: 0 });
  handle = createIssuer({ issuer: server.url, audience: "liankong-gateway", key, accounts: [OFFICE, SCHOOL] });
});

afterAll(async () => {
  await server.close();
});

describe("the demo issuer", () => {
  it("says in its discovery document that it is one", async () => {
    await expect(discover()).resolves.toMatchObject({
      issuer: server.url,
      liankong_demo_issuer: true,
      grant_types_supported: ["client_credentials"],
    });
  });

  it("gives an account a signed token with what the gateway needs to know", async () => {
    const { jwks_uri: keys } = await discover();
    const { payload } = await jwtVerify(await tokenOf(OFFICE), createRemoteJWKSet(new URL(keys as string)), {
      issuer: server.url,
      audience: "liankong-gateway",
    });
    expect(payload).toMatchObject({
      sub: "office",
      name: "某人",
      post: "联席会议办公室干事",
      department: "joint-meeting",
      roles: ["office"],
      regions: ["450204"],
      demo_issuer: true,
    });
    expect(payload).not.toHaveProperty("school");
    expect((payload.exp as number) - (payload.iat as number)).toBe(3600);
  });

  it("names the school in a school's token", async () => {
    const [, payload] = (await tokenOf(SCHOOL)).split(".");
    expect(JSON.parse(Buffer.from(payload as string, "base64url").toString())).toMatchObject({
      school: "2145020401",
      regions: ["450204001"],
    });
  });

  it("publishes no private part of its key", async () => {
    const { jwks_uri: keys } = await discover();
    const published = (await (await fetch(keys as string)).json()) as { keys: JWK[] };
    expect(published.keys).toHaveLength(1);
    expect(published.keys[0]).not.toHaveProperty("d");
  });

  it.each([
    ["another account's name", "leader", SECRET],
    ["a wrong secret", "office", "wrong"],
  ])("refuses %s", async (_case, account, secret) => {
    const response = await requestToken(account, secret);
    expect(response.status).toBe(401);
    await expect(response.json()).resolves.toMatchObject({ error: "invalid_client" });
  });
});

describe("the demo issuer's variables", () => {
  const variables = () => ({
    PORT: "0",
    OIDC_AUDIENCE: "liankong-gateway",
    IDENTITY_KEY: JSON.stringify(key),
    ACCOUNTS_FILE: "accounts.json",
  });

  it("admit demo mode", () => {
    expect(readIdentityConfig({ ...variables(), LIANKONG_MODE: "demo" }).LIANKONG_MODE).toBe("demo");
  });

  it.each([{ LIANKONG_MODE: "production" }, {}])("refuse production, which is the default: %j", (mode) => {
    expect(() => readIdentityConfig({ ...variables(), ...mode })).toThrow(/LIANKONG_MODE: .*never in production/);
  });

  it("refuse a key that could be taken for a real one", () => {
    const env = { ...variables(), LIANKONG_MODE: "demo", IDENTITY_KEY: JSON.stringify({ ...key, kid: "county-2026" }) };
    expect(() => readIdentityConfig(env)).toThrow(ConfigError);
  });

  it("have no secret by default", () => {
    expect(() => readIdentityConfig({ PORT: "0", LIANKONG_MODE: "demo" })).toThrow(
      /OIDC_AUDIENCE[^]*IDENTITY_KEY[^]*ACCOUNTS_FILE/,
    );
  });
});

async function discover(): Promise<Record<string, unknown>> {
  return (await (await fetch(`${server.url}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
}

async function tokenOf({ account, secret }: Account): Promise<string> {
  const { access_token: token } = (await (await requestToken(account, secret)).json()) as { access_token: string };
  return token;
}

function requestToken(account: string, secret: string): Promise<Response> {
  return fetch(`${server.url}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
}
