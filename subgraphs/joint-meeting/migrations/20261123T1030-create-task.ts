import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * Tasks of departments with their history. What is asked, the part of the case that a task opens, reasons and answers are
 * sealed. A number is drawn from a counter per county and year, so that none is missing.
 */
export class CreateTask1795403000000 implements MigrationInterface {
  readonly name = "CreateTask1795403000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [NUMBER, TASK, ...TASK_INDEXES, EVENT, EVENTS_OF_TASK, SETTINGS]) {
      await runner.query(statement);
    }
    await grantToApp(runner, "task_number", "INSERT, UPDATE");
    await grantToApp(runner, "task", "INSERT, UPDATE");
    await grantToApp(runner, "task_event", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE task_event, task, task_number");
    await runner.query("DELETE FROM casework_setting WHERE name LIKE 'TASK\\_DAYS\\_%'");
  }
}

const NUMBER = `
  CREATE TABLE task_number (
    region_code char(6) NOT NULL,
    year        int NOT NULL,
    next        int NOT NULL CHECK (next > 1),
    PRIMARY KEY (region_code, year)
  )`;

/** A task of a case, of a meeting's agenda item, or of both. Who asked is kept as a desk too: it is told of the answer. */
const TASK = `
  CREATE TABLE task (
    id                  uuid PRIMARY KEY,
    number              text NOT NULL UNIQUE,
    region_code         char(6) NOT NULL,
    case_id             uuid REFERENCES child_case,
    meeting_id          uuid,
    item_id             uuid,
    document_id         uuid,
    kind                text NOT NULL CHECK (kind IN (
      'FIND_WHEREABOUTS', 'ASSESS_RELIEF', 'ASSESS_DISABILITY', 'CHECK_HOUSEHOLD', 'VISIT', 'SERVE_NOTICE', 'LEGAL_AID',
      'CHILD_LABOUR', 'HEALTH_CHECK', 'PLACE', 'DECISION')),
    desk                text NOT NULL,
    asker_desk          text NOT NULL,
    asked_sealed        bytea NOT NULL,
    part_sealed         bytea,
    due_on              date NOT NULL,
    state               text NOT NULL CHECK (state IN ('ASKED', 'ACCEPTED', 'RETURNED', 'DONE', 'WITHDRAWN')),
    version             int NOT NULL DEFAULT 1,
    answer_kind         text CHECK (answer_kind IN (
      'FOUND', 'NOT_FOUND', 'ENTITLED', 'NOT_ENTITLED', 'ASSESSED', 'NOT_DISABLED', 'IN_REGISTER', 'NOT_IN_REGISTER',
      'VISITED', 'SERVED', 'NOT_SERVED', 'GIVEN', 'LABOUR_FOUND', 'NO_LABOUR', 'PLACED', 'NOT_PLACED', 'DONE')),
    answer_sealed       bytea,
    attachment_ids      uuid[] NOT NULL DEFAULT '{}',
    reason_sealed       bytea,
    asked_on            date NOT NULL,
    asked_at            timestamptz NOT NULL,
    asked_by            text NOT NULL,
    asked_post          text NOT NULL,
    asked_department    text NOT NULL,
    accepted_on         date,
    accepted_at         timestamptz,
    accepted_by         text,
    accepted_post       text,
    accepted_department text,
    closed_on           date,
    closed_at           timestamptz,
    closed_by           text,
    closed_post         text,
    closed_department   text,
    CHECK (due_on >= asked_on),
    CHECK ((state = 'DONE') = (answer_kind IS NOT NULL) AND (state = 'DONE') = (answer_sealed IS NOT NULL)),
    CHECK ((state IN ('DONE', 'WITHDRAWN')) = (closed_at IS NOT NULL)),
    CHECK ((state IN ('RETURNED', 'WITHDRAWN')) = (reason_sealed IS NOT NULL))
  )`;

const TASK_INDEXES = [
  // A desk is asked for the same thing once at a time; what a meeting decides is counted by its own items.
  `CREATE UNIQUE INDEX task_once_at_a_time ON task (case_id, kind, desk, coalesce(document_id, case_id))
     WHERE kind <> 'DECISION' AND state IN ('ASKED', 'ACCEPTED', 'RETURNED')`,
  "CREATE INDEX task_by_desk ON task (desk, due_on, id)",
  "CREATE INDEX task_by_due_day ON task (due_on, id)",
  "CREATE INDEX task_by_case ON task (case_id, due_on, id)",
  "CREATE INDEX task_by_meeting ON task (meeting_id, item_id) WHERE meeting_id IS NOT NULL",
  // What is overdue comes from the index alone: beside what is sealed in it, a task's row is far away.
  `CREATE INDEX task_unfinished ON task (due_on, id) INCLUDE (kind, region_code, case_id, state)
     WHERE state IN ('ASKED', 'ACCEPTED', 'RETURNED')`,
  "CREATE INDEX task_returned ON task (due_on, id) WHERE state = 'RETURNED'",
];

/** What happened to a task, in order; `actor` is null where the county's round did it. */
const EVENT = `
  CREATE TABLE task_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id     uuid NOT NULL REFERENCES task,
    at          timestamptz NOT NULL,
    actor       text,
    post        text,
    department  text,
    kind        text NOT NULL CHECK (kind IN ('ASKED', 'ACCEPTED', 'RETURNED', 'ASKED_AGAIN', 'ANSWERED', 'WITHDRAWN')),
    due_on      date NOT NULL,
    note_sealed bytea
  )`;

const EVENTS_OF_TASK = "CREATE INDEX task_event_by_task ON task_event (task_id, id)";

/** Working days that a task of each kind has, where whoever asks names no day. */
const SETTINGS = `
  INSERT INTO casework_setting (name, value, valid_from) VALUES
    ('TASK_DAYS_FIND_WHEREABOUTS', 5, '2000-01-01'), ('TASK_DAYS_ASSESS_RELIEF', 10, '2000-01-01'),
    ('TASK_DAYS_ASSESS_DISABILITY', 15, '2000-01-01'), ('TASK_DAYS_CHECK_HOUSEHOLD', 5, '2000-01-01'),
    ('TASK_DAYS_VISIT', 3, '2000-01-01'), ('TASK_DAYS_SERVE_NOTICE', 3, '2000-01-01'),
    ('TASK_DAYS_LEGAL_AID', 10, '2000-01-01'), ('TASK_DAYS_CHILD_LABOUR', 5, '2000-01-01'),
    ('TASK_DAYS_HEALTH_CHECK', 10, '2000-01-01'), ('TASK_DAYS_PLACE', 10, '2000-01-01'),
    ('TASK_DAYS_DECISION', 10, '2000-01-01')`;
