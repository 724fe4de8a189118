import type { MigrationInterface, QueryRunner } from "typeorm";

/** The register of permanent residents (户籍人口): one row a person. */
export class CreateHouseholdRegistration1795343400000 implements MigrationInterface {
  readonly name = "CreateHouseholdRegistration1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE household_registration (
        person_id             text PRIMARY KEY,
        id_number_sealed      bytea NOT NULL,
        name                  text NOT NULL,
        sex                   text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
        birth_date            date NOT NULL,
        ethnicity             text NOT NULL,
        county_code           char(6) NOT NULL,
        township_code         char(9) NOT NULL,
        address_sealed        bytea NOT NULL,
        household_number      text NOT NULL,
        relation_to_head      text NOT NULL,
        state                 text NOT NULL
                              CHECK (state IN ('NORMAL', 'EMPTY_ENTRY', 'CANCELLED_DECEASED', 'CANCELLED_MOVED')),
        guardian_name         text,
        guardian_relation     text,
        guardian_phone_sealed bytea,
        warnings              text[] NOT NULL DEFAULT '{}',
        row_digest            bytea NOT NULL,
        imported_at           timestamptz NOT NULL
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE household_registration");
  }
}
