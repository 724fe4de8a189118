import type { MigrationInterface, QueryRunner } from "typeorm";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { ROUND_QUEUE } from "../jobs/round-queue";

/**
 * Rules of casework, the days on which the county's offices depart from the public calendar, deadlines with what was done
 * about them, the inboxes of the posts, the daily rounds, and the digests sent by e-mail.
 */
export class CreateDeadline1795400000000 implements MigrationInterface {
  readonly name = "CreateDeadline1795400000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    for (const [name, value] of DEFAULTS) {
      await runner.query("INSERT INTO casework_setting (name, value, valid_from) VALUES ($1, $2, '2000-01-01')", [
        name,
        value,
      ]);
    }
    await installQueue(runner, ROUND_QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE mail_digest, mail_address, casework_round_piece, casework_round, inbox_entry, deadline_act, deadline,
         casework_setting_act, office_day, casework_setting`,
    );
  }
}

/** A county that sets none of its own has these; statutory clocks are those of 行政处罚法 and 行政强制法. */
const DEFAULTS: readonly [name: string, value: number][] = [
  ["CONFIRM_DAYS", 3],
  ["PERSUASION_DAYS", 5],
  ["PERSUASION_VISITS", 2],
  ["REPORT_DAYS", 5],
  ["RETURN_NOTICE_DAYS", 5],
  ["RETURN_WITHIN_DAYS", 7],
  ["ORDER_NOTICE_DAYS", 5],
  ["ORDER_WITHIN_DAYS", 10],
  ["HEARING_DAYS", 5],
  ["PENALTY_DECISION_CALENDAR_DAYS", 90],
  ["PENALTY_SERVICE_CALENDAR_DAYS", 7],
  ["DEMAND_CALENDAR_DAYS", 10],
  ["ENFORCEMENT_CALENDAR_MONTHS", 3],
  ["LETTER_DAYS", 10],
  ["WATCH_SCHOOL_DAYS", 15],
  ["HOME_TEACHING_VISITS_PER_MONTH", 2],
  ["REMIND_BEFORE_DAYS", 2],
  ["ESCALATE_HEAD_DAYS", 1],
  ["ESCALATE_AGENDA_DAYS", 5],
  ["ESCALATE_LEADER_DAYS", 10],
];

const STATEMENTS = [
  `CREATE TABLE casework_setting (
     name       text NOT NULL,
     value      int NOT NULL CHECK (value >= 0),
     valid_from date NOT NULL,
     PRIMARY KEY (name, valid_from)
   )`,
  `CREATE TABLE office_day (
     day        date PRIMARY KEY,
     is_working boolean NOT NULL
   )`,
  // Who set what: rules by their names, days of offices as OFFICE_DAY; without a value a departure is taken back.
  `CREATE TABLE casework_setting_act (
     id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     name       text NOT NULL,
     value      int,
     day        date NOT NULL,
     at         timestamptz NOT NULL,
     actor      text NOT NULL,
     post       text NOT NULL,
     department text NOT NULL
   )`,
  `CREATE TABLE deadline (
     id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     subject_kind text NOT NULL
                  CHECK (subject_kind IN ('CASE', 'CASE_WATCH', 'TASK', 'DECISION', 'RECTIFICATION', 'REPORT')),
     subject_id   text NOT NULL,
     case_id      uuid,
     desk         text NOT NULL,
     due_on       date NOT NULL,
     ended_on     date,
     UNIQUE (subject_kind, subject_id)
   )`,
  "CREATE INDEX deadline_running ON deadline (due_on, id) WHERE ended_on IS NULL",
  "CREATE INDEX deadline_of_desk ON deadline (desk, due_on, id) WHERE ended_on IS NULL",
  "CREATE INDEX deadline_of_case ON deadline (case_id) WHERE case_id IS NOT NULL",
  // Boards and agendas, which have nothing to do with the many deadlines of tasks.
  `CREATE INDEX deadline_running_of_cases ON deadline (id, due_on) INCLUDE (subject_kind, subject_id, case_id)
     WHERE ended_on IS NULL AND subject_kind IN ('CASE', 'CASE_WATCH', 'RECTIFICATION')`,
  // One of each kind for a date: a date that is put off is told of anew.
  `CREATE TABLE deadline_act (
     deadline_id uuid NOT NULL REFERENCES deadline,
     due_on      date NOT NULL,
     kind        text NOT NULL CHECK (kind IN ('REMIND_BEFORE', 'REMIND_DUE', 'TO_HEAD', 'TO_AGENDA', 'TO_LEADER')),
     on_day      date NOT NULL,
     at          timestamptz NOT NULL,
     PRIMARY KEY (deadline_id, due_on, kind)
   )`,
  "CREATE INDEX deadline_act_to_agenda ON deadline_act (deadline_id, due_on) WHERE kind = 'TO_AGENDA'",
  // No index by the ordinal alone: a desk whose notices are old would be looked for among everybody's.
  `CREATE TABLE inbox_entry (
     id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     ordinal      bigint GENERATED ALWAYS AS IDENTITY,
     desk         text NOT NULL,
     kind         text NOT NULL CHECK (kind IN (
                    'DEADLINE_NEAR', 'DEADLINE_TODAY', 'DEADLINE_MISSED', 'DEADLINE_TO_HEAD', 'DEADLINE_ON_AGENDA',
                    'DEADLINE_TO_LEADER', 'CASE_OPENED', 'CASE_ASSIGNED', 'STEP_DUE', 'CASE_CONCLUDED', 'CASE_CLOSED',
                    'CASE_RELAPSED', 'WATCH_UNCONFIRMED', 'CASE_REOPENED', 'TASK_ASKED', 'TASK_ACCEPTED',
                    'TASK_RETURNED', 'TASK_DONE', 'TASK_WITHDRAWN', 'APPROVAL_ASKED', 'APPROVAL_DECIDED',
                    'CHILD_OPENED', 'MEETING_CONVENED', 'MEETING_CANCELLED', 'MEETING_DUE', 'MINUTES_ISSUED',
                    'TALK_CALLED', 'RECTIFICATION_ORDERED', 'RECTIFICATION_REPORTED', 'RECTIFICATION_CLOSED',
                    'INSPECTION_ANNOUNCED', 'CIRCULAR_ISSUED', 'STATEMENT_TO_SIGN', 'ACTIVITY_DUE')),
     subject_kind text NOT NULL CHECK (subject_kind IN (
                    'CASE', 'CASE_WATCH', 'TASK', 'DECISION', 'RECTIFICATION', 'REPORT', 'MEETING', 'APPROVAL',
                    'CHILD_OPENING', 'DOCUMENT', 'TALK', 'INSPECTION', 'CIRCULAR', 'STATEMENT', 'ACTIVITY')),
     subject_id   text NOT NULL,
     case_id      uuid,
     due_on       date,
     created_on   date NOT NULL,
     created_at   timestamptz NOT NULL,
     read_at      timestamptz,
     read_by      text,
     dedupe       text NOT NULL UNIQUE,
     CHECK ((read_at IS NULL) = (read_by IS NULL))
   )`,
  "CREATE INDEX inbox_entry_of_desk ON inbox_entry (desk, ordinal DESC)",
  "CREATE INDEX inbox_entry_unread ON inbox_entry (desk, ordinal DESC) WHERE read_at IS NULL",
  // Each piece of work of a county day, done once; the day, when all its pieces are.
  `CREATE TABLE casework_round_piece (
     day     date NOT NULL,
     piece   text NOT NULL,
     done_at timestamptz NOT NULL,
     PRIMARY KEY (day, piece)
   )`,
  `CREATE TABLE casework_round (
     day     date PRIMARY KEY,
     done_at timestamptz NOT NULL
   )`,
  `CREATE TABLE mail_address (
     desk           text PRIMARY KEY,
     address_sealed bytea NOT NULL,
     set_at         timestamptz NOT NULL,
     set_by         text NOT NULL,
     set_post       text NOT NULL,
     set_department text NOT NULL
   )`,
  // SENDING before anything is sent: what may have been sent is not sent again.
  `CREATE TABLE mail_digest (
     desk      text NOT NULL,
     day       date NOT NULL,
     entries   int NOT NULL CHECK (entries > 0),
     upto      bigint NOT NULL,
     state     text NOT NULL CHECK (state IN ('SENDING', 'SENT', 'FAILED')),
     tries     int NOT NULL DEFAULT 1,
     try_after timestamptz,
     at        timestamptz NOT NULL,
     PRIMARY KEY (desk, day),
     CHECK ((state = 'FAILED') = (try_after IS NOT NULL))
   )`,
];
