import type { MigrationInterface, QueryRunner } from "typeorm";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { WATCH_QUEUE } from "../jobs/watch-queue";

/**
 * What is done in a case: steps with their papers, visits of both lines, outcomes with what confirmed them, and the legal
 * bases without which no penalty is possible. Notes, people met and papers are sealed; officials' desks stand in clear.
 */
export class CreateCaseStep1795402000000 implements MigrationInterface {
  readonly name = "CreateCaseStep1795402000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      STEP,
      ...STEP_INDEXES,
      VISIT,
      VISITS_OF_CASE,
      OUTCOME,
      ...OUTCOME_INDEXES,
      LEGAL_BASIS,
      SETTINGS,
    ]) {
      await runner.query(statement);
    }
    await installQueue(runner, WATCH_QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM casework_setting WHERE name = ANY ($1)", [["LEGAL_ACTION_DAYS"]]);
    await runner.query("DROP TABLE legal_basis, case_outcome, case_visit, case_step");
  }
}

/** A step is taken once in a round; a case that is reopened begins its next round. */
const STEP = `
  CREATE TABLE case_step (
    id             uuid PRIMARY KEY,
    case_id        uuid NOT NULL REFERENCES child_case,
    kind           text NOT NULL CHECK (kind IN ('CONFIRM_DROPOUT', 'PERSUASION', 'WRITTEN_REPORT', 'RETURN_NOTICE',
      'ORDER_NOTICE', 'PENALTY_NOTICE', 'PENALTY_HEARING', 'PENALTY_DECISION', 'PENALTY_SERVICE', 'DEMAND',
      'ENFORCEMENT', 'LAWSUIT')),
    round          int NOT NULL DEFAULT 1 CHECK (round > 0),
    taken_on       date NOT NULL,
    organ          text NOT NULL,
    paper_number   text,
    document_id    uuid,
    answer_until   date CHECK (answer_until > taken_on),
    note_sealed    bytea,
    attachment_ids uuid[] NOT NULL DEFAULT '{}',
    skipped        text[] NOT NULL DEFAULT '{}',
    approval_id    uuid,
    actor          text NOT NULL,
    post           text NOT NULL,
    department     text NOT NULL,
    at             timestamptz NOT NULL,
    UNIQUE (case_id, kind, round),
    CHECK ((skipped = '{}') = (approval_id IS NULL))
  )`;

const STEP_INDEXES = [
  // A paper serves one step.
  "CREATE UNIQUE INDEX case_step_by_document ON case_step (document_id)",
  // Figures read how far cases came from the index alone.
  "CREATE INDEX case_step_by_day ON case_step (case_id, taken_on DESC, at DESC) INCLUDE (kind, round)",
];

/** Visitors are officials, whom they met and what was said is the family's; all of it is sealed. */
const VISIT = `
  CREATE TABLE case_visit (
    id              uuid PRIMARY KEY,
    case_id         uuid NOT NULL REFERENCES child_case,
    visited_on      date NOT NULL,
    lines           text[] NOT NULL CHECK (cardinality(lines) > 0 AND lines <@ '{GOVERNMENT,EDUCATION}'),
    organ           text NOT NULL,
    visitors_sealed bytea NOT NULL,
    met_sealed      bytea NOT NULL,
    said_sealed     bytea NOT NULL,
    next_on         date CHECK (next_on > visited_on),
    attachment_ids  uuid[] NOT NULL DEFAULT '{}',
    actor           text NOT NULL,
    post            text NOT NULL,
    department      text NOT NULL,
    at              timestamptz NOT NULL
  )`;

const VISITS_OF_CASE = "CREATE INDEX case_visit_by_case ON case_visit (case_id, visited_on, at)";

/** What a case came to; an outcome that proved wrong is undone, and the case goes on in its next round. */
const OUTCOME = `
  CREATE TABLE case_outcome (
    id             uuid PRIMARY KEY,
    case_id        uuid NOT NULL REFERENCES child_case,
    outcome        text NOT NULL CHECK (outcome IN ('RETURNED', 'INCLUSIVE_CLASS', 'SPECIAL_SCHOOL', 'HOME_TEACHING',
      'TRANSFERRED', 'HANDED_OVER', 'OVER_AGE', 'DECEASED', 'FALSE_REPORT')),
    on_date        date NOT NULL,
    paper_sealed   bytea,
    paper_number   text,
    document_id    uuid,
    note_sealed    bytea,
    attachment_ids uuid[] NOT NULL DEFAULT '{}',
    actor          text NOT NULL,
    post           text NOT NULL,
    department     text NOT NULL,
    at             timestamptz NOT NULL,
    confirmed_on   date,
    confirmed_by   text CHECK (confirmed_by IN ('ATTENDANCE', 'PLACEMENT', 'ARRIVAL', 'BIRTH_DATE', 'REPLY', 'PAPER')),
    reply_sealed   bytea,
    relapsed_on    date,
    undone_on      date,
    undone_at      timestamptz,
    undone_by      text,
    undone_reason_sealed bytea,
    CHECK ((confirmed_on IS NULL) = (confirmed_by IS NULL)),
    CHECK ((undone_on IS NULL) = (undone_at IS NULL))
  )`;

const OUTCOME_INDEXES = [
  "CREATE UNIQUE INDEX case_outcome_in_force ON case_outcome (case_id) WHERE undone_on IS NULL",
  "CREATE INDEX case_outcome_by_case ON case_outcome (case_id, at)",
  "CREATE INDEX case_outcome_by_document ON case_outcome (document_id) WHERE document_id IS NOT NULL",
];

/** Empty where a county has none: 义务教育法 §58 gives no fine, so that a penalty needs a basis of its own. */
const LEGAL_BASIS = `
  CREATE TABLE legal_basis (
    id                 uuid PRIMARY KEY,
    kind               text NOT NULL CHECK (kind IN ('PENALTY')),
    title              text NOT NULL,
    citation           text NOT NULL,
    valid_from         date NOT NULL,
    valid_to           date CHECK (valid_to >= valid_from),
    entered_at         timestamptz NOT NULL,
    entered_by         text NOT NULL,
    entered_post       text NOT NULL,
    entered_department text NOT NULL,
    ended_at           timestamptz,
    ended_by           text,
    ended_post         text,
    UNIQUE (kind, title, citation, valid_from),
    CHECK ((valid_to IS NULL) = (ended_at IS NULL))
  )`;

/** Working days after the term of an order within which penalty, demand or suit is to begin. */
const SETTINGS = `
  INSERT INTO casework_setting (name, value, valid_from) VALUES ('LEGAL_ACTION_DAYS', 10, '2000-01-01')`;
