import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The county's school calendar: its terms, between which lie the vacations, and days on which it departs from the public
 * holidays. The terms are entered as is usual: autumn from 1 September to a Friday two weeks before 春节, spring from the
 * Monday after 元宵节 to a Friday before 12 July. The bureau puts its own in their place.
 */
export class CreateSchoolTerm1795344000000 implements MigrationInterface {
  readonly name = "CreateSchoolTerm1795344000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE school_term (
        term      text PRIMARY KEY CHECK (term ~ '^[0-9]{4}-[0-9]{4}-[12]$'),
        starts_on date NOT NULL,
        ends_on   date NOT NULL CHECK (ends_on > starts_on)
      )
    `);
    await runner.query(`
      INSERT INTO school_term (term, starts_on, ends_on) VALUES
        ('2015-2016-1', '2015-09-01', '2016-01-22'),
        ('2015-2016-2', '2016-02-22', '2016-07-08'),
        ('2016-2017-1', '2016-09-01', '2017-01-13'),
        ('2016-2017-2', '2017-02-13', '2017-07-07'),
        ('2017-2018-1', '2017-09-01', '2018-02-02'),
        ('2017-2018-2', '2018-03-05', '2018-07-06'),
        ('2018-2019-1', '2018-09-01', '2019-01-18'),
        ('2018-2019-2', '2019-02-25', '2019-07-12'),
        ('2019-2020-1', '2019-09-01', '2020-01-10'),
        ('2019-2020-2', '2020-02-10', '2020-07-10'),
        ('2020-2021-1', '2020-09-01', '2021-01-29'),
        ('2020-2021-2', '2021-03-01', '2021-07-09'),
        ('2021-2022-1', '2021-09-01', '2022-01-14'),
        ('2021-2022-2', '2022-02-21', '2022-07-08'),
        ('2022-2023-1', '2022-09-01', '2023-01-06'),
        ('2022-2023-2', '2023-02-06', '2023-07-07'),
        ('2023-2024-1', '2023-09-01', '2024-01-26'),
        ('2023-2024-2', '2024-02-26', '2024-07-12'),
        ('2024-2025-1', '2024-09-01', '2025-01-10'),
        ('2024-2025-2', '2025-02-17', '2025-07-11'),
        ('2025-2026-1', '2025-09-01', '2026-01-30'),
        ('2025-2026-2', '2026-03-09', '2026-07-10'),
        ('2026-2027-1', '2026-09-01', '2027-01-22'),
        ('2026-2027-2', '2027-02-22', '2027-07-09'),
        ('2027-2028-1', '2027-09-01', '2028-01-07'),
        ('2027-2028-2', '2028-02-14', '2028-07-07')
    `);
    await runner.query(`
      CREATE TABLE school_calendar_day (
        day           date PRIMARY KEY,
        is_school_day boolean NOT NULL,
        reason        text NOT NULL
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE school_calendar_day");
    await runner.query("DROP TABLE school_term");
  }
}
