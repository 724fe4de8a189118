import { describe, expect, test } from "@jest/globals";
import { type FixtureIssuer, startFixtureIssuer } from "../fixture/issuer.fixture";
import { AccessTokenVerifier } from "./access-token";
import { DemoIssuerRefused, Issuer } from "./issuer";

const openIssuer = ({ url }: FixtureIssuer, allowDemo: boolean, jwksUrl?: string): Issuer =>
  new Issuer({ issuer: url, allowDemo, jwksUrl });

describe("in production", () => {
  test("an issuer that says it is the demo's is refused at the start", async () => {
    const issuer = await startFixtureIssuer({ isDemo: true });
    await expect(openIssuer(issuer, false).checkKeys()).rejects.toThrow(DemoIssuerRefused);
    await expect(openIssuer(issuer, true).checkKeys()).resolves.toBeUndefined();
    await issuer.close();
  });

  test("demo keys are refused at the start also when the key set is named directly", async () => {
    const issuer = await startFixtureIssuer({ kid: "demo-1" });
    await expect(openIssuer(issuer, false, `${issuer.url}/jwks`).checkKeys()).rejects.toThrow(DemoIssuerRefused);
    await issuer.close();
  });

  test.each<[string, string, object]>([
    ["signed with a demo key", "demo-1", {}],
    ["marked as the demo's", "k1", { demo_issuer: true }],
  ])("a token %s is refused", async (_, kid, claims) => {
    const issuer = await startFixtureIssuer({ kid });
    const verifierFor = (allowDemo: boolean): AccessTokenVerifier =>
      new AccessTokenVerifier({
        issuer: openIssuer(issuer, allowDemo),
        issuerName: issuer.url,
        audience: "liankong-gateway",
        allowDemo,
      });
    const token = `Bearer ${await issuer.token(claims as never)}`;
    await expect(verifierFor(true).verify(token)).resolves.toMatchObject({ sub: "office" });
    await expect(verifierFor(false).verify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await issuer.close();
  });
});

test("an issuer that is away lets nobody in, and everybody again when it is back", async () => {
  const away = new Issuer({ issuer: "http://127.0.0.1:1", allowDemo: false });
  const verifier = new AccessTokenVerifier({ issuer: away, issuerName: "x", audience: "y", allowDemo: false });
  await expect(verifier.verify("Bearer a.b.c")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(await away.isReachable()).toBe(false);
});

test("tokens without signature or with a shared secret are refused", async () => {
  const issuer = await startFixtureIssuer();
  const verifier = new AccessTokenVerifier({
    issuer: openIssuer(issuer, false),
    issuerName: issuer.url,
    audience: "liankong-gateway",
    allowDemo: false,
  });
  const claims = Buffer.from(JSON.stringify({ sub: "x", iss: issuer.url, aud: "liankong-gateway", exp: 4e9 })).toString(
    "base64url",
  );
  for (const algorithm of ["none", "HS256"]) {
    const header = Buffer.from(JSON.stringify({ alg: algorithm, kid: "k1" })).toString("base64url");
    await expect(
      verifier.verify(`Bearer ${header}.${claims}.${algorithm === "none" ? "" : "AAAA"}`),
    ).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  }
  await issuer.close();
});
