import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a county may set about entry and changes of enrolment, each value from a day on; with the ordinary ones. */
export class CreateEnrolmentSetting1795352400000 implements MigrationInterface {
  readonly name = "CreateEnrolmentSetting1795352400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrolment_setting (
        name       text NOT NULL
                   CHECK (name IN ('ENTRY_AGE', 'AUTUMN_TERM_STARTS', 'SPRING_TERM_STARTS', 'REGISTRATION_DAYS',
                                   'ENTRY_CHECK_DAYS', 'CHANGE_STEP_WORKING_DAYS')),
        valid_from date NOT NULL,
        value      integer NOT NULL CHECK (value > 0),
        PRIMARY KEY (name, valid_from),
        CHECK (name <> 'ENTRY_AGE' OR value IN (6, 7)),
        CHECK (name NOT IN ('AUTUMN_TERM_STARTS', 'SPRING_TERM_STARTS')
               OR (value / 100 BETWEEN 1 AND 12 AND value % 100 BETWEEN 1 AND 28))
      )
    `);
    await runner.query(`
      INSERT INTO enrolment_setting (name, valid_from, value)
      VALUES ('ENTRY_AGE', '1986-07-01', 6), ('AUTUMN_TERM_STARTS', '1986-07-01', 901),
             ('SPRING_TERM_STARTS', '1986-07-01', 301), ('REGISTRATION_DAYS', '1986-07-01', 7),
             ('ENTRY_CHECK_DAYS', '1986-07-01', 7), ('CHANGE_STEP_WORKING_DAYS', '1986-07-01', 10)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE enrolment_setting");
  }
}
