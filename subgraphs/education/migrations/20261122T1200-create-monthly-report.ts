import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/** Monthly reports of schools (学校月报): when they are due, what they say, how they went, and reminders. */
export class CreateMonthlyReport1795348800000 implements MigrationInterface {
  readonly name = "CreateMonthlyReport1795348800000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monthly_report_rule (
        valid_from date PRIMARY KEY,
        due_day    smallint NOT NULL CHECK (due_day BETWEEN 1 AND 28)
      )
    `);
    // When 柳南区 began them (柳南教管通字〔2018〕44号): nobody owed a report before, and none is missing of those months.
    await runner.query("INSERT INTO monthly_report_rule (valid_from, due_day) VALUES ('2018-05-01', 5)");
    await runner.query(`
      CREATE TABLE monthly_report (
        id             uuid PRIMARY KEY,
        school_id      text NOT NULL REFERENCES school (id),
        month          date NOT NULL CHECK (extract(day FROM month) = 1),
        state          text NOT NULL CHECK (state IN ('DRAWN_UP', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
        system_figures jsonb NOT NULL,
        children       jsonb NOT NULL,
        submitted_on   date,
        UNIQUE (school_id, month)
      )
    `);
    await runner.query("CREATE INDEX monthly_report_by_month ON monthly_report (month, school_id)");
    await runner.query(`
      CREATE TABLE monthly_report_correction (
        number        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        report_id     uuid NOT NULL REFERENCES monthly_report (id),
        grade         smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
        figure        text NOT NULL,
        from_value    integer NOT NULL,
        to_value      integer NOT NULL CHECK (to_value >= 0),
        reason_sealed bytea NOT NULL,
        actor         text NOT NULL,
        post          text NOT NULL,
        at            timestamptz NOT NULL
      )
    `);
    await runner.query("CREATE INDEX monthly_report_correction_by_report ON monthly_report_correction (report_id)");
    await runner.query(`
      CREATE TABLE monthly_report_event (
        number      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        report_id   uuid NOT NULL REFERENCES monthly_report (id),
        act         text NOT NULL CHECK (act IN ('DRAW_UP', 'CORRECT', 'SUBMIT', 'RETURN', 'ACCEPT')),
        note_sealed bytea,
        actor       text NOT NULL,
        post        text NOT NULL,
        department  text NOT NULL,
        at          timestamptz NOT NULL
      )
    `);
    await runner.query("CREATE INDEX monthly_report_event_by_report ON monthly_report_event (report_id)");
    await runner.query(`
      CREATE TABLE monthly_report_reminder (
        school_id   text NOT NULL REFERENCES school (id),
        month       date NOT NULL CHECK (extract(day FROM month) = 1),
        reminded_on date NOT NULL,
        actor       text NOT NULL,
        post        text NOT NULL,
        at          timestamptz NOT NULL,
        PRIMARY KEY (school_id, month, reminded_on)
      )
    `);
    await grantToApp(runner, "monthly_report", "INSERT, UPDATE");
    for (const table of ["monthly_report_correction", "monthly_report_event", "monthly_report_reminder"]) {
      await grantToApp(runner, table, "INSERT");
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["reminder", "event", "correction"]) await runner.query(`DROP TABLE monthly_report_${table}`);
    await runner.query("DROP TABLE monthly_report");
    await runner.query("DROP TABLE monthly_report_rule");
  }
}
