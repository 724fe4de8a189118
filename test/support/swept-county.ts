import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { Caller } from "../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import { migrate } from "../../infra/runtime/database";
import { Vault } from "../../infra/runtime/vault";
import { startApp } from "../../subgraphs/joint-meeting/app";
import { migrations } from "../../subgraphs/joint-meeting/migrations";
import { createTestDatabase } from "../postgres";
import { makeCountyKeys } from "./department";
import { type GraphqlAnswer, postGraphql } from "./graphql-answer";
import { SweepRows } from "./sweep-rows";

/** The joint meeting of 柳南区 alone: no gateway is behind its address, what its sweeps found is written to its tables. */
export interface SweptCounty {
  rows: SweepRows;
  vault: Vault;
  /** The service's own role on its database. */
  appUrl: string;
  /** Rows of a statement run as the database's owner. */
  sql: <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  ask(caller: Caller, query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  /** Asks another door of the service than `/graphql`, by its path. */
  fetchAs(caller: Caller, path: string, request?: RequestInit): Promise<Response>;
  /** A token as the gateway signs it, for a test that speaks HTTP itself. */
  tokenOf(caller: Caller): Promise<string>;
  close(): Promise<void>;
}

/** Starts it, without a sweep. */
export async function startSweptCounty(): Promise<SweptCounty> {
  const keys = await makeCountyKeys();
  const database = await createTestDatabase("joint-meeting", { appWrites: true });
  await migrate({ url: database.ownerUrl, service: "joint-meeting", migrations });
  const fieldKey = randomBytes(32);
  const service = await startApp({
    HOST: "127.0.0.1",
    PORT: 0,
    COUNTY_REGION_CODE: "450204",
    DATABASE_URL: database.appUrl,
    COUNTY_DATE: "2018-12-31",
    FIELD_KEY: fieldKey,
    PERSON_ID_KEY: keys.personIdKey,
    CALLER_PUBLIC_KEY: keys.callerPublicKey,
    GATEWAY_URL: "http://127.0.0.1:9/graphql",
    OIDC_TOKEN_URL: "http://127.0.0.1:9/token",
    OIDC_CLIENT_ID: "joint-meeting",
    OIDC_CLIENT_SECRET: "none",
    SWEEP_PATIENCE_MS: 60_000,
    ATTACHMENT_BYTES: 64 * 1024,
    LOG_LEVEL: "silent",
    LIANKONG_MODE: "demo",
  });
  const signer = await createCallerSigner(keys.callerPrivateKey);
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const vault = new Vault(fieldKey);
  return {
    rows: new SweepRows((text, parameters) => client.query(text, [...parameters]), vault),
    vault,
    appUrl: database.appUrl,
    sql: async <Row extends object>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...parameters])).rows,
    ask: async (caller, query, variables = {}) =>
      postGraphql(
        service.url,
        { [CALLER_TOKEN_HEADER]: await signer.sign(caller, "joint-meeting") },
        { query, variables },
      ),
    fetchAs: async (caller, path, { headers, ...request } = {}) =>
      fetch(new URL(path, service.url), {
        ...request,
        headers: { ...headers, [CALLER_TOKEN_HEADER]: await signer.sign(caller, "joint-meeting") },
      }),
    tokenOf: (caller) => signer.sign(caller, "joint-meeting"),
    close: async () => {
      await client.end();
      await service.close();
      await database.drop();
    },
  };
}
