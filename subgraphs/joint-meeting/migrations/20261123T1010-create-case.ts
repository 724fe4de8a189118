import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Cases (一生一案) with their history, the responsible persons as they were on the day of opening, the counters of their
 * numbers, and who answers on the government's line. What people write is sealed; names and posts of officials are not.
 */
export class CreateCase1795401000000 implements MigrationInterface {
  readonly name = "CreateCase1795401000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      CHILD_CASE,
      ...CASE_INDEXES,
      CASE_RESPONSIBLE,
      CASE_EVENT,
      EVENTS_OF_CASE,
      CASE_NUMBER,
      GOVERNMENT_RESPONSIBLE,
      GOVERNMENT_IN_OFFICE,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE government_responsible, case_number, case_event, case_responsible, child_case");
  }
}

/** `recorded_child_id` is the record that a case was opened on; `child_id` moves when two records are linked. */
const CHILD_CASE = `
  CREATE TABLE child_case (
    id                uuid PRIMARY KEY,
    number            text NOT NULL UNIQUE,
    region_code       char(6) NOT NULL,
    child_id          text NOT NULL,
    recorded_child_id text NOT NULL,
    spell_number      int NOT NULL CHECK (spell_number > 0),
    spell_since       date NOT NULL,
    origin            text NOT NULL CHECK (origin IN ('FINDING', 'LEDGER', 'BY_HAND', 'RELAPSE')),
    finding_id        uuid REFERENCES finding,
    previous_case_id  uuid REFERENCES child_case,
    cause             text NOT NULL CHECK (cause IN (
                        'POVERTY', 'WEARY_OF_SCHOOL', 'ILLNESS', 'DISABILITY', 'WORKING', 'EARLY_MARRIAGE',
                        'AWAY_WITH_FAMILY', 'FAMILY_MISFORTUNE', 'OTHER', 'UNKNOWN')),
    whereabouts       text NOT NULL CHECK (whereabouts IN (
                        'AT_HOME', 'WORKING_AWAY', 'WITH_PARENTS_AWAY', 'UNKNOWN', 'ABROAD', 'IN_CUSTODY', 'OTHER')),
    account_sealed    bytea,
    school_id         text,
    grade             int,
    class_name        text,
    township_code     text,
    home_county_code  text,
    lead              text NOT NULL,
    assistants        text[] NOT NULL DEFAULT '{}',
    stage             text NOT NULL CHECK (stage IN (
                        'OPENED', 'CONFIRM_DROPOUT', 'PERSUASION', 'WRITTEN_REPORT', 'RETURN_NOTICE', 'ORDER_NOTICE',
                        'PENALTY_NOTICE', 'PENALTY_HEARING', 'PENALTY_DECISION', 'PENALTY_SERVICE', 'DEMAND',
                        'ENFORCEMENT', 'LAWSUIT')),
    stage_since       date NOT NULL,
    state             text NOT NULL CHECK (state IN ('OPEN', 'WATCHED', 'CLOSED')),
    outcome           text CHECK (outcome IN (
                        'RETURNED', 'INCLUSIVE_CLASS', 'SPECIAL_SCHOOL', 'HOME_TEACHING', 'TRANSFERRED', 'HANDED_OVER',
                        'OVER_AGE', 'DECEASED', 'FALSE_REPORT')),
    outcome_on        date,
    closed_on         date,
    watch_until       date,
    version           int NOT NULL DEFAULT 1,
    opened_on         date NOT NULL,
    opened_at         timestamptz NOT NULL,
    opened_by         text,
    opened_post       text,
    opened_department text,
    CHECK ((origin = 'RELAPSE') <= (previous_case_id IS NOT NULL)),
    CHECK ((origin = 'FINDING') = (finding_id IS NOT NULL)),
    CHECK ((state = 'OPEN') = (outcome IS NULL) AND (outcome IS NULL) = (outcome_on IS NULL)),
    CHECK ((state = 'CLOSED') = (closed_on IS NOT NULL))
  )`;

const CASE_INDEXES = [
  // Two clerks at once: the second finds the case of the first.
  "CREATE UNIQUE INDEX child_case_not_closed ON child_case (region_code, child_id) WHERE state <> 'CLOSED'",
  "CREATE UNIQUE INDEX child_case_spell ON child_case (region_code, recorded_child_id, spell_since)",
  "CREATE INDEX child_case_by_child ON child_case (child_id)",
  "CREATE INDEX child_case_open ON child_case (region_code, opened_on) WHERE state = 'OPEN'",
  "CREATE INDEX child_case_watched ON child_case (region_code, watch_until) WHERE state = 'WATCHED'",
  "CREATE INDEX child_case_by_township ON child_case (township_code, number DESC)",
  "CREATE INDEX child_case_by_school ON child_case (school_id, number DESC)",
  "CREATE INDEX child_case_by_lead ON child_case (lead, number DESC)",
  "CREATE INDEX child_case_by_opening ON child_case (region_code, opened_on)",
  // What an agenda has of them.
  "CREATE INDEX child_case_open_since ON child_case (region_code, opened_on, number) INCLUDE (id) WHERE state = 'OPEN'",
  `CREATE INDEX child_case_letters ON child_case (region_code, outcome_on, number) INCLUDE (id)
     WHERE state = 'WATCHED' AND outcome = 'HANDED_OVER'`,
  "CREATE INDEX child_case_by_outcome ON child_case (region_code, outcome_on) WHERE outcome_on IS NOT NULL",
  "CREATE INDEX child_case_by_finding ON child_case (finding_id) WHERE finding_id IS NOT NULL",
  "CREATE INDEX child_case_by_previous ON child_case (previous_case_id) WHERE previous_case_id IS NOT NULL",
];

/** As on the day of opening; a level that nobody holds has no row. */
const CASE_RESPONSIBLE = `
  CREATE TABLE case_responsible (
    case_id uuid NOT NULL REFERENCES child_case,
    line    text NOT NULL CHECK (line IN ('GOVERNMENT', 'EDUCATION')),
    level   text NOT NULL CHECK (level IN (
              'COUNTY_LEADER', 'TOWNSHIP_LEADER', 'VILLAGE_LEADER', 'BUREAU_LEADER', 'SECTION_HEAD', 'PRINCIPAL',
              'GRADE_HEAD', 'CLASS_TEACHER', 'SUBJECT_TEACHER')),
    name    text NOT NULL,
    post    text NOT NULL,
    PRIMARY KEY (case_id, level, name, post)
  )`;

/** What happened to a case, in order; `actor` is null where the county's round did it. */
const CASE_EVENT = `
  CREATE TABLE case_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id     uuid NOT NULL REFERENCES child_case,
    at          timestamptz NOT NULL,
    actor       text,
    post        text,
    department  text,
    kind        text NOT NULL CHECK (kind IN (
                  'OPENED', 'ASSIGNED', 'NOTED', 'STEP_TAKEN', 'VISIT_RECORDED', 'CONCLUDED', 'CONFIRMED', 'RELAPSED',
                  'HANDOVER_ANSWERED', 'REOPENED', 'TASK_ASKED', 'TASK_ACCEPTED', 'TASK_RETURNED', 'TASK_DONE',
                  'TASK_WITHDRAWN', 'DOCUMENT_DRAWN_UP', 'DOCUMENT_VOIDED', 'ATTACHED', 'LINKED', 'UNLINKED',
                  'DISCUSSED', 'ESCALATED')),
    step        text,
    note_sealed bytea
  )`;

const EVENTS_OF_CASE = "CREATE INDEX case_event_by_case ON case_event (case_id, id)";

/** The next number of a county's year. */
const CASE_NUMBER = `
  CREATE TABLE case_number (
    region_code char(6) NOT NULL,
    year        int NOT NULL,
    next        int NOT NULL CHECK (next > 0),
    PRIMARY KEY (region_code, year)
  )`;

/** Who answers for a region on the line of government (双线: 县–乡镇–村), for a time. */
const GOVERNMENT_RESPONSIBLE = `
  CREATE TABLE government_responsible (
    id            uuid PRIMARY KEY,
    level         text NOT NULL CHECK (level IN ('COUNTY_LEADER', 'TOWNSHIP_LEADER', 'VILLAGE_LEADER')),
    region_code   text NOT NULL,
    village       text,
    name          text NOT NULL,
    post          text NOT NULL,
    valid_from    date NOT NULL,
    valid_to      date CHECK (valid_to >= valid_from),
    assigned_by   text NOT NULL,
    assigned_post text NOT NULL,
    assigned_at   timestamptz NOT NULL,
    ended_by      text,
    ended_post    text,
    ended_at      timestamptz,
    CHECK ((village IS NOT NULL) = (level = 'VILLAGE_LEADER')),
    CHECK ((valid_to IS NULL) = (ended_by IS NULL))
  )`;

const GOVERNMENT_IN_OFFICE = `
  CREATE UNIQUE INDEX government_responsible_in_office ON government_responsible
    (region_code, level, coalesce(village, '')) WHERE valid_to IS NULL`;
