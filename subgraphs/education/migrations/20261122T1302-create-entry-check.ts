import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * The check at each term's start (春秋季开学核查): one a school and term, who did not come, and the numbers as they were
 * submitted. Until then a view counts them from the roll.
 */
export class CreateEntryCheck1795352520000 implements MigrationInterface {
  readonly name = "CreateEntryCheck1795352520000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CHECK, GRADE, NO_SHOW, COUNT, ...INDEXES]) await runner.query(statement);
    await grantToApp(runner, "entry_check", "INSERT, UPDATE");
    await grantToApp(runner, "entry_check_grade", "INSERT");
    await grantToApp(runner, "no_show", "INSERT, UPDATE");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW entry_check_count");
    await runner.query("DROP TABLE no_show, entry_check_grade, entry_check");
  }
}

const CHECK = `
  CREATE TABLE entry_check (
    id              text PRIMARY KEY,
    school_id       text NOT NULL REFERENCES school (id),
    term            text NOT NULL CHECK (term ~ '^[0-9]{4}-[0-9]{4}-[12]$'),
    term_starts_on  date NOT NULL,
    deadline        date NOT NULL CHECK (deadline >= term_starts_on),
    opened_by       text NOT NULL,
    opened_post     text NOT NULL,
    opened_at       timestamptz NOT NULL,
    submitted_on    date,
    submitted_by    text,
    submitted_post  text,
    submitted_at    timestamptz,
    UNIQUE (school_id, term),
    CHECK ((submitted_on IS NULL) = (submitted_by IS NULL) AND (submitted_on IS NULL) = (submitted_post IS NULL)
           AND (submitted_on IS NULL) = (submitted_at IS NULL))
  )`;

const GRADE = `
  CREATE TABLE entry_check_grade (
    check_id text NOT NULL REFERENCES entry_check (id) ON DELETE CASCADE,
    grade    smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
    expected integer NOT NULL,
    arrived  integer NOT NULL,
    no_shows integer NOT NULL,
    PRIMARY KEY (check_id, grade),
    CHECK (arrived >= 0 AND no_shows >= 0 AND arrived = expected - no_shows)
  )`;

const NO_SHOW = `
  CREATE TABLE no_show (
    id                 text PRIMARY KEY,
    check_id           text NOT NULL REFERENCES entry_check (id) ON DELETE CASCADE,
    school_id          text NOT NULL REFERENCES school (id),
    term               text NOT NULL,
    enrolment_id       text NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
    child_id           text NOT NULL,
    grade              smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
    reason             text NOT NULL
                       CHECK (reason IN ('ILLNESS', 'WEARY_OF_SCHOOL', 'WORKING', 'AWAY_WITH_FAMILY', 'TRANSFERRING',
                                         'HARDSHIP', 'OUT_OF_REACH', 'OTHER')),
    whereabouts_sealed bytea NOT NULL,
    measure_sealed     bytea NOT NULL,
    actor              text NOT NULL,
    post               text NOT NULL,
    department         text NOT NULL,
    at                 timestamptz NOT NULL,
    resolution         text CHECK (resolution IN ('ARRIVED', 'TRANSFERRED_OUT', 'SUSPENDED', 'DROPPED_OUT', 'DECEASED')),
    resolved_on        date,
    resolved_by        text,
    resolved_post      text,
    resolved_at        timestamptz,
    UNIQUE (check_id, enrolment_id),
    CHECK ((resolution IS NULL) = (resolved_on IS NULL) AND (resolution IS NULL) = (resolved_by IS NULL)
           AND (resolution IS NULL) = (resolved_post IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL))
  )`;

/** Whom a school expects: on its roll, not taught at home, entered by the deadline, and not known to have left. */
const COUNT = `
  CREATE VIEW entry_check_count AS
  SELECT check_id, grade, expected, arrived, no_shows FROM entry_check_grade
  UNION ALL
  SELECT entry_check.id, pupil.grade, count(*)::int, (count(*) FILTER (WHERE NOT is_missing))::int,
    (count(*) FILTER (WHERE is_missing))::int
  FROM entry_check CROSS JOIN LATERAL (
    SELECT enrolment.grade, no_show.id IS NOT NULL AND no_show.resolution IS NULL AS is_missing
    FROM enrolment
      LEFT JOIN no_show ON no_show.check_id = entry_check.id AND no_show.enrolment_id = enrolment.id
    WHERE enrolment.school_id = entry_check.school_id AND enrolment.state = 'ENROLLED'
      AND enrolment.study_mode <> 'HOME_TEACHING' AND enrolment.entry_month <= entry_check.deadline
      AND coalesce(no_show.resolution, 'ARRIVED') = 'ARRIVED'
    UNION ALL
    SELECT no_show.grade, true
    FROM no_show JOIN enrolment ON enrolment.id = no_show.enrolment_id
    WHERE no_show.check_id = entry_check.id AND no_show.resolution IS NULL
      AND NOT (enrolment.school_id = entry_check.school_id AND enrolment.state = 'ENROLLED'
               AND enrolment.study_mode <> 'HOME_TEACHING' AND enrolment.entry_month <= entry_check.deadline)
  ) pupil
  WHERE entry_check.submitted_on IS NULL
  GROUP BY entry_check.id, pupil.grade`;

const INDEXES = [
  "CREATE INDEX entry_check_by_term ON entry_check (term, school_id)",
  "CREATE INDEX no_show_by_term ON no_show (term, id)",
  "CREATE INDEX no_show_by_school ON no_show (school_id, term, id)",
  "CREATE INDEX no_show_by_enrolment ON no_show (enrolment_id)",
];
