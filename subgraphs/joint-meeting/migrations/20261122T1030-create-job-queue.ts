import { PgBoss } from "pg-boss";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { JOB_SCHEMA, SWEEP_QUEUE } from "../jobs/sweep-queue";

/**
 * The job queue: pg-boss's own schema, made or brought up to date by the package that is installed, and the queue of
 * sweeps. The service may work with its rows and change nothing of its shape. After an upgrade of the package a further
 * migration that calls {@link installJobQueue} does the same again.
 */
export class CreateJobQueue1795343400000 implements MigrationInterface {
  readonly name = "CreateJobQueue1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await installJobQueue(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA ${JOB_SCHEMA} CASCADE`);
  }
}

/**
 * pg-boss installs itself in transactions of its own, hence on connections of its own. A migration that fails afterwards
 * leaves it installed, and finds it so the next time.
 */
async function installJobQueue(runner: QueryRunner): Promise<void> {
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
    await boss.createQueue(SWEEP_QUEUE.name, SWEEP_QUEUE);
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
