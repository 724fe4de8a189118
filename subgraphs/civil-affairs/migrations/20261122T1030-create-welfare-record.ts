import type { MigrationInterface, QueryRunner } from "typeorm";

/** The register of children in care (儿童福利): one row a person, category and date of recognition. */
export class CreateWelfareRecord1795343400000 implements MigrationInterface {
  readonly name = "CreateWelfareRecord1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE welfare_record (
        person_id          text NOT NULL,
        category           text NOT NULL
                           CHECK (category IN ('ORPHAN', 'DE_FACTO_UNATTENDED', 'IN_DIFFICULTY', 'LEFT_BEHIND',
                                               'MINIMUM_LIVING_ALLOWANCE', 'EXTREME_POVERTY_SUPPORT')),
        granted_on         date NOT NULL,
        id_number_sealed   bytea NOT NULL,
        name               text NOT NULL,
        birth_date         date NOT NULL,
        ended_on           date,
        township_code      char(9) NOT NULL,
        monthly_amount_fen bigint CHECK (monthly_amount_fen >= 0),
        warnings           text[] NOT NULL DEFAULT '{}',
        row_digest         bytea NOT NULL,
        imported_at        timestamptz NOT NULL,
        PRIMARY KEY (person_id, category, granted_on)
      )
    `);
    await runner.query("CREATE INDEX welfare_by_category ON welfare_record (category, person_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE welfare_record");
  }
}
