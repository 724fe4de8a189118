import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { importJWK, SignJWT, UnsecuredJWT } from "jose";
import { createGatewayApp } from "../../gateway/app";
import { readGatewayConfig } from "../../gateway/config";
import { GuardedSupergraph } from "../../gateway/enforcer/guarded-supergraph";
import { TrustedDocuments } from "../../gateway/trusted-documents/trusted-documents";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import { createLog } from "../../infra/runtime/log";
import { projectPath } from "../../infra/runtime/project-path";
import { DEPARTMENTS } from "../../schema/departments";
import { callerOf } from "../support/callers";
import { commandEnvironment } from "../support/config";
import type { Trial } from "./trials";

const OFFICE = callerOf("office", { regions: ["450205"] });
const CLAIMS = { ...OFFICE, scopes: [...OFFICE.scopes] };

type Forgery = (trial: Trial, department: string) => Promise<string | null> | string | null;

/** A caller token as the gateway signs it, but for what is changed. */
const sign = (
  key: KeyObject | CryptoKey | Uint8Array,
  audience: string,
  { algorithm = "EdDSA", issuedAt = 0 } = {},
): Promise<string> => {
  const now = Math.floor(Date.now() / 1000) + issuedAt;
  return new SignJWT(CLAIMS)
    .setProtectedHeader({ alg: algorithm })
    .setIssuer("liankong-gateway")
    .setSubject("office")
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(key);
};

const FORGERIES: readonly [string, Forgery][] = [
  ["no token", () => null],
  ["an empty token", () => ""],
  [
    "a token that another key signed",
    (_trial, department) => sign(generateKeyPairSync("ed25519").privateKey, department),
  ],
  [
    "an expired token",
    async ({ county }, department) =>
      sign(await callerKey(county.secrets().callerPrivateKey), department, { issuedAt: -61 }),
  ],
  [
    "a token for another department",
    async ({ county }, department) =>
      sign(
        await callerKey(county.secrets().callerPrivateKey),
        department === "education" ? "civil-affairs" : "education",
      ),
  ],
  [
    "an unsigned token",
    (_trial, department) =>
      new UnsecuredJWT(CLAIMS)
        .setIssuer("liankong-gateway")
        .setSubject("office")
        .setAudience(department)
        .setIssuedAt()
        .setExpirationTime("60s")
        .encode(),
  ],
  [
    "a token signed with the public key as a shared secret",
    ({ county }, department) =>
      sign(Buffer.from(county.secrets().callerPublicKey.x ?? "", "base64url"), department, { algorithm: "HS256" }),
  ],
  ["an access token of the office", async ({ tokens }) => [...tokens][0]?.[1] ?? null],
];

const callerKey = async (jwk: Parameters<typeof importJWK>[0]): Promise<CryptoKey> =>
  (await importJWK(jwk, "EdDSA")) as CryptoKey;

/** What subgraphs and gateway refuse outright, whoever asks. */
export function describeStraightCalls(trial: () => Trial): void {
  describe.each(DEPARTMENTS.map(({ name }) => name))("%s, called without the gateway", (department) => {
    test.each(FORGERIES)("refuses query, _entities and _service with %s", async (_title, forge) => {
      const { county, child } = trial();
      const token = await forge(trial(), department);
      const headers: Record<string, string> = token === null ? {} : { [CALLER_TOKEN_HEADER]: token };
      const entities = `{ _entities(representations: [{ __typename: "Child", id: "${child.personId}" }]) { __typename } }`;
      for (const query of ["{ __typename }", "{ __schema { types { name } } }", entities, "{ _service { sdl } }"]) {
        const { status, data, errors } = await county.askSubgraph(department, headers, query);
        expect([status, data, errors.map(({ extensions }) => extensions.code)]).toEqual([
          401,
          null,
          ["UNAUTHENTICATED"],
        ]);
      }
    });

    test("takes the token that the gateway signs for it, so that the refusals above mean something", async () => {
      const { county } = trial();
      const signer = await createCallerSigner(county.secrets().callerPrivateKey);
      const headers = { [CALLER_TOKEN_HEADER]: await signer.sign(OFFICE, department) };
      expect(await county.askSubgraph(department, headers, "{ __typename }")).toMatchObject({
        status: 200,
        data: { __typename: "Query" },
      });
    });
  });

  describe("a gateway that would guard nothing", () => {
    const supergraph = readFileSync(projectPath("schema", "supergraph.graphql"), "utf8");
    const start = (supergraphSdl: string) =>
      createGatewayApp({
        config: readGatewayConfig({ PORT: "0", LIANKONG_MODE: "demo", ...gatewayVariables(trial()) }),
        supergraphSdl,
        documents: TrustedDocuments.read(projectPath("schema", "operations")),
        log: createLog({ service: "gateway", level: "silent" }),
      });

    test("does not start on a supergraph from which the guards were taken out", async () => {
      await expect(start(GuardedSupergraph.from(supergraph).strippedSdl)).rejects.toThrow("requiresScopes");
    });

    test("does not start on a supergraph with a guard that nothing enforces", async () => {
      const other = supergraph.replace(
        "https://specs.apollo.dev/requiresScopes/v0.1",
        "https://specs.apollo.dev/policy/v0.1",
      );
      await expect(start(other)).rejects.toThrow("policy");
    });

    test("does not start in production with the demo's issuer", () => {
      const { status, stderr } = spawnSync(process.execPath, [projectPath("dist", "gateway", "main.js")], {
        encoding: "utf8",
        env: commandEnvironment({ PORT: "0", LIANKONG_MODE: "production", ...gatewayVariables(trial()) }),
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^gateway: .*demo issuer.*$/m);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    });
  });
}

function gatewayVariables({ county }: Trial): Record<string, string> {
  return {
    OIDC_ISSUER: county.serviceUrl("identity"),
    SUBGRAPH_URLS: DEPARTMENTS.map(({ name }) => `${name}=${county.serviceUrl(name)}/graphql`).join(","),
    CALLER_PRIVATE_KEY: JSON.stringify(county.secrets().callerPrivateKey),
  };
}
