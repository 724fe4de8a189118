import type { QueryRunner } from "typeorm";

/** Rights on a table that a department's service may be given beyond reading. */
export type AppRights = "INSERT" | "INSERT, UPDATE" | "INSERT, DELETE" | "UPDATE" | "INSERT, UPDATE, DELETE";

/**
 * Lets a department's service write one of its tables, from the migration that makes the table: its role (`<database>_app`)
 * reads every table and writes none but these.
 * @param table a name as the migration wrote it, never a value
 */
export async function grantToApp(runner: QueryRunner, table: string, rights: AppRights): Promise<void> {
  const [{ role }] = (await runner.query("SELECT quote_ident(current_database() || '_app') AS role")) as [
    { role: string },
  ];
  await runner.query(`GRANT ${rights} ON ${table} TO ${role}`);
}
