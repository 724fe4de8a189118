import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Papers (文书) as they were drawn up, each with its number, and papers that were sent in (附件). What a paper says and what
 * a file holds are sealed; the service's role can void a paper and can change or erase neither.
 */
export class CreateDocument1795401500000 implements MigrationInterface {
  readonly name = "CreateDocument1795401500000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ORGAN_WORD, SERIES, DOCUMENT, ...DOCUMENT_INDEXES, ATTACHMENT])
      await runner.query(statement);
    const [{ role }] = (await runner.query("SELECT quote_ident(current_database() || '_app') AS role")) as [
      { role: string },
    ];
    await runner.query(`REVOKE UPDATE, DELETE ON case_document, attachment FROM ${role}`);
    await runner.query(`GRANT UPDATE (${VOIDING}) ON case_document TO ${role}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE attachment, case_document, document_series, document_organ_word");
  }
}

/** What an organ's numbers of a kind begin with (发文代字) from a day on; without a row it is made of region and organ. */
const ORGAN_WORD = `
  CREATE TABLE document_organ_word (
    organ      text NOT NULL,
    kind_code  text NOT NULL,
    word       text NOT NULL CHECK (word <> ''),
    valid_from date NOT NULL,
    actor      text NOT NULL,
    post       text NOT NULL,
    department text NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (organ, kind_code, valid_from)
  )`;

/** The next number of an organ's papers of a kind in a year; its row is locked until whoever takes it has committed. */
const SERIES = `
  CREATE TABLE document_series (
    organ     text NOT NULL,
    kind_code text NOT NULL,
    year      int NOT NULL,
    next      int NOT NULL CHECK (next > 0),
    PRIMARY KEY (organ, kind_code, year)
  )`;

const VOIDING = "voided_on, voided_at, voided_by, voided_post, voided_department, void_reason_sealed";

const DOCUMENT = `
  CREATE TABLE case_document (
    id                 uuid PRIMARY KEY,
    region_code        char(6) NOT NULL,
    case_id            uuid REFERENCES child_case,
    meeting_id         uuid,
    oversight_id       uuid,
    kind               text NOT NULL,
    round              int NOT NULL DEFAULT 1 CHECK (round > 0),
    organ              text NOT NULL,
    kind_code          text NOT NULL,
    year               int NOT NULL,
    serial             int NOT NULL CHECK (serial > 0),
    number             text NOT NULL,
    title              text NOT NULL,
    issued_on          date NOT NULL,
    answer_until       date CHECK (answer_until >= issued_on),
    served_id          uuid REFERENCES case_document,
    content_sealed     bytea NOT NULL,
    actor              text NOT NULL,
    post               text NOT NULL,
    department         text NOT NULL,
    at                 timestamptz NOT NULL,
    voided_on          date,
    voided_at          timestamptz,
    voided_by          text,
    voided_post        text,
    voided_department  text,
    void_reason_sealed bytea,
    UNIQUE (organ, kind_code, year, serial),
    CHECK ((served_id IS NOT NULL) <= (kind = 'SERVICE_RECORD')),
    CHECK (num_nonnulls(case_id, meeting_id, oversight_id) = 1),
    CHECK (num_nulls(voided_on, voided_at, voided_by, voided_post, voided_department, void_reason_sealed) IN (0, 6))
  )`;

/** A second try at a paper of a case finds the first; a register is read by day. */
const DOCUMENT_INDEXES = [
  `CREATE UNIQUE INDEX case_document_in_force ON case_document (case_id, kind, organ, round)
    WHERE case_id IS NOT NULL AND voided_on IS NULL AND served_id IS NULL`,
  "CREATE UNIQUE INDEX case_document_serving ON case_document (served_id) WHERE voided_on IS NULL",
  "CREATE INDEX case_document_of_case ON case_document (case_id, at)",
  "CREATE INDEX case_document_of_meeting ON case_document (meeting_id) WHERE meeting_id IS NOT NULL",
  "CREATE INDEX case_document_of_oversight ON case_document (oversight_id) WHERE oversight_id IS NOT NULL",
];

const ATTACHMENT = `
  CREATE TABLE attachment (
    id             uuid PRIMARY KEY,
    subject_kind   text NOT NULL CHECK (subject_kind IN ('CASE', 'TASK', 'MEETING', 'ACTIVITY', 'RECTIFICATION')),
    subject_id     uuid NOT NULL,
    name_sealed    bytea NOT NULL,
    media_type     text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    size           int NOT NULL CHECK (size > 0),
    sha256         bytea NOT NULL CHECK (length(sha256) = 32),
    content_sealed bytea NOT NULL,
    actor          text NOT NULL,
    post           text NOT NULL,
    department     text NOT NULL,
    uploaded_on    date NOT NULL,
    at             timestamptz NOT NULL,
    UNIQUE (subject_kind, subject_id, sha256)
  )`;
