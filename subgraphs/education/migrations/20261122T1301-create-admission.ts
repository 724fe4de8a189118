import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * Notices of entry (入学通知书), who did what about them, and the home visits to those who did not register. Whether a
 * child has registered (入学注册) is told by a view: by the school's word, or by an enrolment that began in that school year. One
 * that began before and stands (a child who came back) counts too: nobody on the roll is to be visited for not registering.
 */
export class CreateAdmission1795352460000 implements MigrationInterface {
  readonly name = "CreateAdmission1795352460000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [COUNTER, NOTICE, ACT, VISIT, STANDING, ...INDEXES]) await runner.query(statement);
    await grantToApp(runner, "admission_counter", "INSERT, UPDATE");
    await grantToApp(runner, "admission_notice", "INSERT, UPDATE");
    await grantToApp(runner, "admission_act", "INSERT");
    await grantToApp(runner, "home_visit", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW admission_notice_standing");
    await runner.query("DROP TABLE home_visit, admission_act, admission_notice, admission_counter");
  }
}

const COUNTER = `
  CREATE TABLE admission_counter (
    county_code text NOT NULL,
    year        integer NOT NULL,
    last        integer NOT NULL CHECK (last >= 0),
    PRIMARY KEY (county_code, year)
  )`;

const NOTICE = `
  CREATE TABLE admission_notice (
    id                   text PRIMARY KEY,
    child_id             text NOT NULL,
    school_year          text NOT NULL CHECK (school_year ~ '^[0-9]{4}-[0-9]{4}$'),
    county_code          text NOT NULL CHECK (county_code ~ '^[0-9]{6}$'),
    year                 integer NOT NULL,
    sequence             integer NOT NULL CHECK (sequence > 0),
    sort_key             text GENERATED ALWAYS AS (county_code || year || lpad(sequence::text, 9, '0')) STORED,
    drawn_up_on          date NOT NULL,
    term_starts_on       date NOT NULL,
    register_by          date NOT NULL,
    school_id            text REFERENCES school (id),
    township_code        text CHECK (township_code ~ '^[0-9]{9}$'),
    served_on            date,
    serve_method         text CHECK (serve_method IN ('IN_PERSON', 'TO_GUARDIAN', 'LEFT', 'POSTED', 'PUBLIC_NOTICE')),
    received_by          text CHECK (received_by IN ('FATHER', 'MOTHER', 'GRANDPARENT', 'OTHER_KIN', 'OTHER_GUARDIAN')),
    served_by            text,
    registered_on        date,
    registered_school_id text REFERENCES school (id),
    UNIQUE (child_id, school_year),
    UNIQUE (county_code, year, sequence),
    CHECK ((served_on IS NULL) = (serve_method IS NULL) AND (served_on IS NULL) = (served_by IS NULL)),
    CHECK ((registered_on IS NULL) = (registered_school_id IS NULL))
  )`;

const ACT = `
  CREATE TABLE admission_act (
    notice_id  text NOT NULL REFERENCES admission_notice (id) ON DELETE CASCADE,
    step       integer NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('DRAWN_UP', 'ASSIGNED', 'SERVED', 'REGISTERED')),
    actor      text NOT NULL,
    post       text NOT NULL,
    department text NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (notice_id, step)
  )`;

const VISIT = `
  CREATE TABLE home_visit (
    id            text PRIMARY KEY,
    notice_id     text NOT NULL REFERENCES admission_notice (id) ON DELETE CASCADE,
    visited_on    date NOT NULL,
    visitors      text[] NOT NULL CHECK (cardinality(visitors) > 0),
    met           text NOT NULL CHECK (met IN ('GUARDIAN_AND_CHILD', 'GUARDIAN', 'CHILD', 'OTHERS', 'NOBODY')),
    result_sealed bytea NOT NULL,
    next_on       date CHECK (next_on > visited_on),
    actor         text NOT NULL,
    post          text NOT NULL,
    department    text NOT NULL,
    at            timestamptz NOT NULL,
    UNIQUE (notice_id, visited_on, actor)
  )`;

const STANDING = `
  CREATE VIEW admission_notice_standing AS
  SELECT notice.id, notice.child_id, notice.school_year, notice.county_code, notice.sort_key, notice.drawn_up_on,
    '入通〔' || notice.year || '〕' || notice.sequence || '号' AS number,
    notice.term_starts_on, notice.register_by, notice.school_id, notice.township_code,
    notice.served_on, notice.serve_method, notice.received_by, notice.served_by,
    coalesce(notice.registered_on, entry.began_on) AS registered_on,
    coalesce(notice.registered_school_id, entry.school_id) AS registered_school_id,
    notice.registered_on IS NULL AND entry.school_id IS NOT NULL AS matched,
    CASE WHEN notice.registered_on IS NOT NULL OR entry.school_id IS NOT NULL THEN 'REGISTERED'
         WHEN notice.served_on IS NOT NULL THEN 'SERVED' ELSE 'DRAWN_UP' END AS state
  FROM admission_notice notice
    LEFT JOIN LATERAL (
      SELECT school_id, began_on
      FROM (SELECT enrolment.id, enrolment.school_id,
              CASE WHEN enrolment.entry_month >= make_date(left(notice.school_year, 4)::int, 9, 1)
                        AND enrolment.entry_month < make_date(right(notice.school_year, 4)::int, 9, 1)
                   THEN enrolment.entry_month
                   WHEN enrolment.state IN ('ENROLLED', 'SUSPENDED')
                   THEN coalesce(enrolment.state_date, enrolment.entry_month) END AS began_on
            FROM enrolment WHERE enrolment.person_id = notice.child_id) beginning
      WHERE began_on IS NOT NULL
      ORDER BY began_on, id LIMIT 1
    ) entry ON true`;

const INDEXES = [
  "CREATE INDEX admission_notice_by_year ON admission_notice (school_year, sort_key)",
  "CREATE INDEX admission_notice_by_school ON admission_notice (school_id, school_year, sort_key)",
  "CREATE INDEX admission_notice_by_township ON admission_notice (township_code, school_year, sort_key)",
];
