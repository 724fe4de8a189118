import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Weekly reports of persuasion (劝返周报) as the office issued them, and by when they are due. The figures stand open, the
 * lines with the children sealed.
 */
export class CreatePersuasionReport1795356060000 implements MigrationInterface {
  readonly name = "CreatePersuasionReport1795356060000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE persuasion_report (
        region_code       char(6) NOT NULL,
        week              char(8) NOT NULL,
        out_at_start      int NOT NULL,
        found             int NOT NULL,
        returned          int NOT NULL,
        out_at_end        int NOT NULL,
        lines_sealed      bytea NOT NULL,
        issued_on         date NOT NULL,
        issued_at         timestamptz NOT NULL,
        issued_by         text NOT NULL,
        issued_post       text NOT NULL,
        issued_department text NOT NULL,
        PRIMARY KEY (region_code, week),
        CHECK (out_at_end = out_at_start + found - returned)
      )
    `);
    await runner.query(`
      CREATE TABLE persuasion_report_rule (
        valid_from date PRIMARY KEY,
        due_days   int NOT NULL CHECK (due_days >= 0)
      )
    `);
    // By default on the Monday after the week.
    await runner.query("INSERT INTO persuasion_report_rule (valid_from, due_days) VALUES ('2000-01-01', 1)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE persuasion_report_rule, persuasion_report");
  }
}
