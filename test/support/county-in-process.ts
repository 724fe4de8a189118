import { type AccountSchool, makeAccounts, SERVICE_ACCOUNT } from "../../infra/county/accounts";
import type { Account } from "../../infra/identity/account";
import { findFreePorts } from "../../infra/postgres/free-port";
import type { Caller } from "../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import { personIdOf, type PersonId } from "../../schema/person-id";
import type { DepartmentName } from "../../schema/departments";
import * as civilAffairs from "../../subgraphs/civil-affairs/app";
import { entities as civilAffairsEntities } from "../../subgraphs/civil-affairs/entities";
import { migrations as civilAffairsMigrations } from "../../subgraphs/civil-affairs/migrations";
import * as disabledPersons from "../../subgraphs/disabled-persons/app";
import { entities as disabledPersonsEntities } from "../../subgraphs/disabled-persons/entities";
import { migrations as disabledPersonsMigrations } from "../../subgraphs/disabled-persons/migrations";
import { startApp } from "../../subgraphs/joint-meeting/app";
import { type DemoIssuer, startDemoIssuer } from "./demo-issuer";
import { getAdminUrl } from "../config";
import { createTestDatabase } from "../postgres";
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { migrate } from "../../infra/runtime/database";
import { Vault } from "../../infra/runtime/vault";
import { migrations } from "../../subgraphs/joint-meeting/migrations";
import { type CountyKeys, makeCountyKeys, startTestDepartment, type TestDepartment } from "./department";
import { startEducation } from "./education-rows";
import { type GraphqlAnswer, postGraphql } from "./graphql-answer";
import { startPovertyRelief } from "./poverty-relief-rows";
import { startPublicSecurity } from "./public-security-rows";
import { type LoggedRequest, startTestGateway } from "./test-gateway";

const COUNTY = "450204";
/** The discard port: no service answers there. */
const NOBODY = 9;

type Credentials = Pick<Account, "account" | "secret">;

/** A joint meeting's service of the county. */
export interface TestJointMeeting {
  url: string;
  /** Asks it without the gateway, under a token as the gateway signs it. */
  ask(caller: Caller, query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

/**
 * 柳南区 in the test's own process: issuer, gateway, joint meeting and the departments, each as it is, on HTTP and
 * databases of their own.
 */
export interface CountyInProcess {
  departments: Record<Exclude<DepartmentName, "joint-meeting" | "letters">, TestDepartment>;
  jointMeeting: TestJointMeeting;
  /** Runs a statement as the owner of the joint meeting's database, and gives its rows. */
  inJointMeeting<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection that the joint meeting's services have to their database. */
  throwOutJointMeeting(): Promise<void>;
  /** Of the joint meeting. */
  vault: Vault;
  accounts: readonly Account[];
  /** The gateway's address for operations. */
  gatewayUrl: string;
  /** Where the identity service gives tokens. */
  tokenUrl: string;
  /** An access token of one of {@link accounts}. */
  accessToken(account: string): Promise<string>;
  personIdOf(idNumber: string): PersonId;
  /** Requests that the gateway has answered, in order; a test may empty it. */
  requests: LoggedRequest[];
  /** Called with each such request before whoever asked can ask again. */
  onRequest: ((line: LoggedRequest) => void) | null;
  /** Another service of the joint meeting, which reads under another account. */
  openJointMeeting(credentials: Credentials): Promise<TestJointMeeting>;
  /** Ends the joint meeting's service. */
  stopJointMeeting(): Promise<void>;
  /** Ends the gateway, so that nobody is behind its address. */
  stopGateway(): Promise<void>;
  /** Starts identity service and gateway anew with another key: no token given before is worth anything. */
  renewIssuer(): Promise<void>;
  close(): Promise<void>;
}

interface CountySettings {
  /** How long a sweep waits for a department; default one minute. */
  patienceMs?: number;
  /** Schools that have an account; default none. */
  schools?: readonly AccountSchool[];
  /** Where a letters' service is to answer; by default nobody does. */
  lettersPort?: number;
  /** Default its own; those of a letters' service that is to be reached. */
  keys?: CountyKeys;
}

/** Starts the county, without a child in it. */
export async function startCountyInProcess({
  patienceMs = 60_000,
  schools = [],
  lettersPort = NOBODY,
  keys: given,
}: CountySettings = {}): Promise<CountyInProcess> {
  const [issuerPort = 0, gatewayPort = 0, meetingPort = 0, ...ports] = await findFreePorts(8);
  const [educationPort = 0, publicSecurityPort = 0, povertyReliefPort = 0, civilPort = 0, disabledPort = 0] = ports;
  const keys = given ?? (await makeCountyKeys());
  const accounts = makeAccounts(COUNTY, schools, []);
  const office = accounts.find(({ account }) => account === SERVICE_ACCOUNT) as Account;
  const departments = {
    education: await startEducation({ keys, port: educationPort }),
    "public-security": await startPublicSecurity({ keys, port: publicSecurityPort }),
    "poverty-relief": await startPovertyRelief({ keys, port: povertyReliefPort }),
    "civil-affairs": await startTestDepartment({
      name: "civil-affairs",
      startApp: civilAffairs.startApp,
      entities: civilAffairsEntities,
      migrations: civilAffairsMigrations,
      keys,
      port: civilPort,
    }),
    "disabled-persons": await startTestDepartment({
      name: "disabled-persons",
      startApp: disabledPersons.startApp,
      entities: disabledPersonsEntities,
      migrations: disabledPersonsMigrations,
      keys,
      port: disabledPort,
    }),
  };
  const meetingDatabase = await createTestDatabase("joint-meeting", { appWrites: true });
  await migrate({ url: meetingDatabase.ownerUrl, service: "joint-meeting", migrations });
  const fieldKey = randomBytes(32);
  const signer = await createCallerSigner(keys.callerPrivateKey);
  let issuer: DemoIssuer | undefined;
  let gateway: Awaited<ReturnType<typeof startTestGateway>> | undefined;

  const urlOf = (port: number): string => `http://127.0.0.1:${port}`;
  const startGateway = async (): Promise<void> => {
    issuer = await startDemoIssuer({ accounts, port: issuerPort });
    gateway = await startTestGateway({
      port: gatewayPort,
      issuerUrl: issuer.url,
      callerPrivateKey: keys.callerPrivateKey,
      subgraphUrls: {
        education: departments.education.url,
        "public-security": departments["public-security"].url,
        "poverty-relief": departments["poverty-relief"].url,
        "civil-affairs": departments["civil-affairs"].url,
        "disabled-persons": departments["disabled-persons"].url,
        "joint-meeting": `${urlOf(meetingPort)}/graphql`,
        letters: `${urlOf(lettersPort)}/graphql`,
      },
      onRequest: (line) => {
        county.requests.push(line);
        county.onRequest?.(line);
      },
    });
  };
  const stopGateway = async (): Promise<void> => {
    await gateway?.close();
    await issuer?.close();
    gateway = issuer = undefined;
  };
  const openJointMeeting = async (credentials: Credentials, port = 0): Promise<TestJointMeeting> => {
    const service = await startApp({
      HOST: "127.0.0.1",
      PORT: port,
      COUNTY_REGION_CODE: COUNTY,
      DATABASE_URL: meetingDatabase.appUrl,
      COUNTY_DATE: "2018-12-31",
      FIELD_KEY: fieldKey,
      PERSON_ID_KEY: keys.personIdKey,
      CALLER_PUBLIC_KEY: keys.callerPublicKey,
      GATEWAY_URL: `${urlOf(gatewayPort)}/graphql`,
      OIDC_TOKEN_URL: `${urlOf(issuerPort)}/token`,
      OIDC_CLIENT_ID: credentials.account,
      OIDC_CLIENT_SECRET: credentials.secret,
      SWEEP_PATIENCE_MS: patienceMs,
      ATTACHMENT_BYTES: 1024 * 1024,
      LOG_LEVEL: "silent",
      LIANKONG_MODE: "demo",
    });
    const ask: TestJointMeeting["ask"] = async (caller, query, variables = {}) =>
      postGraphql(
        service.url,
        { [CALLER_TOKEN_HEADER]: await signer.sign(caller, "joint-meeting") },
        { query, variables },
      );
    return { url: service.url, ask, close: () => service.close() };
  };

  const owner = new Client({ connectionString: meetingDatabase.ownerUrl });
  await owner.connect();
  const jointMeeting = await openJointMeeting(office, meetingPort);
  let stopped: Promise<void> | undefined;
  const county: CountyInProcess = {
    departments,
    jointMeeting,
    inJointMeeting: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
      (await owner.query<Row>(sql, [...parameters])).rows,
    throwOutJointMeeting: () => throwOut(`${meetingDatabase.name}_app`),
    vault: new Vault(fieldKey),
    accounts,
    gatewayUrl: `${urlOf(gatewayPort)}/graphql`,
    tokenUrl: `${urlOf(issuerPort)}/token`,
    accessToken: (name) =>
      requestToken(
        `${urlOf(issuerPort)}/token`,
        accounts.find(({ account }) => account === name),
      ),
    personIdOf: (idNumber) => personIdOf(idNumber, keys.personIdKey),
    requests: [],
    onRequest: null,
    openJointMeeting: (credentials) => openJointMeeting(credentials),
    stopGateway,
    renewIssuer: async () => {
      await stopGateway();
      await startGateway();
    },
    stopJointMeeting: () => (stopped ??= jointMeeting.close()),
    close: async () => {
      await county.stopJointMeeting();
      await owner.end();
      await stopGateway();
      await Promise.all(Object.values(departments).map((department) => department.close()));
      await meetingDatabase.drop();
    },
  };
  await startGateway();
  return county;
}

async function requestToken(url: string, account: Account | undefined): Promise<string> {
  if (account === undefined) throw new Error("no such account");
  const client = Buffer.from(`${account.account}:${account.secret}`).toString("base64");
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Basic ${client}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function throwOut(role: string): Promise<void> {
  const admin = new Client({ connectionString: getAdminUrl() });
  await admin.connect();
  try {
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [role]);
  } finally {
    await admin.end();
  }
}
