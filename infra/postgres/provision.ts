import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { scramVerifier } from "./scram-verifier";

/** What a department's database is reached with: `owner` migrates, `app` serves, `roster` imports. */
export type DatabaseUse = "owner" | "app" | "roster";

export type DatabasePasswords = Record<DatabaseUse, string>;

export interface DatabasePlan {
  database: string;
  passwords: DatabasePasswords;
  /** Departments' services only read; the joint meeting keeps its own records. */
  appWrites: boolean;
}

export function roleName(database: string, use: DatabaseUse): string {
  return `${database}_${use}`;
}

/** URL of a database for one of its three roles, on the server that the administrator's URL names. */
export function databaseUrl(
  adminUrl: string,
  plan: Pick<DatabasePlan, "database" | "passwords">,
  use: DatabaseUse,
): string {
  const url = new URL(adminUrl);
  url.username = roleName(plan.database, use);
  url.password = encodeURIComponent(plan.passwords[use]);
  url.pathname = `/${plan.database}`;
  return url.href;
}

/**
 * Makes a database and its three least-rights roles, or brings what is there up to the plan: a second run changes nothing.
 * The administrator needs the right to create roles and databases, no more (a superuser of our own server, or the account of
 * a hosted one); all inside the database is done as its owner.
 */
export async function provisionDatabase(adminUrl: string, plan: DatabasePlan): Promise<void> {
  const { database, passwords } = plan;
  await withClient(adminUrl, async (client) => {
    for (const use of ["owner", "app", "roster"] as const)
      await provideRole(client, roleName(database, use), passwords[use]);
    await provideDatabase(client, database);
  });
  await withClient(databaseUrl(adminUrl, plan, "owner"), async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    for (const statement of grantStatements(plan, rows[0]?.version ?? 0)) await client.query(statement);
  });
}

/** Removes a database with its roles and all sessions on it. */
export async function removeDatabase(adminUrl: string, database: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
    for (const use of ["owner", "app", "roster"] as const) {
      await client.query(`DROP ROLE IF EXISTS ${escapeIdentifier(roleName(database, use))}`);
    }
  });
}

/** Closes the databases that every server comes with to all but their owner. Only for a server of our own. */
export async function closeMaintenanceDatabases(adminUrl: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC"));
}

async function provideRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  const name = escapeIdentifier(role);
  if (rowCount === 0) await client.query(`CREATE ROLE ${name} NOINHERIT`);
  await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`);
}

async function provideDatabase(client: Client, database: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
  if (rowCount !== 0) return;
  const owner = escapeIdentifier(roleName(database, "owner"));
  // An administrator who is no superuser may give a database only to a role that it is a member of.
  const { rows } = await client.query<{ usesuper: boolean }>(
    "SELECT usesuper FROM pg_user WHERE usename = current_user",
  );
  if (rows[0]?.usesuper !== true) await client.query(`GRANT ${owner} TO CURRENT_USER`);
  await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8'`);
}

/** The right to analyze a table one does not own came with PostgreSQL 17; before, autovacuum alone sees to it. */
const MAINTAIN_SINCE = 170_000;

function grantStatements({ database, appWrites }: DatabasePlan, serverVersion: number): string[] {
  const name = escapeIdentifier(database);
  const app = escapeIdentifier(roleName(database, "app"));
  const roster = escapeIdentifier(roleName(database, "roster"));
  const writes = "SELECT, INSERT, UPDATE, DELETE";
  return [
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${app}, ${roster}`,
    `GRANT TEMPORARY ON DATABASE ${name} TO ${roster}`,
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE ON SCHEMA public TO ${app}, ${roster}`,
    ...futureAndPresent("TABLES", appWrites ? writes : "SELECT", app),
    ...futureAndPresent("TABLES", serverVersion >= MAINTAIN_SINCE ? `${writes}, MAINTAIN` : writes, roster),
    ...(appWrites ? futureAndPresent("SEQUENCES", "USAGE", app) : []),
    ...futureAndPresent("SEQUENCES", "USAGE", roster),
    "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
  ];
}

function futureAndPresent(kind: "TABLES" | "SEQUENCES", rights: string, role: string): string[] {
  return [
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} ON ${kind} TO ${role}`,
    `GRANT ${rights} ON ALL ${kind} IN SCHEMA public TO ${role}`,
  ];
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
