import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * The daily roll check (一日常规检查): one row a class and report. A report that is corrected stays, superseded. Schools write
 * absences from now on, beside the roster.
 */
export class CreateRollCheck1795344180000 implements MigrationInterface {
  readonly name = "CreateRollCheck1795344180000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roll_check_rule (
        valid_from        date PRIMARY KEY,
        report_by         time NOT NULL,
        correction_days   smallint NOT NULL CHECK (correction_days >= 0),
        smallest_count    smallint NOT NULL CHECK (smallest_count >= 1),
        roster_check_days smallint NOT NULL CHECK (roster_check_days >= 0)
      )
    `);
    await runner.query("INSERT INTO roll_check_rule VALUES ('2000-01-01', '10:00', 7, 3, 7)");
    await runner.query(`
      CREATE TABLE roll_check (
        id             uuid PRIMARY KEY,
        school_id      text NOT NULL REFERENCES school (id),
        day            date NOT NULL,
        grade          smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
        class_name     text NOT NULL,
        enrolled       integer NOT NULL CHECK (enrolled >= unexcused + sick_leave + personal_leave),
        unexcused      integer NOT NULL CHECK (unexcused >= 0),
        sick_leave     integer NOT NULL CHECK (sick_leave >= 0),
        personal_leave integer NOT NULL CHECK (personal_leave >= 0),
        reported_by    text NOT NULL,
        reported_post  text NOT NULL,
        reported_at    timestamptz NOT NULL,
        superseded_at  timestamptz
      )
    `);
    await runner.query(
      "CREATE UNIQUE INDEX roll_check_in_force ON roll_check (day, school_id, grade, class_name) WHERE superseded_at IS NULL",
    );
    await runner.query("CREATE INDEX absence_unexcused ON absence (absent_on, enrolment_id) WHERE kind = 'UNEXCUSED'");
    await grantToApp(runner, "roll_check", "INSERT, UPDATE");
    await grantToApp(runner, "absence", "INSERT, UPDATE, DELETE");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX absence_unexcused");
    await runner.query("DROP TABLE roll_check");
    await runner.query("DROP TABLE roll_check_rule");
  }
}
