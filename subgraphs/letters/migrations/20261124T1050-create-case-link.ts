import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { CASE_LINK_QUEUE } from "../case-link/case-link-queue";

/** What the joint meeting is still to be told of letters, and was told. */
export class CreateCaseLink1795484500000 implements MigrationInterface {
  readonly name = "CreateCaseLink1795484500000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [TABLE, ...INDEXES]) await runner.query(statement);
    await grantToApp(runner, "case_event", "INSERT, UPDATE");
    await installQueue(runner, CASE_LINK_QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE case_event");
  }
}

/** `serial` is the order in which they are told: each child's, and the letter's own, one after the other. */
const TABLE = `
  CREATE TABLE case_event (
    id             uuid PRIMARY KEY,
    serial         bigint GENERATED ALWAYS AS IDENTITY,
    kind           text NOT NULL CHECK (kind IN (
      'RECEIVED', 'SIGNED', 'DELIVERED', 'ACCEPTED', 'RETURNED', 'FORWARDED', 'IN_PROGRESS', 'ANSWERED', 'OUTCOME',
      'ENDED', 'WITHDRAWN', 'REMINDED', 'OVERDUE', 'OVERDUE_TO_MEETING', 'OVERDUE_TO_SUPERIOR', 'FAILED', 'UNTOLD')),
    letter_id      uuid NOT NULL,
    item_id        uuid,
    payload_sealed bytea NOT NULL,
    state          text NOT NULL CHECK (state IN ('WAITING', 'DONE', 'FAILED')),
    attempts       int NOT NULL DEFAULT 0,
    next_try_at    timestamptz NOT NULL,
    last_fault     text,
    done_at        timestamptz,
    created_at     timestamptz NOT NULL,
    CHECK ((state = 'DONE') = (done_at IS NOT NULL))
  )`;

const INDEXES = [
  "CREATE INDEX case_event_waiting ON case_event (coalesce(item_id, letter_id), serial) WHERE state = 'WAITING'",
  "CREATE INDEX case_event_in_order ON case_event (serial) WHERE state = 'WAITING'",
  "CREATE INDEX case_event_refused ON case_event (serial) WHERE state = 'FAILED'",
  "CREATE INDEX case_event_by_letter ON case_event (letter_id, serial)",
];
