import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who may sign letters for which organ of the county, and when (签发人). */
export class CreateSignatory1795480000000 implements MigrationInterface {
  readonly name = "CreateSignatory1795480000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signatory (
        id uuid PRIMARY KEY,
        organ text NOT NULL,
        actor text NOT NULL,
        name text NOT NULL,
        post text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        appointed_by text NOT NULL,
        appointed_post text NOT NULL,
        appointed_at timestamptz NOT NULL
      )`);
    await runner.query("CREATE UNIQUE INDEX signatory_in_office ON signatory (organ, actor) WHERE valid_to IS NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE signatory");
  }
}
