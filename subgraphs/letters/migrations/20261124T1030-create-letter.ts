import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * Letters (函) that go out and come in, with the children that they are about, who signed, what happened, the series of their
 * numbers and the files that go with them. Whatever tells of a child or was written by hand is sealed.
 */
export class CreateLetter1795483000000 implements MigrationInterface {
  readonly name = "CreateLetter1795483000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      LETTER,
      ...LETTER_INDEXES,
      LETTER_CHILD,
      ...CHILD_INDEXES,
      LETTER_SIGNATURE,
      LETTER_EVENT,
      EVENTS_OF_LETTER,
      LETTER_SERIES,
      LETTER_ATTACHMENT,
    ]) {
      await runner.query(statement);
    }
    for (const table of ["letter", "letter_child", "letter_series"]) await grantToApp(runner, table, "INSERT, UPDATE");
    // A letter that is taken back before it is numbered loses its signatures; what happened to it stays written.
    await grantToApp(runner, "letter_signature", "INSERT, DELETE");
    await grantToApp(runner, "letter_attachment", "INSERT, DELETE");
    await grantToApp(runner, "letter_event", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE letter_attachment, letter_series, letter_event, letter_signature, letter_child, letter",
    );
  }
}

/** `accept_by`: by when it is to be accepted or returned. `message_id`: the message that carries a letter of ours, or carried one that came in. */
const LETTER = `
  CREATE TABLE letter (
    id                  uuid PRIMARY KEY,
    direction           text NOT NULL CHECK (direction IN ('OUT', 'IN')),
    kind                text NOT NULL CHECK (kind IN ('INQUIRY', 'REPLY', 'REMINDER', 'ESCALATION')),
    county_code         char(6) NOT NULL,
    peer_code           char(6) NOT NULL,
    peer_name           text NOT NULL,
    addressee           text NOT NULL,
    about_id            uuid REFERENCES letter,
    origin_id           uuid REFERENCES letter,
    state               text NOT NULL CHECK (state IN (
                          'DRAFT', 'IN_REVIEW', 'TO_SIGN', 'SIGNED', 'DELIVERED', 'WITHDRAWN', 'CLOSED')),
    via                 text NOT NULL CHECK (via IN ('NETWORK', 'PAPER')),
    organs              text[] NOT NULL DEFAULT '{}',
    number              text,
    serial              int CHECK (serial > 0),
    year                int,
    title               text NOT NULL,
    content_sealed      bytea NOT NULL,
    chain               jsonb NOT NULL DEFAULT '[]',
    issued_on           date,
    accept_by           date,
    due_on              date,
    message_id          uuid,
    delivered_at        timestamptz,
    withdrawal_asked_on date,
    withdrawn_on        date,
    reason_sealed       bytea,
    closed_on           date,
    posted_on           date,
    posted_by           text,
    tracking_number     text,
    version             int NOT NULL DEFAULT 1,
    drafted_by          text,
    drafted_post        text,
    drafted_at          timestamptz NOT NULL,
    reviewed_by         text,
    reviewed_post       text,
    reviewed_at         timestamptz,
    created_on          date NOT NULL,
    CHECK ((direction = 'OUT') = (cardinality(organs) BETWEEN 1 AND 3)),
    CHECK ((direction = 'IN') <= (state IN ('DELIVERED', 'WITHDRAWN', 'CLOSED') AND number IS NOT NULL)),
    CHECK ((state IN ('SIGNED', 'DELIVERED', 'CLOSED')) <= (number IS NOT NULL AND issued_on IS NOT NULL)),
    CHECK ((direction = 'OUT' AND number IS NOT NULL) = (serial IS NOT NULL)),
    CHECK ((serial IS NULL) = (year IS NULL)),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)),
    CHECK ((state = 'CLOSED') = (closed_on IS NOT NULL)),
    CHECK ((kind = 'INQUIRY') = (about_id IS NULL)),
    CHECK ((origin_id IS NULL) OR (kind = 'INQUIRY' AND direction = 'OUT'))
  )`;

const LETTER_INDEXES = [
  "CREATE UNIQUE INDEX letter_number_out ON letter (county_code, number) WHERE direction = 'OUT' AND number IS NOT NULL",
  "CREATE UNIQUE INDEX letter_number_in ON letter (peer_code, number) WHERE direction = 'IN'",
  "CREATE UNIQUE INDEX letter_serial ON letter (county_code, (organs[1]), year, serial) WHERE serial IS NOT NULL",
  "CREATE INDEX letters_listed ON letter (county_code, created_on DESC, id DESC)",
  "CREATE INDEX letters_of_peer ON letter (peer_code, created_on DESC, id DESC)",
  "CREATE INDEX letters_due ON letter (due_on) WHERE state IN ('SIGNED', 'DELIVERED') AND kind = 'INQUIRY'",
  "CREATE INDEX letters_about ON letter (about_id) WHERE about_id IS NOT NULL",
  "CREATE INDEX letters_continuing ON letter (origin_id) WHERE origin_id IS NOT NULL",
  "CREATE UNIQUE INDEX letter_message ON letter (message_id) WHERE message_id IS NOT NULL",
];

/** `origin_item_id`: the item of an incoming letter that this one continues at another county (转办). */
const LETTER_CHILD = `
  CREATE TABLE letter_child (
    id             uuid PRIMARY KEY,
    letter_id      uuid NOT NULL REFERENCES letter,
    position       int NOT NULL CHECK (position > 0),
    origin_item_id uuid REFERENCES letter_child,
    child_id       text,
    case_id        uuid,
    case_number    text,
    state          text NOT NULL CHECK (state IN (
                     'WAITING', 'ACCEPTED', 'IN_PROGRESS', 'ANSWERED', 'ENDED', 'RETURNED', 'FORWARDED', 'WITHDRAWN')),
    accepted_on    date,
    content_sealed bytea NOT NULL,
    reason         text CHECK (reason IN (
                     'NOT_OUR_HOUSEHOLD', 'MOVED_ON', 'UNKNOWN_CHILD', 'PAST_AGE', 'INCOMPLETE', 'OTHER')),
    moved_to       char(6),
    outcome        text CHECK (outcome IN (
                     'STEPS_TAKEN', 'BACK_IN_SCHOOL', 'HOME_TEACHING', 'OVER_AGE', 'DECEASED')),
    outcome_on     date,
    outcome_sealed bytea,
    match_sealed   bytea,
    state_since    date NOT NULL,
    version        int NOT NULL DEFAULT 1,
    UNIQUE (letter_id, position),
    CHECK ((state = 'RETURNED') = (reason IS NOT NULL)),
    CHECK ((state IN ('ACCEPTED', 'IN_PROGRESS', 'ANSWERED', 'ENDED')) <= (accepted_on IS NOT NULL)),
    CHECK ((state IN ('WAITING', 'RETURNED', 'WITHDRAWN')) <= (accepted_on IS NULL)),
    CHECK ((state = 'FORWARDED') <= (moved_to IS NOT NULL)),
    CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
    CHECK ((state = 'ENDED') <= (outcome IS NOT NULL AND outcome <> 'STEPS_TAKEN'))
  )`;

const CHILD_INDEXES = [
  "CREATE INDEX letters_of_child ON letter_child (child_id) WHERE child_id IS NOT NULL",
  "CREATE INDEX letters_of_case ON letter_child (case_id) WHERE case_id IS NOT NULL",
  "CREATE INDEX letter_child_continuing ON letter_child (origin_item_id) WHERE origin_item_id IS NOT NULL",
  `CREATE INDEX letter_children_under_way ON letter_child (letter_id)
     WHERE state IN ('WAITING', 'ACCEPTED', 'IN_PROGRESS', 'ANSWERED', 'FORWARDED')`,
];

const LETTER_SIGNATURE = `
  CREATE TABLE letter_signature (
    letter_id uuid NOT NULL REFERENCES letter,
    organ     text NOT NULL,
    position  int NOT NULL CHECK (position BETWEEN 1 AND 3),
    actor     text NOT NULL,
    name      text NOT NULL,
    post      text NOT NULL,
    signed_at timestamptz NOT NULL,
    signed_on date NOT NULL,
    PRIMARY KEY (letter_id, organ),
    UNIQUE (letter_id, position)
  )`;

/** Without an actor where the county's round or the county `peer_code` acted. */
const LETTER_EVENT = `
  CREATE TABLE letter_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    letter_id   uuid NOT NULL REFERENCES letter,
    child_id    uuid REFERENCES letter_child,
    at          timestamptz NOT NULL,
    on_day      date NOT NULL,
    actor       text,
    post        text,
    department  text,
    peer_code   char(6),
    kind        text NOT NULL CHECK (kind ~ '^[A-Z_]+$'),
    detail      text,
    note_sealed bytea,
    CHECK (peer_code IS NULL OR actor IS NULL)
  )`;

const EVENTS_OF_LETTER = "CREATE INDEX events_of_letter ON letter_event (letter_id, id)";

const LETTER_SERIES = `
  CREATE TABLE letter_series (
    county_code char(6) NOT NULL,
    organ       text NOT NULL,
    year        int NOT NULL,
    next        int NOT NULL CHECK (next > 1),
    PRIMARY KEY (county_code, organ, year)
  )`;

/** In the order in which they came: several come at one instant, and a demo county's clock stands. */
const LETTER_ATTACHMENT = `
  CREATE TABLE letter_attachment (
    id             uuid PRIMARY KEY,
    ordinal        bigint GENERATED ALWAYS AS IDENTITY,
    letter_id      uuid NOT NULL REFERENCES letter,
    name_sealed    bytea NOT NULL,
    media_type     text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    size           int NOT NULL CHECK (size > 0),
    sha256         bytea NOT NULL CHECK (length(sha256) = 32),
    content_sealed bytea NOT NULL,
    role           text NOT NULL CHECK (role IN ('ENCLOSURE', 'SCAN')),
    actor          text,
    post           text,
    department     text,
    at             timestamptz NOT NULL,
    uploaded_on    date NOT NULL,
    UNIQUE (letter_id, role, sha256)
  )`;
