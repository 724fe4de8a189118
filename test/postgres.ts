import { randomBytes } from "node:crypto";
import { databaseUrl, provisionDatabase, removeDatabase, type DatabasePlan } from "../infra/postgres/provision";
import { getAdminUrl, keepsServer } from "./config";

/** A database of a test file's own, with the three roles that a department's database has in a county. */
export interface TestDatabase {
  name: string;
  /** Migrates. */
  ownerUrl: string;
  /** Serves: reads all tables, writes only where `appWrites` was asked for. */
  appUrl: string;
  /** Imports rosters: reads and writes all tables. */
  rosterUrl: string;
  /** Removes the database and its roles, unless `LIANKONG_TEST_KEEP` is set. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database on the run's throw-away server.
 * @param name tells in the server's list whose database it is, such as `education`
 */
export async function createTestDatabase(name: string, { appWrites = false } = {}): Promise<TestDatabase> {
  const adminUrl = getAdminUrl();
  const database = `${name.replace(/\W/g, "_")}_${randomBytes(5).toString("hex")}`;
  const plan: DatabasePlan = { database, appWrites, passwords: { owner: "owner", app: "app", roster: "roster" } };
  await provisionDatabase(adminUrl, plan);
  return {
    name: database,
    ownerUrl: databaseUrl(adminUrl, plan, "owner"),
    appUrl: databaseUrl(adminUrl, plan, "app"),
    rosterUrl: databaseUrl(adminUrl, plan, "roster"),
    drop: async () => {
      if (!keepsServer()) await removeDatabase(adminUrl, database);
    },
  };
}
