import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startCluster } from "../../../infra/postgres/cluster";
import { findFreePorts } from "../../../infra/postgres/free-port";
import { type DatabasePasswords, databaseUrl, provisionDatabase } from "../../../infra/postgres/provision";
import { type CallerSigner, createCallerSigner } from "../../../infra/runtime/caller-token";
import { fixedClock, systemClock } from "../../../infra/runtime/clock";
import { migrate, openDatabase } from "../../../infra/runtime/database";
import { Vault } from "../../../infra/runtime/vault";
import { provideOwnKeys } from "../../../subgraphs/letters/directory/own-keys";
import { DEFAULT_SUITE } from "../../../subgraphs/letters/exchange/suites";
import { migrations } from "../../../subgraphs/letters/migrations";
import { cpuTimeOf, cpuTimeWithChildren } from "../cpu-time";
import { type Program, startProgram } from "../program";
import type { ServiceAnswer, ServiceOrder, ServiceSettings, StatementAccounts } from "./service";

export const TODAY = "2018-12-31";
/** Of the clerks' acts that are under way at once, which the benchmark's own process does. */
const CLERKS_CONNECTIONS = 8;

/** A county's letters as far as they are its own: database server, database, service, and clerks who act beside it. */
export type LettersStack = Awaited<ReturnType<typeof startLettersStack>>;

/** Makes it; the server's durability is that of production, and each county has one of its own. */
export async function startLettersStack(countyCode: string, gatewayUrl: string) {
  await using making = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "liankong-bench-letters-"));
  making.defer(() => rmSync(folder, { recursive: true, force: true }));
  const password = randomBytes(16).toString("hex");
  const logFile = join(folder, "log");
  const cluster = await startCluster({ folder: join(folder, "postgres"), superuserPassword: password, logFile });
  making.defer(() => cluster.stop(true));
  const plan = { database: "letters", appWrites: true, passwords: passwordsOf(password) };
  await provisionDatabase(cluster.adminUrl, plan);
  const ownerUrl = databaseUrl(cluster.adminUrl, plan, "owner");
  const appUrl = databaseUrl(cluster.adminUrl, plan, "app");
  await migrate({ url: ownerUrl, service: "letters", migrations });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  making.defer(() => owner.end());
  const database = await openDatabase({ name: "clerks", url: appUrl, entities: [], poolSize: CLERKS_CONNECTIONS });
  making.defer(() => database.destroy());

  const fieldKey = randomBytes(32);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const [exchangePort = 0] = await findFreePorts(1);
  const exchangeUrl = `http://127.0.0.1:${exchangePort}`;
  const clerks = {
    database,
    vault: new Vault(fieldKey),
    clock: fixedClock(TODAY),
    exchangeClock: systemClock(),
    countyCode,
    exchangeUrl,
    suite: DEFAULT_SUITE,
  };
  await provideOwnKeys(clerks);
  const service = await startProgram<ServiceSettings, ServiceAnswer>("letters/service.main", {
    variables: {
      PORT: "0",
      DATABASE_URL: appUrl,
      COUNTY_REGION_CODE: countyCode,
      COUNTY_DATE: TODAY,
      FIELD_KEY: fieldKey.toString("base64"),
      PERSON_ID_KEY: randomBytes(32).toString("base64"),
      CALLER_PUBLIC_KEY: JSON.stringify(publicKey.export({ format: "jwk" })),
      GATEWAY_URL: `${gatewayUrl}/graphql`,
      OIDC_TOKEN_URL: `${gatewayUrl}/token`,
      OIDC_CLIENT_ID: "letters",
      OIDC_CLIENT_SECRET: "none",
      EXCHANGE_PORT: String(exchangePort),
      EXCHANGE_URL: exchangeUrl,
      LOG_LEVEL: "error",
      LIANKONG_MODE: "demo",
    },
  });
  making.defer(() => end(service));
  const signer: CallerSigner = await createCallerSigner(privateKey.export({ format: "jwk" }));
  const made = making.move();
  return {
    countyCode,
    service,
    signer,
    pid: service.pid,
    serverPid: cluster.pid,
    /** What its clerks act with: the service's own code on the service's own database. */
    clerks,
    /** Rows of a statement run as the database's owner. */
    sql: async <Row extends object>(text: string, parameters: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...parameters])).rows,
    /** Processor time so far; milliseconds. */
    cpuTimes: () => ({ service: cpuTimeOf(service.pid), postgres: cpuTimeWithChildren(cluster.pid) }),
    begin: (withEvidence: boolean) => told<string>(service, { begin: { withEvidence } }),
    accounts: () => told<StatementAccounts>(service, "accounts"),
    stop: () => made.disposeAsync(),
  };
}

async function told<Answer>({ process }: Program<ServiceAnswer>, order: ServiceOrder): Promise<Answer> {
  const answered = once(process, "message") as Promise<[Answer]>;
  process.send(order);
  return (await answered)[0];
}

async function end({ process }: Program<ServiceAnswer>): Promise<void> {
  if (process.exitCode !== null) return;
  const ended = once(process, "exit");
  process.send("end" satisfies ServiceOrder);
  await ended;
}

const passwordsOf = (password: string): DatabasePasswords => ({ owner: password, app: password, roster: password });
