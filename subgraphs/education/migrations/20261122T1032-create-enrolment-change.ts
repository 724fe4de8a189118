import type { MigrationInterface, QueryRunner } from "typeorm";

/** The history of an enrolment (学籍异动): one row a dated change. */
export class CreateEnrolmentChange1795343520000 implements MigrationInterface {
  readonly name = "CreateEnrolmentChange1795343520000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrolment_change (
        enrolment_id text NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
        kind         text NOT NULL
                     CHECK (kind IN ('TRANSFERRED_IN', 'TRANSFERRED_OUT', 'SUSPENDED', 'RESUMED', 'DROPPED_OUT',
                                     'GRADUATED', 'DECEASED')),
        changed_on   date NOT NULL,
        paper        text,
        PRIMARY KEY (enrolment_id, kind, changed_on)
      )
    `);
    await runner.query("CREATE INDEX enrolment_change_by_kind ON enrolment_change (kind, changed_on)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE enrolment_change");
  }
}
