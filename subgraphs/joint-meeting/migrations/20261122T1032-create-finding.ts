import type { MigrationInterface, QueryRunner } from "typeorm";

/** Findings with their history, and which sweep found what. What a record says and what people write is sealed. */
export class CreateFinding1795343520000 implements MigrationInterface {
  readonly name = "CreateFinding1795343520000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FINDING, ...FINDING_INDEXES, EVENT, EVENTS_OF_FINDING, SWEEP_FINDING, SWEEPS_OF_FINDING]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE sweep_finding, finding_event, finding");
  }
}

const FINDING = `
  CREATE TABLE finding (
    id               uuid PRIMARY KEY,
    region_code      char(6) NOT NULL,
    school_year      char(9) NOT NULL,
    child_id         text NOT NULL,
    other_child_id   text,
    kind             text NOT NULL,
    severity         text NOT NULL CHECK (severity IN ('HIGH', 'MEDIUM', 'LOW')),
    state            text NOT NULL CHECK (state IN ('OPEN', 'CONFIRMED', 'REFUTED', 'SETTLED')),
    owner_kind       text NOT NULL CHECK (owner_kind IN ('DEPARTMENT', 'SCHOOL', 'TOWNSHIP')),
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
    first_sweep_id   uuid NOT NULL REFERENCES sweep,
    last_sweep_id    uuid NOT NULL REFERENCES sweep,
    found_at         timestamptz NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    settled_on       date,
    CHECK ((state = 'SETTLED') = (settled_on IS NOT NULL))
  )`;

const FINDING_INDEXES = [
  // One that is not settled for each child and kind: a sweep sees it again instead of finding it anew.
  `CREATE UNIQUE INDEX finding_not_settled ON finding (region_code, child_id, kind, coalesce(other_child_id, ''))
     WHERE state <> 'SETTLED'`,
  "CREATE INDEX finding_by_region ON finding (region_code, school_year, kind, child_id, id)",
  "CREATE INDEX finding_by_owner ON finding (owner_kind, owner_code, id)",
  "CREATE INDEX finding_by_township ON finding (township_code, id)",
  "CREATE INDEX finding_by_school ON finding (school_id, id)",
  "CREATE INDEX finding_by_child ON finding (child_id)",
  "CREATE INDEX finding_by_other_child ON finding (other_child_id) WHERE other_child_id IS NOT NULL",
];

/** What happened to a finding, in order; `actor` is null where a sweep did it. */
const EVENT = `
  CREATE TABLE finding_event (
    id            uuid PRIMARY KEY,
    finding_id    uuid NOT NULL REFERENCES finding,
    ordinal       bigint GENERATED ALWAYS AS IDENTITY,
    sweep_id      uuid REFERENCES sweep,
    at            timestamptz NOT NULL,
    actor         text,
    post          text,
    department    text,
    kind          text NOT NULL,
    settle_reason text,
    note_sealed   bytea,
    paper_sealed  bytea
  )`;

const EVENTS_OF_FINDING = "CREATE INDEX finding_event_by_finding ON finding_event (finding_id, ordinal)";

const SWEEP_FINDING = `
  CREATE TABLE sweep_finding (
    sweep_id   uuid NOT NULL REFERENCES sweep,
    finding_id uuid NOT NULL REFERENCES finding,
    PRIMARY KEY (sweep_id, finding_id)
  )`;

const SWEEPS_OF_FINDING = "CREATE INDEX sweep_finding_by_finding ON sweep_finding (finding_id)";
