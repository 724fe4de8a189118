import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Targets of indicators and after how many days a dropout that is not settled counts against those in charge
 * (一票否决), each from a day on. What is set later for the same day stands beside what it replaces.
 */
export class CreateIndicatorTarget1795344600000 implements MigrationInterface {
  readonly name = "CreateIndicatorTarget1795344600000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicator_target (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        ordinal        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        kind           text NOT NULL
                       CHECK (kind IN ('CONSOLIDATION_RATE', 'DROPOUT_RATE_PRIMARY', 'DROPOUT_RATE_JUNIOR',
                                       'DISABLED_ENROLMENT_RATE', 'PERSUASION_RATE', 'SECOND_DROPOUT_RATE',
                                       'REPORTS_ON_TIME')),
        target         numeric(7, 6) NOT NULL CHECK (target BETWEEN 0 AND 1),
        direction      text NOT NULL CHECK (direction IN ('AT_LEAST', 'AT_MOST')),
        valid_from     date NOT NULL,
        source         text NOT NULL,
        set_by         text,
        set_post       text,
        set_department text,
        set_at         timestamptz,
        CHECK ((set_by IS NULL) = (set_at IS NULL))
      )
    `);
    await runner.query("CREATE INDEX indicator_target_by_kind ON indicator_target (kind, valid_from, ordinal)");
    await runner.query(`
      CREATE TABLE veto_setting (
        valid_from     date PRIMARY KEY,
        unsettled_days int NOT NULL CHECK (unsettled_days > 0),
        source         text NOT NULL
      )
    `);
    for (const [kind, target, direction, validFrom, source] of TARGETS) {
      await runner.query(
        "INSERT INTO indicator_target (kind, target, direction, valid_from, source) VALUES ($1, $2, $3, $4, $5)",
        [kind, target, direction, validFrom, source],
      );
    }
    await runner.query("INSERT INTO veto_setting VALUES ('1986-07-01', 90, '默认：一个季度（县一季度一复核）')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE veto_setting, indicator_target");
  }
}

const NATIONAL = "国家控制线：年辍学率小学不超过0.6%、初中不超过1.8%";
const OF_2018 = "柳州市教育局下达的2018年指标（柳南区教育局《2018年义务教育控辍保学总结》）";
const OF_2019 = "《建安区教育体育局2019年控辍保学工作实施方案》：年辍学率初中2%以内、小学无辍学，巩固率98%以上";

/** A county that sets none of its own has these: the national limits, and from their years on the targets of the two plans. */
const TARGETS: readonly [kind: string, target: string, direction: string, validFrom: string, source: string][] = [
  ["DROPOUT_RATE_PRIMARY", "0.006", "AT_MOST", "1986-07-01", NATIONAL],
  ["DROPOUT_RATE_JUNIOR", "0.018", "AT_MOST", "1986-07-01", NATIONAL],
  ["CONSOLIDATION_RATE", "0.97", "AT_LEAST", "2018-01-01", OF_2018],
  ["DROPOUT_RATE_PRIMARY", "0", "AT_MOST", "2019-01-01", OF_2019],
  ["DROPOUT_RATE_JUNIOR", "0.02", "AT_MOST", "2019-01-01", OF_2019],
  ["CONSOLIDATION_RATE", "0.98", "AT_LEAST", "2019-01-01", OF_2019],
];
