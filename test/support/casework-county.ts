import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { DataSource } from "typeorm";
import { type Clock, fixedClock } from "../../infra/runtime/clock";
import { migrate, openDatabase } from "../../infra/runtime/database";
import { createLog } from "../../infra/runtime/log";
import { Vault } from "../../infra/runtime/vault";
import type { RoundResources } from "../../subgraphs/joint-meeting/casework-round/round-resources";
import { migrations } from "../../subgraphs/joint-meeting/migrations";
import { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../infra/runtime/gateway-reading/service-token";
import { createTestDatabase } from "../postgres";

/** Name of the service's connections in the server's list. */
export const ROUND_APPLICATION = "test round";

/** The joint meeting's database and what its rounds work with; no service runs, and nobody is behind the gateway's address. */
export interface CaseworkCounty {
  database: DataSource;
  vault: Vault;
  /** The service's own role on the database. */
  appUrl: string;
  /** What a round works with on a day, YYYY-MM-DD. */
  on(day: string): RoundResources;
  /** Rows of a statement run as the database's owner. */
  sql: <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  close(): Promise<void>;
}

/** Makes the database. */
export async function openCaseworkCounty(): Promise<CaseworkCounty> {
  const testDatabase = await createTestDatabase("joint-meeting", { appWrites: true });
  await migrate({ url: testDatabase.ownerUrl, service: "joint-meeting", migrations });
  const database = await openDatabase({ name: ROUND_APPLICATION, url: testDatabase.appUrl, entities: [] });
  const client = new Client({ connectionString: testDatabase.ownerUrl });
  await client.connect();
  const log = createLog({ service: "test", level: "silent" });
  const token = new ServiceToken({ tokenUrl: "http://127.0.0.1:9/token", clientId: "office", clientSecret: "none" });
  const office = new GatewayReader({ gatewayUrl: "http://127.0.0.1:9/graphql", token, log });
  const vault = new Vault(randomBytes(32));
  const resources = (clock: Clock): RoundResources => ({ database, vault, clock, countyCode: "450204", office, log });
  return {
    database,
    vault,
    appUrl: testDatabase.appUrl,
    on: (day) => resources(fixedClock(day)),
    sql: async <Row extends object>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...parameters])).rows,
    close: async () => {
      await office.close();
      await client.end();
      await database.destroy();
      await testDatabase.drop();
    },
  };
}
