import type { MigrationInterface, QueryRunner } from "typeorm";

/** Subsidies paid to students (资助). */
export class CreateSubsidy1795343640000 implements MigrationInterface {
  readonly name = "CreateSubsidy1795343640000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE subsidy (
        enrolment_id text NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
        term         text NOT NULL CHECK (term ~ '^[0-9]{4}-[0-9]{4}-[12]$'),
        item         text NOT NULL,
        amount_fen   bigint NOT NULL CHECK (amount_fen >= 0),
        warnings     text[] NOT NULL DEFAULT '{}',
        row_digest   bytea NOT NULL,
        imported_at  timestamptz NOT NULL,
        PRIMARY KEY (enrolment_id, term, item)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE subsidy");
  }
}
