import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What every department's database keeps of its imports: each file that came in, and each row that was rejected
 * (拒收行) until a mended one takes its place. The row itself is sealed; its id is a keyed digest of table and row.
 */
export class CreateRosterImport1795343340000 implements MigrationInterface {
  readonly name = "CreateRosterImport1795343340000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roster_import (
        id            bigserial PRIMARY KEY,
        table_name    text NOT NULL,
        file_name     text NOT NULL,
        file_digest   bytea NOT NULL,
        started_at    timestamptz NOT NULL,
        finished_at   timestamptz,
        rows_read     integer NOT NULL DEFAULT 0,
        rows_new      integer NOT NULL DEFAULT 0,
        rows_changed  integer NOT NULL DEFAULT 0,
        rows_same     integer NOT NULL DEFAULT 0,
        rows_rejected integer NOT NULL DEFAULT 0
      )
    `);
    await runner.query(`
      CREATE TABLE roster_rejection (
        id           bytea PRIMARY KEY,
        import_id    bigint NOT NULL REFERENCES roster_import (id),
        table_name   text NOT NULL,
        file_name    text NOT NULL,
        row_number   integer NOT NULL,
        column_name  text NOT NULL,
        masked_value text NOT NULL,
        reason_code  text NOT NULL,
        reason       text NOT NULL,
        row_sealed   bytea NOT NULL,
        rejected_at  timestamptz NOT NULL,
        settled_at   timestamptz
      )
    `);
    await runner.query(
      "CREATE INDEX open_rejection ON roster_rejection (table_name, import_id, row_number) WHERE settled_at IS NULL",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE roster_rejection");
    await runner.query("DROP TABLE roster_import");
  }
}
