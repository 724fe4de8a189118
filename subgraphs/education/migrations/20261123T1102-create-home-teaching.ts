import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/** Plans of teaching at home (送教上门) and the visits held under them. What teachers write of the child is sealed. */
export class CreateHomeTeaching1795431720000 implements MigrationInterface {
  readonly name = "CreateHomeTeaching1795431720000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PLAN, BY_ENROLMENT, VISIT]) await runner.query(statement);
    await grantToApp(runner, "home_teaching_plan", "INSERT, UPDATE");
    await grantToApp(runner, "home_teaching_visit", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE home_teaching_visit, home_teaching_plan");
  }
}

const PLAN = `
  CREATE TABLE home_teaching_plan (
    id                uuid PRIMARY KEY,
    enrolment_id      text NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
    starts_on         date NOT NULL,
    ends_on           date CHECK (ends_on >= starts_on),
    visits_per_month  smallint NOT NULL CHECK (visits_per_month BETWEEN 1 AND 31),
    teachers          text[] NOT NULL CHECK (cardinality(teachers) > 0),
    goals_sealed      bytea NOT NULL,
    actor             text NOT NULL,
    post              text NOT NULL,
    department        text NOT NULL,
    at                timestamptz NOT NULL,
    end_reason_sealed bytea,
    ended_by          text,
    ended_post        text,
    ended_at          timestamptz,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (end_reason_sealed IS NULL)),
    CHECK (ended_by IS NULL OR ends_on IS NOT NULL)
  )`;

const BY_ENROLMENT = "CREATE INDEX home_teaching_plan_by_enrolment ON home_teaching_plan (enrolment_id, starts_on)";

const VISIT = `
  CREATE TABLE home_teaching_visit (
    plan_id         uuid NOT NULL REFERENCES home_teaching_plan (id) ON DELETE CASCADE,
    visited_on      date NOT NULL,
    teachers        text[] NOT NULL CHECK (cardinality(teachers) > 0),
    hours           real NOT NULL CHECK (hours > 0 AND hours <= 12),
    lesson_sealed   bytea NOT NULL,
    response_sealed bytea NOT NULL,
    next_on         date CHECK (next_on > visited_on),
    actor           text NOT NULL,
    post            text NOT NULL,
    department      text NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (plan_id, visited_on)
  )`;
