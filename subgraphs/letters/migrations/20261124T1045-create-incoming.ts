import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { MATCH_QUEUE } from "../incoming/match-queue";
import { OUTCOME_QUEUE } from "../incoming/outcome-queue";

/** Letters whose children are to be looked for in the own registers. */
export class CreateIncoming1795484200000 implements MigrationInterface {
  readonly name = "CreateIncoming1795484200000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    await grantToApp(runner, "letter_match", "INSERT, UPDATE");
    for (const queue of [MATCH_QUEUE, OUTCOME_QUEUE]) await installQueue(runner, queue);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE letter_match");
  }
}

const STATEMENTS = [
  // next_try_at is null once all children are matched; while a worker is at it, it is when another may take over.
  `CREATE TABLE letter_match (
     letter_id   uuid PRIMARY KEY REFERENCES letter,
     attempts    int NOT NULL DEFAULT 0,
     next_try_at timestamptz,
     asked_at    timestamptz NOT NULL
   )`,
  "CREATE INDEX letter_match_due ON letter_match (next_try_at) WHERE next_try_at IS NOT NULL",
];
