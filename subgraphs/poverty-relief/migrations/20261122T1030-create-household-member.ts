import type { MigrationInterface, QueryRunner } from "typeorm";

/** Members of poor and monitored households (脱贫监测户): one row a household and person. */
export class CreateHouseholdMember1795343400000 implements MigrationInterface {
  readonly name = "CreateHouseholdMember1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE household_member (
        household_number    text NOT NULL,
        person_id           text NOT NULL,
        id_number_sealed    bytea NOT NULL,
        name                text NOT NULL,
        birth_date          date NOT NULL,
        relation_to_head    text NOT NULL,
        household_category  text NOT NULL
                            CHECK (household_category IN ('REGISTERED_POOR', 'LIFTED_OUT', 'UNSTABLE_LIFTED',
                                                          'MARGINAL', 'SUDDEN_HARDSHIP')),
        identified_on       date NOT NULL,
        lifted_on           date,
        township_code       char(9) NOT NULL,
        helper_name         text,
        helper_phone_sealed bytea,
        warnings            text[] NOT NULL DEFAULT '{}',
        row_digest          bytea NOT NULL,
        imported_at         timestamptz NOT NULL,
        PRIMARY KEY (household_number, person_id)
      )
    `);
    await runner.query("CREATE INDEX member_by_person ON household_member (person_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE household_member");
  }
}
