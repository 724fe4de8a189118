import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { Client } from "pg";
import type { DataSource, MigrationInterface } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import { migrate, openDatabase } from "../../infra/runtime/database";
import type { DepartmentConfig } from "../../infra/runtime/department-config";
import type { HttpServer } from "../../infra/runtime/http-server";
import { Vault } from "../../infra/runtime/vault";
import type { DepartmentName } from "../../schema/departments";
import { type PersonId, personIdOf } from "../../schema/person-id";
import { createTestDatabase } from "../postgres";

/** What a subgraph answered. */
export interface Answer {
  status: number;
  // A test knows the shape it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** The keys that the departments of one county share with each other and with its gateway. */
export interface CountyKeys {
  callerPrivateKey: JWK;
  callerPublicKey: JWK;
  personIdKey: Buffer<ArrayBuffer>;
}

export interface TestDepartment {
  url: string;
  /** Connection of the roster import's role, with the department's entities. */
  roster: DataSource;
  vault: Vault;
  personIdOf: (idNumber: string) => PersonId;
  /** Columns that every roster table has. */
  rosterColumns: { warnings: string[]; rowDigest: Buffer; importedAt: Date };
  /** Signs for a caller as the gateway does. */
  sign: (caller: Caller, audience?: string) => Promise<string>;
  ask: (caller: Caller, query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  /** Asks with whatever token, or none. */
  askWithToken: (token: string | null, query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  /** Runs a statement as the owner of its database. */
  asOwner(sql: string): Promise<void>;
  /** Ends the service; its database stays. */
  stop(): Promise<void>;
  /** Starts the service again where it was. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** How a department is to run in a test. */
export interface DepartmentSettings {
  /** The county's date, YYYY-MM-DD; default 2018-12-31. */
  today?: string;
  /** Default silent. */
  logLevel?: DepartmentConfig["LOG_LEVEL"];
  /** Default its own. */
  keys?: CountyKeys;
  /** Default any free one; one that will be started again needs a port that no outgoing connection may take. */
  port?: number;
}

interface DepartmentUnderTest extends DepartmentSettings {
  name: DepartmentName;
  startApp: (config: DepartmentConfig) => Promise<HttpServer>;
  migrations: readonly (new () => MigrationInterface)[];
  entities: readonly (new () => object)[];
}

export async function makeCountyKeys(): Promise<CountyKeys> {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
  return {
    callerPrivateKey: await jwk(privateKey),
    callerPublicKey: await jwk(publicKey),
    personIdKey: randomBytes(32),
  };
}

/** Starts a department's service on a database of its own, under the roles and keys that a county would give it. */
export async function startTestDepartment(department: DepartmentUnderTest): Promise<TestDepartment> {
  const { name, startApp, migrations, entities, today = "2018-12-31", logLevel = "silent", port = 0 } = department;
  const { callerPrivateKey, callerPublicKey, personIdKey } = department.keys ?? (await makeCountyKeys());
  const testDatabase = await createTestDatabase(name);
  await migrate({ url: testDatabase.ownerUrl, service: name, migrations });
  const signer = await createCallerSigner(callerPrivateKey);
  const fieldKey = randomBytes(32);
  const config: DepartmentConfig = {
    HOST: "127.0.0.1",
    PORT: port,
    DATABASE_URL: testDatabase.appUrl,
    COUNTY_REGION_CODE: "450204",
    COUNTY_DATE: today,
    PERSON_ID_KEY: personIdKey,
    FIELD_KEY: fieldKey,
    CALLER_PUBLIC_KEY: callerPublicKey,
    LOG_LEVEL: logLevel,
    LIANKONG_MODE: "demo",
  };
  let server: HttpServer | null = await startApp(config);
  const { url, port: taken } = server;
  const roster = await openDatabase({ name: `${name} test roster`, url: testDatabase.rosterUrl, entities });
  const vault = new Vault(fieldKey);
  const sign = (caller: Caller, audience: string = name): Promise<string> => signer.sign(caller, audience);
  const askWithToken: TestDepartment["askWithToken"] = (token, query, variables = {}) =>
    post(url, token, { query, variables });
  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    await running?.close();
  };
  return {
    url,
    roster,
    vault,
    rosterColumns: { warnings: [], rowDigest: vault.digest("row"), importedAt: new Date(`${today}T00:00:00Z`) },
    personIdOf: (idNumber) => personIdOf(idNumber, personIdKey),
    sign,
    askWithToken,
    ask: async (caller, query, variables) => askWithToken(await sign(caller), query, variables),
    asOwner: (sql) => runStatement(testDatabase.ownerUrl, sql),
    stop,
    async startAgain() {
      server ??= await startApp({ ...config, PORT: taken });
    },
    async close() {
      await roster.destroy();
      await stop();
      await testDatabase.drop();
    },
  };
}

async function runStatement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function post(url: string, token: string | null, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { [CALLER_TOKEN_HEADER]: token }) },
    body: JSON.stringify(body),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, data, errors };
}

async function jwk(key: CryptoKey): Promise<JWK> {
  return { ...(await exportJWK(key)), alg: "EdDSA" };
}
