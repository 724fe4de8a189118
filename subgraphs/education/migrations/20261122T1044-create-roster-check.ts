import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/** The roster that a school fills in at the start of each term (在校学生花名册核对): one signature a term, one row a class. */
export class CreateRosterCheck1795344240000 implements MigrationInterface {
  readonly name = "CreateRosterCheck1795344240000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roster_check (
        school_id      text NOT NULL REFERENCES school (id),
        term           text NOT NULL REFERENCES school_term (term),
        confirmed_by   text NOT NULL,
        confirmed_post text NOT NULL,
        confirmed_at   timestamptz NOT NULL,
        confirmed_on   date NOT NULL,
        PRIMARY KEY (school_id, term)
      )
    `);
    await runner.query(`
      CREATE TABLE roster_check_class (
        school_id   text NOT NULL,
        term        text NOT NULL,
        grade       smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
        class_name  text NOT NULL,
        on_roll     integer NOT NULL CHECK (on_roll >= 0),
        present     integer NOT NULL CHECK (present >= 0),
        note_sealed bytea,
        PRIMARY KEY (school_id, term, grade, class_name),
        FOREIGN KEY (school_id, term) REFERENCES roster_check (school_id, term),
        CHECK (present = on_roll OR note_sealed IS NOT NULL)
      )
    `);
    await grantToApp(runner, "roster_check", "INSERT");
    await grantToApp(runner, "roster_check_class", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE roster_check_class");
    await runner.query("DROP TABLE roster_check");
  }
}
