import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/** That a child who transferred out has arrived at the other school (就学取证): one proof an enrolment. */
export class CreateArrivalProof1795344120000 implements MigrationInterface {
  readonly name = "CreateArrivalProof1795344120000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE arrival_proof (
        enrolment_id  text PRIMARY KEY REFERENCES enrolment (id) ON DELETE CASCADE,
        confirmed_on  date NOT NULL,
        paper         text NOT NULL,
        recorded_by   text NOT NULL,
        recorded_post text NOT NULL,
        recorded_at   timestamptz NOT NULL
      )
    `);
    await grantToApp(runner, "arrival_proof", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE arrival_proof");
  }
}
