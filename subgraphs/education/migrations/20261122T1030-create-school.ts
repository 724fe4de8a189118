import type { MigrationInterface, QueryRunner } from "typeorm";

/** The county's schools (学校). */
export class CreateSchool1795343400000 implements MigrationInterface {
  readonly name = "CreateSchool1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE school (
        id            text PRIMARY KEY,
        name          text NOT NULL,
        kind          text NOT NULL CHECK (kind IN ('PRIMARY', 'JUNIOR', 'NINE_YEAR', 'SPECIAL')),
        township_code char(9) NOT NULL,
        principal     text,
        phone_sealed  bytea,
        warnings      text[] NOT NULL DEFAULT '{}',
        row_digest    bytea NOT NULL,
        imported_at   timestamptz NOT NULL
      )
    `);
    await runner.query("CREATE INDEX school_by_township ON school (township_code, id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE school");
  }
}
