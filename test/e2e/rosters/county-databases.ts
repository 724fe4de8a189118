import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { importCounty } from "../../../infra/county/import-county";
import type { FileOutcome } from "../../../infra/rosters/import-rosters";
import type { RosterConnection } from "../../../infra/rosters/import/import-roster";
import { fixedClock } from "../../../infra/runtime/clock";
import { migrate } from "../../../infra/runtime/database";
import { Vault } from "../../../infra/runtime/vault";
import type { DepartmentName } from "../../../schema/departments";
import { migrations as civilAffairs } from "../../../subgraphs/civil-affairs/migrations";
import { migrations as disabledPersons } from "../../../subgraphs/disabled-persons/migrations";
import { migrations as education } from "../../../subgraphs/education/migrations";
import { migrations as povertyRelief } from "../../../subgraphs/poverty-relief/migrations";
import { migrations as publicSecurity } from "../../../subgraphs/public-security/migrations";
import { createTestDatabase } from "../../postgres";

type Migrations = Parameters<typeof migrate>[0]["migrations"];
type Connections = Partial<Record<DepartmentName, RosterConnection>>;
type Row = Record<string, unknown>;

const MIGRATIONS: Partial<Record<DepartmentName, Migrations>> = {
  education,
  "public-security": publicSecurity,
  "civil-affairs": civilAffairs,
  "disabled-persons": disabledPersons,
  "poverty-relief": povertyRelief,
};

/** Keys that are the same for every county of a test run, so that two imports can be compared digest by digest. */
const PERSON_ID_KEY = randomBytes(32);
const FIELD_KEY = randomBytes(32);

/** The five departments' databases of a county, empty at first. */
export interface CountyDatabases {
  connections: Connections;
  /** Imports on a date that may differ from run to run. */
  import(folder: string, today?: string): Promise<FileOutcome[]>;
  query(department: DepartmentName, sql: string): Promise<Row[]>;
  /** Every row of every table but the log of imports, as text. */
  dump(): Promise<Record<string, string[]>>;
  drop(): Promise<void>;
}

/** Makes the databases of the departments that are named, or of all five. */
export async function createCountyDatabases(
  departments = Object.keys(MIGRATIONS) as DepartmentName[],
): Promise<CountyDatabases> {
  const connections: Connections = {};
  const databases: Awaited<ReturnType<typeof createTestDatabase>>[] = [];
  for (const name of departments) {
    const database = await createTestDatabase(name);
    databases.push(database);
    const migrations = MIGRATIONS[name] ?? [];
    await migrate({ url: database.ownerUrl, service: name, migrations });
    connections[name] = { url: database.rosterUrl, vault: new Vault(FIELD_KEY), personIdKey: PERSON_ID_KEY };
  }
  const query = (name: DepartmentName, sql: string) => runQuery(connections[name]?.url ?? "", sql);
  return {
    connections,
    query,
    import: (folder, today = "2018-12-31") =>
      importCounty({ folder, connections, clock: fixedClock(today), regionCode: "450204" }),
    dump: async () => {
      const dumped: Record<string, string[]> = {};
      for (const name of departments) {
        const tables = await query(name, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
        for (const table of tables.map(({ tablename }) => String(tablename))) {
          if (table === "roster_import" || table.endsWith("_migration")) continue;
          const rows = await query(name, `SELECT row_to_json(t)::text AS row FROM ${table} t ORDER BY 1`);
          dumped[`${name}.${table}`] = rows.map(({ row }) => String(row));
        }
      }
      return dumped;
    },
    drop: async () => {
      for (const database of databases) await database.drop();
    },
  };
}

async function runQuery(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
