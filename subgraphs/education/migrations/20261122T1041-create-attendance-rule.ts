import type { MigrationInterface, QueryRunner } from "typeorm";

/** From how many unexcused school days in a row a child is visited (家访), suspected (疑似辍学) and to be confirmed (辍学待确认). */
export class CreateAttendanceRule1795344060000 implements MigrationInterface {
  readonly name = "CreateAttendanceRule1795344060000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attendance_rule (
        valid_from      date PRIMARY KEY,
        home_visit_days smallint NOT NULL CHECK (home_visit_days >= 1),
        suspected_days  smallint NOT NULL CHECK (suspected_days > home_visit_days),
        dropout_days    smallint NOT NULL CHECK (dropout_days > suspected_days)
      )
    `);
    await runner.query("INSERT INTO attendance_rule VALUES ('2000-01-01', 3, 5, 20)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE attendance_rule");
  }
}
