import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Sweeps (四查三比对) with how far each has come, and what it made of each child. `sweep_rejected_row`, `sweep_draft` and
 * `sweep_key` hold what is needed until a sweep is concluded, and are emptied then.
 */
export class CreateSweep1795343460000 implements MigrationInterface {
  readonly name = "CreateSweep1795343460000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      SWEEP,
      ONE_AT_A_TIME,
      ACT,
      SOURCE,
      PAGE,
      CHILD,
      CHILDREN_OF_PAGE,
      REJECTED_ROW,
      DRAFT,
      KEY,
      MAY_COUNT,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE sweep_key, sweep_draft, sweep_rejected_row, sweep_child, sweep_page, sweep_source, sweep_act, sweep",
    );
  }
}

/**
 * `requested_at` and its like are the county's clock; `reading_since` is the server's, for the rate of reading.
 * `failures` counts how often in a row the work broke off by a fault of our own.
 */
const SWEEP = `
  CREATE TABLE sweep (
    id             uuid PRIMARY KEY,
    region_code    char(6) NOT NULL,
    school_year    char(9) NOT NULL,
    as_of          date NOT NULL,
    state          text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETED', 'INCOMPLETE', 'CANCELLED')),
    requested_by   text NOT NULL,
    requested_post text NOT NULL,
    requested_at   timestamptz NOT NULL,
    request_id     text NOT NULL,
    started_at     timestamptz,
    finished_at    timestamptz,
    ordinal        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    total          int,
    done           int NOT NULL DEFAULT 0,
    reading_since  timestamptz,
    done_before    int NOT NULL DEFAULT 0,
    failures       int NOT NULL DEFAULT 0,
    disagreements  int NOT NULL DEFAULT 0
  )`;

const ONE_AT_A_TIME = `
  CREATE UNIQUE INDEX sweep_one_at_a_time ON sweep (region_code) WHERE state IN ('QUEUED', 'RUNNING')`;

/** Who started, resumed or cancelled a sweep. */
const ACT = `
  CREATE TABLE sweep_act (
    sweep_id   uuid NOT NULL REFERENCES sweep,
    ordinal    bigint GENERATED ALWAYS AS IDENTITY,
    kind       text NOT NULL CHECK (kind IN ('STARTED', 'RESUMED', 'CANCELLED')),
    at         timestamptz NOT NULL,
    actor      text NOT NULL,
    post       text NOT NULL,
    department text NOT NULL,
    PRIMARY KEY (sweep_id, ordinal)
  )`;

/** A list that the children come from, read up to `cursor`; `missing` names the department that gave no more of it. */
const SOURCE = `
  CREATE TABLE sweep_source (
    sweep_id uuid NOT NULL REFERENCES sweep,
    source   text NOT NULL CHECK (source IN ('SCHOOL_AGE', 'STUDENTS', 'DROPOUT_LEDGER', 'REJECTED_ROWS')),
    cursor   text,
    done     boolean NOT NULL DEFAULT false,
    missing  text,
    PRIMARY KEY (sweep_id, source)
  )`;

const PAGE = `
  CREATE TABLE sweep_page (
    sweep_id uuid NOT NULL REFERENCES sweep,
    number   int NOT NULL,
    size     int NOT NULL,
    state    text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE', 'MISSING')),
    attempts int NOT NULL DEFAULT 0,
    missing  text,
    PRIMARY KEY (sweep_id, number)
  )`;

/**
 * A record that a list named, on a page of the reading. The facts stand with the record of the child's own id
 * (`child_id = canonical_id`), where `examined` is true; the row of a linked record (alias) has none. Room is left for
 * them beside the row, so that no index changes when they are written.
 */
const CHILD = `
  CREATE TABLE sweep_child (
    sweep_id                 uuid NOT NULL REFERENCES sweep,
    child_id                 text NOT NULL,
    canonical_id             text,
    page                     int,
    in_population            boolean NOT NULL DEFAULT false,
    examined                 boolean NOT NULL DEFAULT false,
    school_age               boolean,
    registered_here          boolean,
    known_to_public_security boolean,
    township_code            text,
    home_county_code         text,
    migrant                  boolean,
    on_roll                  boolean,
    enrolment_id             text,
    school_id                text,
    grade                    int,
    class_name               text,
    roll_state               text,
    roll_state_date          date,
    entry_month              date,
    study_mode               text,
    disabled                 boolean,
    poor_household           boolean,
    watch_groups             text[],
    spells                   jsonb,
    disagreements            int,
    disagreements_sealed     bytea,
    PRIMARY KEY (sweep_id, child_id)
  ) WITH (fillfactor = 50)`;

const CHILDREN_OF_PAGE =
  "CREATE INDEX sweep_child_by_page ON sweep_child (sweep_id, page, child_id) WHERE page IS NOT NULL";

/** A row of the student roster that was refused at import; `digest` is of its name and birth date. */
const REJECTED_ROW = `
  CREATE TABLE sweep_rejected_row (
    sweep_id   uuid NOT NULL REFERENCES sweep,
    ordinal    bigint GENERATED ALWAYS AS IDENTITY,
    child_id   text,
    digest     bytea,
    row_sealed bytea NOT NULL,
    PRIMARY KEY (sweep_id, ordinal)
  )`;

/** A finding of the examination, before the sweep is concluded. The evidence is sealed; its digest tells a change. */
const DRAFT = `
  CREATE TABLE sweep_draft (
    sweep_id         uuid NOT NULL REFERENCES sweep,
    child_id         text NOT NULL,
    kind             text NOT NULL,
    other_child_id   text NOT NULL DEFAULT '',
    severity         text NOT NULL,
    owner_kind       text NOT NULL,
    owner_code       text NOT NULL,
    since            date,
    covers           text[] NOT NULL,
    poor_household   boolean NOT NULL,
    watch_groups     text[] NOT NULL,
    home_county_code text,
    township_code    text,
    school_id        text,
    evidence_digest  bytea NOT NULL,
    evidence_sealed  bytea NOT NULL,
    PRIMARY KEY (sweep_id, child_id, kind, other_child_id)
  )`;

/**
 * Keyed digests by which two records of one child (IDENTITY) and refused rows of the roster (ROLL_ROW) are found. Without
 * an index: written by hundreds of thousands and read once, as a whole.
 */
const KEY = `
  CREATE TABLE sweep_key (
    sweep_id   uuid NOT NULL REFERENCES sweep,
    use        text NOT NULL CHECK (use IN ('IDENTITY', 'ROLL_ROW')),
    digest     bytea NOT NULL,
    child_id   text NOT NULL,
    key_sealed bytea NOT NULL
  )`;

/** A sweep writes a hundred thousand rows and reads them at once: the service has them counted itself, where it can be let. */
const MAY_COUNT = `
  DO $$ BEGIN
    IF current_setting('server_version_num')::int >= 170000 THEN
      EXECUTE format('GRANT MAINTAIN ON sweep_child TO %I', current_database() || '_app');
    END IF;
  END $$`;
