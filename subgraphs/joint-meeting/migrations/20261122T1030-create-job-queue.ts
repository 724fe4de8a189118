import type { MigrationInterface, QueryRunner } from "typeorm";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { JOB_SCHEMA } from "../../../infra/runtime/jobs/job-schema";
import { SWEEP_QUEUE } from "../jobs/sweep-queue";

/**
 * The job queue: pg-boss's own schema, made or brought up to date by the package that is installed, and the queue of
 * sweeps. The service may work with its rows and change nothing of its shape. After an upgrade of the package a further
 * migration that calls {@link installQueue} does the same again.
 */
export class CreateJobQueue1795343400000 implements MigrationInterface {
  readonly name = "CreateJobQueue1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await installQueue(runner, SWEEP_QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA ${JOB_SCHEMA} CASCADE`);
  }
}
