import type { MigrationInterface, QueryRunner } from "typeorm";

/** Days missed at school (缺勤). */
export class CreateAbsence1795343580000 implements MigrationInterface {
  readonly name = "CreateAbsence1795343580000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE absence (
        enrolment_id text NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
        absent_on    date NOT NULL,
        kind         text NOT NULL CHECK (kind IN ('UNEXCUSED', 'SICK_LEAVE', 'PERSONAL_LEAVE')),
        warnings     text[] NOT NULL DEFAULT '{}',
        row_digest   bytea NOT NULL,
        imported_at  timestamptz NOT NULL,
        PRIMARY KEY (enrolment_id, absent_on)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE absence");
  }
}
