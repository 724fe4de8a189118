import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * Approvals (审批) by the leader, and openings (调阅) of a child's sensitive data outside an assigned case: approved, or in an
 * emergency at once. Cases come by a later migration, so that their ids stand here without a reference.
 */
export class CreateApproval1795400500000 implements MigrationInterface {
  readonly name = "CreateApproval1795400500000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [APPROVAL, STANDING, LISTED, OPENING, OPENED, OPENED_BY, SETTINGS])
      await runner.query(statement);
    await grantToApp(runner, "approval", "INSERT, UPDATE");
    await grantToApp(runner, "child_opening", "INSERT, UPDATE");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE child_opening, approval");
    await runner.query(
      "DELETE FROM casework_setting WHERE name IN ('APPROVAL_DAYS', 'OPENING_DAYS', 'BREAK_GLASS_HOURS')",
    );
  }
}

/** `lapses_on` is the last day on which it may be decided or, once approved, used. */
const APPROVAL = `
  CREATE TABLE approval (
    id                 uuid PRIMARY KEY,
    kind               text NOT NULL CHECK (kind IN ('SKIP_STEP', 'REOPEN_CASE', 'OPEN_CHILD')),
    subject_id         text NOT NULL,
    case_id            uuid,
    desk               text NOT NULL,
    reason_sealed      bytea NOT NULL,
    asked_at           timestamptz NOT NULL,
    asked_by           text NOT NULL,
    asked_post         text NOT NULL,
    asked_department   text NOT NULL,
    state              text NOT NULL DEFAULT 'ASKED'
      CHECK (state IN ('ASKED', 'APPROVED', 'REFUSED', 'USED', 'LAPSED')),
    lapses_on          date NOT NULL,
    decided_at         timestamptz,
    decided_by         text,
    decided_post       text,
    decided_department text,
    note_sealed        bytea,
    used_at            timestamptz,
    CHECK ((kind = 'OPEN_CHILD') = (case_id IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK (state NOT IN ('APPROVED', 'REFUSED', 'USED') OR decided_at IS NOT NULL),
    CHECK (state <> 'ASKED' OR decided_at IS NULL),
    CHECK (decided_by <> asked_by),
    CHECK ((state = 'USED') = (used_at IS NOT NULL))
  )`;

/** One at a time for a step or a case, whoever asks; each who wants to open a child asks for itself. */
const STANDING = `
  CREATE UNIQUE INDEX approval_standing ON approval (
    kind, subject_id, (CASE kind WHEN 'OPEN_CHILD' THEN asked_by ELSE '' END)) WHERE state IN ('ASKED', 'APPROVED')`;

const LISTED = "CREATE INDEX approval_listed ON approval (asked_at DESC, id DESC)";

/** `meeting_id` is the meeting that it was put before. */
const OPENING = `
  CREATE TABLE child_opening (
    id                uuid PRIMARY KEY,
    child_id          text NOT NULL,
    case_id           uuid,
    mode              text NOT NULL CHECK (mode IN ('APPROVED', 'BREAK_GLASS')),
    reason_sealed     bytea NOT NULL,
    approval_id       uuid UNIQUE REFERENCES approval,
    desk              text NOT NULL,
    opened_at         timestamptz NOT NULL,
    opened_by         text NOT NULL,
    opened_post       text NOT NULL,
    opened_department text NOT NULL,
    until             timestamptz NOT NULL,
    ended_at          timestamptz,
    meeting_id        uuid,
    CHECK ((mode = 'APPROVED') = (approval_id IS NOT NULL)),
    CHECK (until > opened_at)
  )`;

const OPENED = "CREATE INDEX child_opening_listed ON child_opening (opened_at DESC, id DESC)";

const OPENED_BY = "CREATE INDEX child_opening_of_child ON child_opening (child_id, opened_by)";

/** Days for a decision and, after it, for the use; days of an approved opening; hours of one in an emergency. */
const SETTINGS = `
  INSERT INTO casework_setting (name, value, valid_from) VALUES
    ('APPROVAL_DAYS', 10, '2000-01-01'), ('OPENING_DAYS', 3, '2000-01-01'), ('BREAK_GLASS_HOURS', 4, '2000-01-01')`;
