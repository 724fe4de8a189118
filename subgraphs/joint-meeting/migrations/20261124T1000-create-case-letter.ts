import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What cases know of their letters to and from other counties: plain facts, told by the letters' service, and which of its
 * events were told. History, notices and cases get the kinds that letters bring.
 */
export class CreateCaseLetter1795485000000 implements MigrationInterface {
  readonly name = "CreateCaseLetter1795485000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CASE_LETTER, ...INDEXES, TOLD]) await runner.query(statement);
    for (const check of CHECKS) await replace(runner, check, `${check.before} ${check.added}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE letter_event_told, case_letter");
    for (const check of CHECKS) await replace(runner, check, check.before);
  }
}

/**
 * A child of a letter, as the last event told of it. `case_id` is null of a child of an incoming letter until it is accepted;
 * `outcome_id` is the outcome that the letter brought the case, so that none is undone that came of something else.
 */
const CASE_LETTER = `
  CREATE TABLE case_letter (
    item_id       uuid PRIMARY KEY,
    letter_id     uuid NOT NULL,
    case_id       uuid REFERENCES child_case,
    direction     text NOT NULL CHECK (direction IN ('OUT', 'IN')),
    number        text,
    peer_code     char(6) NOT NULL,
    peer_name     text NOT NULL,
    state         text NOT NULL CHECK (state IN (
                    'SIGNED', 'DELIVERED', 'ACCEPTED', 'IN_PROGRESS', 'ANSWERED', 'ENDED', 'RETURNED', 'FORWARDED',
                    'WITHDRAWN')),
    state_since   date NOT NULL,
    due_on        date,
    reply_number  text,
    outcome_id    uuid REFERENCES case_outcome,
    overdue_on    date,
    to_meeting_on date,
    version       int NOT NULL DEFAULT 1
  )`;

const INDEXES = [
  "CREATE INDEX case_letter_by_case ON case_letter (case_id, state_since) WHERE case_id IS NOT NULL",
  // What an agenda has of them.
  "CREATE INDEX case_letter_to_meeting ON case_letter (letter_id) WHERE to_meeting_on IS NOT NULL",
  "CREATE INDEX case_letter_by_letter ON case_letter (letter_id)",
];

/** Every event once, whoever tells it again. */
const TOLD = `
  CREATE TABLE letter_event_told (
    event_id  uuid PRIMARY KEY,
    kind      text NOT NULL,
    letter_id uuid NOT NULL,
    item_id   uuid,
    case_id   uuid REFERENCES child_case,
    at        timestamptz NOT NULL
  )`;

/** A column that holds one of the words of an enum. */
interface EnumCheck {
  table: string;
  column: string;
  /** Words, with blanks between. */
  before: string;
  added: string;
}

const CHECKS: readonly EnumCheck[] = [
  { table: "child_case", column: "origin", before: "FINDING LEDGER BY_HAND RELAPSE", added: "LETTER" },
  {
    table: "case_event",
    column: "kind",
    before:
      "OPENED ASSIGNED NOTED STEP_TAKEN VISIT_RECORDED CONCLUDED CONFIRMED RELAPSED HANDOVER_ANSWERED " +
      "REOPENED TASK_ASKED TASK_ACCEPTED TASK_RETURNED TASK_DONE TASK_WITHDRAWN DOCUMENT_DRAWN_UP " +
      "DOCUMENT_VOIDED ATTACHED LINKED UNLINKED DISCUSSED ESCALATED",
    added:
      "LETTER_SENT LETTER_DELIVERED LETTER_ACCEPTED LETTER_RETURNED LETTER_FORWARDED LETTER_IN_PROGRESS " +
      "LETTER_ANSWERED LETTER_OUTCOME LETTER_ENDED LETTER_WITHDRAWN LETTER_OVERDUE",
  },
  {
    table: "inbox_entry",
    column: "kind",
    before:
      "DEADLINE_NEAR DEADLINE_TODAY DEADLINE_MISSED DEADLINE_TO_HEAD DEADLINE_ON_AGENDA DEADLINE_TO_LEADER " +
      "CASE_OPENED CASE_ASSIGNED STEP_DUE CASE_CONCLUDED CASE_CLOSED CASE_RELAPSED WATCH_UNCONFIRMED " +
      "CASE_REOPENED TASK_ASKED TASK_ACCEPTED TASK_RETURNED TASK_DONE TASK_WITHDRAWN APPROVAL_ASKED " +
      "APPROVAL_DECIDED CHILD_OPENED MEETING_CONVENED MEETING_CANCELLED MEETING_DUE MINUTES_ISSUED " +
      "TALK_CALLED RECTIFICATION_ORDERED RECTIFICATION_REPORTED RECTIFICATION_CLOSED INSPECTION_ANNOUNCED " +
      "CIRCULAR_ISSUED STATEMENT_TO_SIGN ACTIVITY_DUE",
    added:
      "LETTER_RECEIVED LETTER_REMINDED LETTER_ACCEPTED LETTER_TO_OPEN_BY_HAND LETTER_RETURNED " +
      "LETTER_FORWARDED LETTER_ANSWERED LETTER_WITHDRAWN LETTER_OVERDUE LETTER_ON_AGENDA LETTER_TO_LEADER " +
      "LETTER_FAILED LETTER_TO_FILE_BY_HAND",
  },
  {
    table: "inbox_entry",
    column: "subject_kind",
    before:
      "CASE CASE_WATCH TASK DECISION RECTIFICATION REPORT MEETING APPROVAL CHILD_OPENING DOCUMENT TALK " +
      "INSPECTION CIRCULAR STATEMENT ACTIVITY",
    added: "LETTER",
  },
];

async function replace(runner: QueryRunner, { table, column }: EnumCheck, words: string): Promise<void> {
  const name = `${table}_${column}_check`;
  const list = words
    .split(" ")
    .map((word) => `'${word}'`)
    .join(", ");
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${column} IN (${list}))`);
}
