import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startCluster } from "../../../infra/postgres/cluster";
import { type DatabasePasswords, databaseUrl, provisionDatabase } from "../../../infra/postgres/provision";
import type { Caller } from "../../../infra/runtime/caller";
import { createCallerSigner } from "../../../infra/runtime/caller-token";
import { migrate } from "../../../infra/runtime/database";
import { Vault } from "../../../infra/runtime/vault";
import { migrations } from "../../../subgraphs/joint-meeting/migrations";
import { startProgram } from "../program";
import { fillCounty } from "./fill";
import type { ServiceAnswer, ServiceSettings } from "./service";
import { type Asked, ServiceDoor } from "./service-door";
import { startShutGateway } from "./shut-gateway";

export const COUNTY = "450204";
const TODAY = "2018-12-31";

/** The joint meeting of 柳南区 alone, after two busy years: its database, its service, and a gateway that answers nothing. */
export interface CaseworkCounty {
  pid: number;
  /** Process id of the database server. */
  serverPid: number;
  /** Rows of a statement run as the database's owner. */
  sql: <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  /** Asks as the gateway does for a caller. @throws Error when the answer has errors. */
  ask(caller: Caller, query: string, variables: Record<string, unknown>): Promise<Asked>;
  /** Ends the gateway: nobody is at its address any more. */
  endGateway(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes it; the server's durability is that of production. */
export async function startCaseworkCounty(): Promise<CaseworkCounty> {
  await using making = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "liankong-bench-casework-"));
  making.defer(() => rmSync(folder, { recursive: true, force: true }));
  const password = randomBytes(16).toString("hex");
  const cluster = await startCluster({
    folder: join(folder, "postgres"),
    superuserPassword: password,
    logFile: join(folder, "log"),
  });
  making.defer(() => cluster.stop(true));
  const plan = { database: "joint_meeting", appWrites: true, passwords: passwordsOf(password) };
  await provisionDatabase(cluster.adminUrl, plan);
  const ownerUrl = databaseUrl(cluster.adminUrl, plan, "owner");
  await migrate({ url: ownerUrl, service: "joint-meeting", migrations });
  const key = randomBytes(32);
  await fillCounty(ownerUrl, COUNTY, new Vault(key));
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  making.defer(() => owner.end());
  const gateway = await startShutGateway();
  let isGatewayOpen = true;
  const endGateway = async (): Promise<void> => {
    if (isGatewayOpen) await gateway.close();
    isGatewayOpen = false;
  };
  making.defer(endGateway);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const service = await startProgram<ServiceSettings, ServiceAnswer>("casework/service.main", {
    regionCode: COUNTY,
    today: TODAY,
    databaseUrl: databaseUrl(cluster.adminUrl, plan, "app"),
    key: key.toString("base64"),
    callerPublicKey: publicKey.export({ format: "jwk" }),
    gateway: gateway.url,
  });
  making.defer(() => service.stop());
  const door = new ServiceDoor(service, await createCallerSigner(privateKey.export({ format: "jwk" })));
  making.defer(() => door.close());
  const made = making.move();
  return {
    pid: service.pid,
    serverPid: cluster.pid,
    sql: async <Row extends object>(text: string, parameters: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...parameters])).rows,
    ask: (caller, query, variables) => door.ask(caller, query, variables),
    endGateway,
    stop: () => made.disposeAsync(),
  };
}

const passwordsOf = (password: string): DatabasePasswords => ({ owner: password, app: password, roster: password });
