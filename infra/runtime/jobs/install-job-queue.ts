import { PgBoss, type Queue } from "pg-boss";
import type { QueryRunner } from "typeorm";
import { JOB_SCHEMA } from "./job-schema";

/**
 * Makes a queue, and pg-boss's own tables as the package that is installed wants them. pg-boss installs itself in
 * transactions of its own, hence on connections of its own. A migration that fails afterwards leaves it installed, and
 * finds it so the next time.
 */
export async function installQueue(runner: QueryRunner, queue: Queue & { name: string }): Promise<void> {
  const { options } = runner.connection;
  const connectionString = "url" in options && typeof options.url === "string" ? options.url : "";
  const boss = new PgBoss({
    connectionString,
    schema: JOB_SCHEMA,
    max: 1,
    application_name: "job queue migration",
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  const faults: Error[] = [];
  boss.on("error", (fault) => faults.push(fault));
  await boss.start();
  try {
    await boss.createQueue(queue.name, queue);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (faults.length > 0) throw new AggregateError(faults, "the job queue could not be installed");
  await grantToService(runner);
}

async function grantToService(runner: QueryRunner): Promise<void> {
  const [{ role }] = (await runner.query("SELECT quote_ident(current_database() || '_app') AS role")) as [
    { role: string },
  ];
  await runner.query(`GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO ${role}`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO ${role}`);
  await runner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOB_SCHEMA} TO ${role}`);
}
