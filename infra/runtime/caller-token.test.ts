import { beforeAll, describe, expect, test } from "@jest/globals";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import type { Caller } from "./caller";
import { type CallerSigner, type CallerVerifier, createCallerSigner, createCallerVerifier } from "./caller-token";

const OFFICE: Caller = {
  actor: "office",
  post: "干事",
  department: "joint-meeting",
  roles: ["office"],
  scopes: new Set(["identity:read"]),
  regions: ["450204"],
  school: null,
  purpose: "CASE",
  caseId: null,
  opened: [],
  requestId: "request-1",
};

let privateJwk: JWK;
let signer: CallerSigner;
let education: CallerVerifier;

beforeAll(async () => {
  const keys = await generateKeyPair("EdDSA", { extractable: true });
  privateJwk = await exportJWK(keys.privateKey);
  signer = await createCallerSigner(privateJwk);
  education = await createCallerVerifier(await exportJWK(keys.publicKey), "education");
});

describe("a subgraph", () => {
  test("learns the caller whole", async () => {
    expect(await education.verify(await signer.sign(OFFICE, "education"))).toEqual(OFFICE);
  });

  test("refuses a token meant for another subgraph", async () => {
    await refused(await signer.sign(OFFICE, "civil-affairs"));
  });

  test("refuses no token, rubbish and an unsigned token", async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"sub":"office","aud":"education"}').toString("base64url")}.`;
    for (const token of [undefined, "", "rubbish", unsigned]) await refused(token);
  });

  test("refuses a token signed by another key", async () => {
    const { privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    await refused(await (await createCallerSigner(await exportJWK(privateKey))).sign(OFFICE, "education"));
  });

  test("refuses a token that has expired, and one that claims to live for longer than a minute", async () => {
    const now = Math.floor(Date.now() / 1000);
    await refused(await forge({ issuedAt: now - 120, expires: now - 60 }));
    await refused(await forge({ issuedAt: now - 120, expires: now + 3600 }));
  });

  test("drops scopes, roles and purposes that the policy does not know", async () => {
    const caller = await education.verify(
      await forge({ claims: { scopes: ["everything"], roles: ["root"], purpose: "FUN" } }),
    );
    expect([caller.scopes.size, caller.roles, caller.purpose]).toEqual([0, [], null]);
  });
});

async function refused(token: string | undefined): Promise<void> {
  await expect(education.verify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
}

async function forge({ issuedAt, expires, claims = {} }: { issuedAt?: number; expires?: number; claims?: object }) {
  return new SignJWT({ requestId: "r", ...claims })
    .setProtectedHeader({ alg: "EdDSA" })
    .setIssuer("liankong-gateway")
    .setSubject("office")
    .setAudience("education")
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires ?? "30s")
    .sign(await importJWK(privateJwk, "EdDSA"));
}
