import type { MigrationInterface, QueryRunner } from "typeorm";

/** The register of people living away from their 户籍 (流动人口): one row a registration, several for a person over time. */
export class CreateResidenceRegistration1795343460000 implements MigrationInterface {
  readonly name = "CreateResidenceRegistration1795343460000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE residence_registration (
        person_id             text NOT NULL,
        registered_on         date NOT NULL,
        id_number_sealed      bytea NOT NULL,
        name                  text NOT NULL,
        sex                   text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
        birth_date            date NOT NULL,
        home_county_code      char(6) NOT NULL,
        township_code         char(9) NOT NULL,
        address_sealed        bytea NOT NULL,
        cancelled_on          date,
        guardian_name         text,
        guardian_phone_sealed bytea,
        warnings              text[] NOT NULL DEFAULT '{}',
        row_digest            bytea NOT NULL,
        imported_at           timestamptz NOT NULL,
        PRIMARY KEY (person_id, registered_on)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE residence_registration");
  }
}
