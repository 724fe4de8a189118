import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Quarterly reviews (县季度复核): the findings to be checked with the sample drawn from them, what the checks gave, and the
 * departments' signatures. Who must sign is kept with each review as it was when it was opened.
 */
export class CreateQuarterlyReview1795356120000 implements MigrationInterface {
  readonly name = "CreateQuarterlyReview1795356120000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [RULE, DEFAULT_RULE, REVIEW, ENTRY, SIGNATURE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE quarterly_review_signature, quarterly_review_entry, quarterly_review, quarterly_review_rule",
    );
  }
}

/** How many days after the quarter a review is to be closed, and which departments sign it. */
const RULE = `
  CREATE TABLE quarterly_review_rule (
    valid_from date PRIMARY KEY,
    due_days   int NOT NULL CHECK (due_days >= 0),
    signers    text[] NOT NULL
  )`;

const DEFAULT_RULE = `
  INSERT INTO quarterly_review_rule (valid_from, due_days, signers) VALUES (
    '2000-01-01', 15, '{education,public-security,civil-affairs,disabled-persons,poverty-relief}')`;

const REVIEW = `
  CREATE TABLE quarterly_review (
    id                uuid PRIMARY KEY,
    region_code       char(6) NOT NULL,
    quarter           char(7) NOT NULL,
    mode              text NOT NULL CHECK (mode IN ('SAMPLED', 'FULL')),
    sample_size       int CHECK (sample_size > 0),
    seed              text,
    signers           text[] NOT NULL,
    opened_on         date NOT NULL,
    opened_at         timestamptz NOT NULL,
    opened_by         text NOT NULL,
    opened_post       text NOT NULL,
    opened_department text NOT NULL,
    closed_on         date,
    closed_at         timestamptz,
    closed_by         text,
    closed_post       text,
    closed_department text,
    UNIQUE (region_code, quarter, mode),
    CHECK ((mode = 'SAMPLED') = (sample_size IS NOT NULL) AND (mode = 'SAMPLED') = (seed IS NOT NULL)),
    CHECK ((closed_on IS NULL) = (closed_at IS NULL) AND (closed_on IS NULL) = (closed_by IS NULL))
  )`;

/** All that the sample was drawn from, so that it can be drawn again; `drawn` are to be checked. */
const ENTRY = `
  CREATE TABLE quarterly_review_entry (
    review_id          uuid NOT NULL REFERENCES quarterly_review,
    finding_id         uuid NOT NULL REFERENCES finding,
    stratum            text NOT NULL,
    drawn              boolean NOT NULL,
    result             text CHECK (result IN ('AGREES', 'DIFFERS')),
    difference_sealed  bytea,
    checked_on         date,
    checked_at         timestamptz,
    checked_by         text,
    checked_post       text,
    checked_department text,
    PRIMARY KEY (review_id, finding_id),
    CHECK (result IS NULL OR drawn),
    CHECK ((result IS NULL) = (checked_on IS NULL)),
    CHECK ((result IS NOT DISTINCT FROM 'DIFFERS') = (difference_sealed IS NOT NULL))
  )`;

const SIGNATURE = `
  CREATE TABLE quarterly_review_signature (
    review_id      uuid NOT NULL REFERENCES quarterly_review,
    department     text NOT NULL,
    opinion_sealed bytea NOT NULL,
    signed_at      timestamptz NOT NULL,
    signed_by      text NOT NULL,
    signed_post    text NOT NULL,
    PRIMARY KEY (review_id, department)
  )`;
