import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Certificates of disability (残疾人证): one row a certificate. Its number discloses category and grade, so it is sealed
 * and the row is known by an opaque id.
 */
export class CreateDisabilityCertificate1795343400000 implements MigrationInterface {
  readonly name = "CreateDisabilityCertificate1795343400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disability_certificate (
        id                        text PRIMARY KEY,
        person_id                 text NOT NULL,
        certificate_number_sealed bytea NOT NULL,
        id_number_sealed          bytea NOT NULL,
        name                      text NOT NULL,
        birth_date                date NOT NULL,
        category                  text NOT NULL
                                  CHECK (category IN ('VISUAL', 'HEARING', 'SPEECH', 'PHYSICAL',
                                                      'INTELLECTUAL', 'MENTAL', 'MULTIPLE')),
        grade                     smallint NOT NULL CHECK (grade BETWEEN 1 AND 4),
        issued_on                 date NOT NULL,
        expires_on                date,
        township_code             char(9) NOT NULL,
        warnings                  text[] NOT NULL DEFAULT '{}',
        row_digest                bytea NOT NULL,
        imported_at               timestamptz NOT NULL
      )
    `);
    await runner.query("CREATE INDEX certificate_by_person ON disability_certificate (person_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE disability_certificate");
  }
}
