import type { MigrationInterface, QueryRunner } from "typeorm";

/** Activities that keep children in school (控辍保学活动), and the pairs of teachers and children left behind (师生结对帮扶). */
export class CreateActivity1795405200000 implements MigrationInterface {
  readonly name = "CreateActivity1795405200000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ACTIVITY, ONE_PLAN, BY_ORGANISER, PAIRING, ONE_PAIR]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE activity_pairing, activity");
  }
}

const ACTIVITY = `
  CREATE TABLE activity (
    id             uuid PRIMARY KEY,
    region_code    char(6) NOT NULL,
    organiser      text NOT NULL,
    kind           text NOT NULL CHECK (kind IN
      ('PUBLICITY', 'PARENT_MEETING', 'ACTIVITY_MONTH', 'HOME_VISIT_DRIVE', 'PAIRING', 'OTHER')),
    state          text NOT NULL CHECK (state IN ('PLANNED', 'HELD', 'CANCELLED')),
    title_sealed   bytea NOT NULL,
    title_digest   bytea NOT NULL,
    planned_on     date NOT NULL,
    held_on        date,
    participants   int CHECK (participants >= 0),
    report_sealed  bytea,
    version        int NOT NULL DEFAULT 1,
    planned_at     timestamptz NOT NULL,
    planned_by     text NOT NULL,
    planned_post   text NOT NULL,
    closed_at      timestamptz,
    closed_by      text,
    closed_post    text,
    CHECK ((state = 'HELD') = (held_on IS NOT NULL) AND (state = 'HELD') = (participants IS NOT NULL)),
    CHECK ((state = 'PLANNED') = (closed_at IS NULL))
  )`;

/** Whoever plans an activity again, having had no answer, does not have it twice. */
const ONE_PLAN = `
  CREATE UNIQUE INDEX activity_planned_once ON activity (organiser, kind, planned_on, title_digest)
  WHERE state = 'PLANNED'`;

const BY_ORGANISER = "CREATE INDEX activity_listed ON activity (region_code, planned_on, id)";

const PAIRING = `
  CREATE TABLE activity_pairing (
    id           uuid PRIMARY KEY,
    activity_id  uuid NOT NULL REFERENCES activity,
    child_id     text NOT NULL,
    teacher      text NOT NULL,
    teacher_post text NOT NULL,
    since        date NOT NULL,
    ended_on     date,
    paired_at    timestamptz NOT NULL,
    paired_by    text NOT NULL,
    paired_post  text NOT NULL,
    ended_by     text,
    CHECK (ended_on >= since),
    CHECK ((ended_on IS NULL) = (ended_by IS NULL))
  )`;

/** A child has one teacher in an activity at a time. */
const ONE_PAIR = `
  CREATE UNIQUE INDEX activity_pairing_once ON activity_pairing (activity_id, child_id) WHERE ended_on IS NULL`;
