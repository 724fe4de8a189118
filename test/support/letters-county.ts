import { randomBytes } from "node:crypto";
import { Pool } from "pg";
import type { DataSource } from "typeorm";
import { findFreePorts } from "../../infra/postgres/free-port";
import type { Caller } from "../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import { type Clock, fixedClock, systemClock } from "../../infra/runtime/clock";
import { migrate, openDatabase } from "../../infra/runtime/database";
import { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../infra/runtime/gateway-reading/service-token";
import { JobQueue } from "../../infra/runtime/jobs/job-queue";
import { createLog } from "../../infra/runtime/log";
import { Vault } from "../../infra/runtime/vault";
import { personIdOf } from "../../schema/person-id";
import { startApp } from "../../subgraphs/letters/app";
import { type LettersConfig, readServiceConfig } from "../../subgraphs/letters/config";
import type { LettersResources } from "../../subgraphs/letters/context";
import { DEFAULT_SUITE } from "../../subgraphs/letters/exchange/suites";
import { migrations } from "../../subgraphs/letters/migrations";
import { SealFolder } from "../../subgraphs/letters/seal/seal-folder";
import { createTestDatabase } from "../postgres";
import { type CountyKeys, makeCountyKeys } from "./department";
import { type GraphqlAnswer, postGraphql } from "./graphql-answer";

/** Rows of a statement. */
type Sql = <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** The letters' database of a county, with nothing running on it. */
export interface LettersDatabase {
  /** The service's own role, with its key: what acts and rounds work with. */
  database: DataSource;
  vault: Vault;
  fieldKey: Buffer<ArrayBuffer>;
  appUrl: string;
  /** As the database's owner. */
  sql: Sql;
  close(): Promise<void>;
}

/** A running letters' service with its database; nobody is behind the gateway's address unless it is told one. */
export interface TestLetters extends Omit<LettersDatabase, "fieldKey"> {
  countyCode: string;
  config: LettersConfig;
  /** Address of the subgraph. */
  url: string;
  /** Address of the door outward, as the county's card names it. */
  exchangeUrl: string;
  ask(caller: Caller, query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  /** Asks another door of the service than `/graphql`, by its path. */
  fetchAs(caller: Caller, path: string, request?: RequestInit): Promise<Response>;
  /** Ends the service; its database stays. */
  stop(): Promise<void>;
  /** Starts the service again where it was. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** How a letters' service is to run in a test. */
export interface LettersSettings {
  /** Default 柳南区. */
  countyCode?: string;
  /** The county's date, YYYY-MM-DD; default 2018-12-31. */
  today?: string;
  /** Real time, by which messages and keys are judged; default this machine's. */
  exchangeClock?: Clock;
  /** Default its own. */
  keys?: CountyKeys;
  /** Default any free one. */
  port?: number;
  /** Further variables of the service, such as `GATEWAY_URL` and `OIDC_TOKEN_URL`. */
  variables?: Readonly<Record<string, string>>;
}

/** Tests ask several things at once. */
const OWNER_CONNECTIONS = 4;

/** Makes a migrated letters' database. */
export async function openLettersDatabase(): Promise<LettersDatabase> {
  const made = await createTestDatabase("letters", { appWrites: true });
  await migrate({ url: made.ownerUrl, service: "letters", migrations });
  const database = await openDatabase({ name: "test letters", url: made.appUrl, entities: [] });
  const owner = new Pool({ connectionString: made.ownerUrl, max: OWNER_CONNECTIONS });
  const fieldKey = randomBytes(32);
  return {
    database,
    vault: new Vault(fieldKey),
    fieldKey,
    appUrl: made.appUrl,
    sql: async <Row extends object>(text: string, parameters: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...parameters])).rows,
    close: async () => {
      await owner.end();
      await database.destroy();
      await made.drop();
    },
  };
}

/** What a test sets of the resources that acts, rounds and workers take. */
export interface BenchSettings {
  /** Default 柳南区. */
  countyCode?: string;
  /** The county's date, YYYY-MM-DD; default 2018-12-31. */
  today?: string;
  /** Default this machine's. */
  exchangeClock?: Clock;
  /** Default one behind whose address nobody is. */
  gateway?: GatewayReader;
}

/** A letters' database with what the service's own code works with on it; no service, worker or round runs. */
export interface LettersBench extends LettersDatabase {
  /** Such resources; all that are made of one bench share its database, key and queue. */
  on(settings?: BenchSettings): LettersResources;
}

/** Makes it. */
export async function openLettersBench(): Promise<LettersBench> {
  const made = await openLettersDatabase();
  const log = createLog({ service: "test", level: "silent" });
  const token = new ServiceToken({ tokenUrl: "http://127.0.0.1:9/token", clientId: "letters", clientSecret: "none" });
  const nobody = new GatewayReader({ gatewayUrl: "http://127.0.0.1:9/graphql", token, log });
  const jobs = new JobQueue({ service: "letters", databaseUrl: made.appUrl, log, queues: [] });
  return {
    ...made,
    on: ({ countyCode = "450204", today = "2018-12-31", exchangeClock = systemClock(), gateway = nobody } = {}) => ({
      database: made.database,
      vault: made.vault,
      clock: fixedClock(today),
      exchangeClock,
      countyCode,
      exchangeUrl: "http://127.0.0.1:9",
      suite: DEFAULT_SUITE,
      seals: SealFolder.EMPTY,
      gateway,
      jobs,
      personIdOf: (idNumber) => personIdOf(idNumber, BENCH_PERSON_KEY),
      log,
    }),
    close: async () => {
      await jobs.close();
      await nobody.close();
      await made.close();
    },
  };
}

const BENCH_PERSON_KEY = Buffer.from("letters bench");

/** Starts a county's letters' service in the test's own process. */
export async function startTestLetters(settings: LettersSettings = {}): Promise<TestLetters> {
  const { countyCode = "450204", today = "2018-12-31", exchangeClock = systemClock(), variables = {} } = settings;
  const keys = settings.keys ?? (await makeCountyKeys());
  const { fieldKey, ...made } = await openLettersDatabase();
  const [free = 0, exchangePort = 0] = await findFreePorts(2);
  const config = readServiceConfig({
    PORT: String(settings.port ?? free),
    DATABASE_URL: made.appUrl,
    COUNTY_REGION_CODE: countyCode,
    COUNTY_DATE: today,
    FIELD_KEY: fieldKey.toString("base64"),
    PERSON_ID_KEY: keys.personIdKey.toString("base64"),
    CALLER_PUBLIC_KEY: JSON.stringify(keys.callerPublicKey),
    GATEWAY_URL: "http://127.0.0.1:9/graphql",
    OIDC_TOKEN_URL: "http://127.0.0.1:9/token",
    OIDC_CLIENT_ID: "letters",
    OIDC_CLIENT_SECRET: "none",
    EXCHANGE_PORT: String(exchangePort),
    EXCHANGE_URL: `http://127.0.0.1:${exchangePort}`,
    LOG_LEVEL: "silent",
    LIANKONG_MODE: "demo",
    ...variables,
  });
  const start = () => startApp(config, { exchangeClock });
  const signer = await createCallerSigner(keys.callerPrivateKey);
  const headersOf = async (caller: Caller) => ({ [CALLER_TOKEN_HEADER]: await signer.sign(caller, "letters") });
  let service: Awaited<ReturnType<typeof start>> | null = await start();
  const { url } = service;
  const stop = async (): Promise<void> => {
    const running = service;
    service = null;
    await running?.close();
  };
  return {
    ...made,
    countyCode,
    config,
    url,
    exchangeUrl: config.EXCHANGE_URL,
    ask: async (caller, query, given = {}) => postGraphql(url, await headersOf(caller), { query, variables: given }),
    fetchAs: async (caller, path, { headers, ...request } = {}) =>
      fetch(new URL(path, url), { ...request, headers: { ...headers, ...(await headersOf(caller)) } }),
    stop,
    startAgain: async () => {
      service ??= await start();
    },
    close: async () => {
      await stop();
      await made.close();
    },
  };
}
