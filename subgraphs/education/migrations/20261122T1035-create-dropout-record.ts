import type { MigrationInterface, QueryRunner } from "typeorm";

/** The ledger of dropouts and of their persuasion to return (劝返台账). */
export class CreateDropoutRecord1795343700000 implements MigrationInterface {
  readonly name = "CreateDropoutRecord1795343700000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dropout_record (
        person_id          text NOT NULL,
        found_on           date NOT NULL,
        id_number_sealed   bytea NOT NULL,
        name               text NOT NULL,
        reason             text NOT NULL,
        whereabouts        text NOT NULL,
        persuasion_state   text NOT NULL CHECK (persuasion_state IN ('PERSUADING', 'RETURNED')),
        returned_on        date,
        responsible_person text,
        county_code        char(6) NOT NULL,
        warnings           text[] NOT NULL DEFAULT '{}',
        row_digest         bytea NOT NULL,
        imported_at        timestamptz NOT NULL,
        PRIMARY KEY (person_id, found_on)
      )
    `);
    await runner.query("CREATE INDEX dropout_record_by_county ON dropout_record (county_code, found_on, person_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE dropout_record");
  }
}
