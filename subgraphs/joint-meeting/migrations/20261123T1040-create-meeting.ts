import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Joint meetings (联席会议) with their members, agendas, decisions and history. What people write freely is sealed; titles,
 * names and posts of officials stand in clear.
 */
export class CreateMeeting1795404000000 implements MigrationInterface {
  readonly name = "CreateMeeting1795404000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      MEMBER_RULE,
      DEFAULT_MEMBERS,
      MEETING,
      ...MEETING_INDEXES,
      MEMBER,
      MEETINGS_OF_DESK,
      ITEM,
      IDS_AS_THEY_ARE,
      DECISION,
    ];
    for (const statement of [...statements, ...DECISION_INDEXES, EVENT, EVENTS_OF_MEETING, SETTINGS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE meeting_event, meeting_decision, agenda_item, meeting_member, meeting, meeting_member_rule",
    );
    await runner.query("DELETE FROM casework_setting WHERE name IN ('AGENDA_CASE_DAYS', 'AGENDA_FINDING_DAYS')");
  }
}

/** Desks that are invited where whoever convenes names none, by the day from which a list holds. */
const MEMBER_RULE = `
  CREATE TABLE meeting_member_rule (
    valid_from date PRIMARY KEY,
    desks      text[] NOT NULL CHECK (cardinality(desks) > 0)
  )`;

const DEFAULT_MEMBERS = `
  INSERT INTO meeting_member_rule (valid_from, desks) VALUES (
    '2000-01-01',
    '{education,public-security,civil-affairs,disabled-persons,poverty-relief,health,justice,human-resources}')`;

/** `drawn_at` is when the agenda was drawn up last; `minutes_id` the document of the minutes (会议纪要). */
const MEETING = `
  CREATE TABLE meeting (
    id                   uuid PRIMARY KEY,
    region_code          char(6) NOT NULL,
    year                 int NOT NULL,
    serial               int NOT NULL CHECK (serial > 0),
    kind                 text NOT NULL CHECK (kind IN ('REGULAR', 'SPECIAL')),
    quarter              char(7),
    reason_sealed        bytea,
    held_on              date NOT NULL,
    place                text NOT NULL,
    chair                text NOT NULL,
    state                text NOT NULL CHECK (state IN ('CONVENED', 'IN_SESSION', 'HELD', 'CLOSED', 'CANCELLED')),
    version              int NOT NULL DEFAULT 1,
    drawn_at             timestamptz,
    convened_on          date NOT NULL,
    convened_at          timestamptz NOT NULL,
    convened_by          text NOT NULL,
    convened_post        text NOT NULL,
    convened_department  text NOT NULL,
    closed_on            date,
    closed_at            timestamptz,
    closed_by            text,
    closed_post          text,
    closed_department    text,
    minutes_id           uuid,
    minutes_number       text,
    cancel_reason_sealed bytea,
    UNIQUE (region_code, year, serial),
    CHECK ((kind = 'REGULAR') = (quarter IS NOT NULL)),
    CHECK (kind = 'REGULAR' OR reason_sealed IS NOT NULL),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL) AND (state = 'CLOSED') = (minutes_id IS NOT NULL)),
    CHECK ((state = 'CANCELLED') = (cancel_reason_sealed IS NOT NULL))
  )`;

const MEETING_INDEXES = [
  // Never two regular meetings of a county in a quarter; one that was cancelled is none.
  `CREATE UNIQUE INDEX meeting_regular ON meeting (region_code, quarter)
     WHERE kind = 'REGULAR' AND state <> 'CANCELLED'`,
  "CREATE INDEX meeting_by_day ON meeting (region_code, held_on DESC, id)",
];

/** `attended` is null until attendance is recorded; `substitute` came in the member's place. */
const MEMBER = `
  CREATE TABLE meeting_member (
    meeting_id uuid NOT NULL REFERENCES meeting,
    desk       text NOT NULL,
    ordinal    int NOT NULL,
    attended   boolean,
    attendee   text,
    substitute text,
    PRIMARY KEY (meeting_id, desk),
    CHECK (attended OR (attendee IS NULL AND substitute IS NULL))
  )`;

const MEETINGS_OF_DESK = "CREATE INDEX meeting_member_by_desk ON meeting_member (desk, meeting_id)";

/**
 * `source` tells where an item comes from, once for each meeting: a kind of the agenda's own, `CASE <id>` or `TEXT <id>`.
 * Behind it stand its subjects, as they were when it was drawn up, and the cases that these are about, in their order, a case
 * as often as a subject is about it: arrays, since one item may have ten thousand of them, which are read a page at a time.
 */
const ITEM = `
  CREATE TABLE agenda_item (
    id            uuid PRIMARY KEY,
    meeting_id    uuid NOT NULL REFERENCES meeting,
    source        text NOT NULL,
    kind          text NOT NULL CHECK (kind IN (
      'LAST_DECISIONS', 'OVERDUE_TASKS', 'OVERDUE_CASES', 'LONG_CASES', 'UNOWNED_FINDINGS', 'LETTERS',
      'RECTIFICATIONS', 'OUTAGES', 'LATE_REPORTS', 'MISSED_TARGETS', 'OPENINGS', 'LAPSED_APPROVALS', 'CASE', 'TEXT')),
    case_id       uuid REFERENCES child_case,
    position      int NOT NULL,
    title         text NOT NULL,
    text_sealed   bytea,
    count         int NOT NULL DEFAULT 0,
    subjects      text[] NOT NULL DEFAULT '{}',
    notes         text[] NOT NULL DEFAULT '{}',
    case_ids      uuid[] NOT NULL DEFAULT '{}',
    state         text NOT NULL CHECK (state IN ('STANDING', 'GONE', 'DROPPED')),
    reason_sealed bytea,
    is_noted      boolean NOT NULL DEFAULT false,
    note_sealed   bytea,
    UNIQUE (meeting_id, source),
    CHECK ((kind = 'CASE') = (case_id IS NOT NULL)),
    CHECK (count = cardinality(subjects)),
    CHECK ((state = 'DROPPED') = (reason_sealed IS NOT NULL)),
    CHECK (is_noted OR note_sealed IS NULL)
  )`;

/** Ids do not compress: trying would cost more than all the reading. */
const IDS_AS_THEY_ARE =
  "ALTER TABLE agenda_item ALTER COLUMN subjects SET STORAGE EXTERNAL, ALTER COLUMN case_ids SET STORAGE EXTERNAL";

const DECISION = `
  CREATE TABLE meeting_decision (
    id          uuid PRIMARY KEY,
    meeting_id  uuid NOT NULL REFERENCES meeting,
    item_id     uuid NOT NULL REFERENCES agenda_item,
    ordinal     int NOT NULL,
    text_sealed bytea NOT NULL,
    text_digest bytea NOT NULL,
    desk        text NOT NULL,
    due_on      date NOT NULL,
    case_id     uuid REFERENCES child_case,
    task_id     uuid NOT NULL UNIQUE REFERENCES task,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    post        text NOT NULL,
    department  text NOT NULL,
    UNIQUE (meeting_id, ordinal),
    UNIQUE NULLS NOT DISTINCT (item_id, desk, text_digest, case_id)
  )`;

const DECISION_INDEXES = ["CREATE INDEX meeting_decision_by_item ON meeting_decision (item_id, ordinal)"];

const EVENT = `
  CREATE TABLE meeting_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    meeting_id  uuid NOT NULL REFERENCES meeting,
    item_id     uuid REFERENCES agenda_item,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    post        text NOT NULL,
    department  text NOT NULL,
    kind        text NOT NULL CHECK (kind IN (
      'CONVENED', 'DRAWN_UP', 'ITEM_ADDED', 'ITEM_EDITED', 'ITEM_MOVED', 'ITEM_DROPPED', 'ITEM_NOTED', 'BEGUN',
      'ATTENDANCE_RECORDED', 'DECIDED', 'ENDED', 'CLOSED', 'CANCELLED')),
    note_sealed bytea
  )`;

const EVENTS_OF_MEETING = "CREATE INDEX meeting_event_by_meeting ON meeting_event (meeting_id, id)";

/** After how many days an open case and a finding that nobody took up come before the meeting. */
const SETTINGS = `
  INSERT INTO casework_setting (name, value, valid_from) VALUES
    ('AGENDA_CASE_DAYS', 60, '2000-01-01'), ('AGENDA_FINDING_DAYS', 14, '2000-01-01')`;
