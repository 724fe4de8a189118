import type { MigrationInterface, QueryRunner } from "typeorm";

const NAMES = [
  "ENTRY_AGE",
  "AUTUMN_TERM_STARTS",
  "SPRING_TERM_STARTS",
  "REGISTRATION_DAYS",
  "ENTRY_CHECK_DAYS",
  "CHANGE_STEP_WORKING_DAYS",
];
const ADDED = ["HOME_TEACHING_VISITS_PER_MONTH", "SUBSIDY_CENTRE_PERCENT"];

/** What a county may set of teaching at home and of subsidies: visits in a month, and the centre's share of a payment. */
export class WidenEnrolmentSetting1795431660000 implements MigrationInterface {
  readonly name = "WidenEnrolmentSetting1795431660000";

  async up(runner: QueryRunner): Promise<void> {
    await nameOneOf(runner, [...NAMES, ...ADDED]);
    await runner.query(`
      ALTER TABLE enrolment_setting ADD CONSTRAINT enrolment_setting_share
        CHECK (name <> 'SUBSIDY_CENTRE_PERCENT' OR value <= 100)
    `);
    await runner.query(`
      INSERT INTO enrolment_setting (name, valid_from, value)
      VALUES ('HOME_TEACHING_VISITS_PER_MONTH', '1986-07-01', 2), ('SUBSIDY_CENTRE_PERCENT', '1986-07-01', 50)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM enrolment_setting WHERE name = ANY ($1)", [ADDED]);
    await runner.query("ALTER TABLE enrolment_setting DROP CONSTRAINT enrolment_setting_share");
    await nameOneOf(runner, NAMES);
  }
}

async function nameOneOf(runner: QueryRunner, names: readonly string[]): Promise<void> {
  await runner.query("ALTER TABLE enrolment_setting DROP CONSTRAINT enrolment_setting_name_check");
  await runner.query(`
    ALTER TABLE enrolment_setting ADD CONSTRAINT enrolment_setting_name_check
      CHECK (name IN (${names.map((name) => `'${name}'`).join(", ")}))
  `);
}
