import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * Who is to be helped and with how much, from a day on; applications for it, what was decided and paid, and who did it. What was
 * paid here and what the roster (资助) brings are read together, through a view: a payment that both have counts once.
 */
export class CreateSubsidyApplication1795431780000 implements MigrationInterface {
  readonly name = "CreateSubsidyApplication1795431780000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [GROUND, RULE, APPLICATION, ...INDEXES, ACT, RECEIVED, GROUNDS, RATES])
      await runner.query(statement);
    await grantToApp(runner, "subsidy_rule", "INSERT");
    await grantToApp(runner, "subsidy_application", "INSERT, UPDATE");
    await grantToApp(runner, "subsidy_application_act", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW subsidy_received");
    await runner.query("DROP TABLE subsidy_application_act, subsidy_application, subsidy_rule, subsidy_ground");
  }
}

const NAMES = `'POOR_HOUSEHOLD', 'MONITORED_HOUSEHOLD', 'MINIMUM_LIVING_ALLOWANCE', 'EXTREME_POVERTY_SUPPORT', 'ORPHAN',
  'MARTYR_CHILD', 'DISABILITY', 'DISABLED_PARENT'`;

const GROUND = `
  CREATE TABLE subsidy_ground (
    ground     text NOT NULL CHECK (ground IN (${NAMES})),
    valid_from date NOT NULL,
    valid_to   date CHECK (valid_to >= valid_from),
    PRIMARY KEY (ground, valid_from)
  )`;

const RULE = `
  CREATE TABLE subsidy_rule (
    ground     text NOT NULL CHECK (ground IN (${NAMES})),
    stage      text NOT NULL CHECK (stage IN ('PRIMARY', 'JUNIOR')),
    boards     boolean NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0 AND amount_fen % 2 = 0),
    valid_from date NOT NULL,
    valid_to   date CHECK (valid_to >= valid_from),
    actor      text,
    post       text,
    department text,
    at         timestamptz,
    PRIMARY KEY (ground, stage, boards, valid_from)
  )`;

const APPLICATION = `
  CREATE TABLE subsidy_application (
    id             uuid PRIMARY KEY,
    enrolment_id   text NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
    child_id       text NOT NULL,
    term           text NOT NULL CHECK (term ~ '^[0-9]{4}-[0-9]{4}-[12]$'),
    grounds        text[] NOT NULL CHECK (cardinality(grounds) > 0 AND grounds <@ ARRAY[${NAMES}]),
    stage          text NOT NULL CHECK (stage IN ('PRIMARY', 'JUNIOR')),
    boards         boolean NOT NULL,
    rule_fen       bigint CHECK (rule_fen >= 0),
    reason_sealed  bytea NOT NULL,
    paper_sealed   bytea NOT NULL,
    state          text NOT NULL CHECK (state IN ('APPLIED', 'APPROVED', 'REFUSED', 'PAID', 'WITHDRAWN')),
    version        integer NOT NULL DEFAULT 1,
    applied_on     date NOT NULL,
    decided_on     date,
    approved_fen   bigint CHECK (approved_fen > 0),
    paid_on        date,
    centre_fen     bigint CHECK (centre_fen >= 0),
    county_fen     bigint CHECK (county_fen >= 0),
    voucher_sealed bytea,
    UNIQUE (child_id, term),
    CHECK ((approved_fen IS NOT NULL) = (state IN ('APPROVED', 'PAID'))),
    CHECK ((decided_on IS NOT NULL) = (state IN ('APPROVED', 'REFUSED', 'PAID'))),
    CHECK ((paid_on IS NOT NULL) = (state = 'PAID') AND (voucher_sealed IS NOT NULL) = (state = 'PAID')),
    CHECK ((state = 'PAID') = (centre_fen IS NOT NULL AND county_fen IS NOT NULL)),
    CHECK (state <> 'PAID' OR centre_fen + county_fen = approved_fen)
  )`;

const INDEXES = [
  "CREATE INDEX subsidy_application_by_enrolment ON subsidy_application (enrolment_id)",
  "CREATE INDEX subsidy_application_by_day ON subsidy_application (applied_on, id)",
  "CREATE INDEX subsidy_application_by_term ON subsidy_application (term, applied_on, id)",
];

const ACT = `
  CREATE TABLE subsidy_application_act (
    application_id uuid NOT NULL REFERENCES subsidy_application (id) ON DELETE CASCADE,
    step           integer NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('APPLY', 'APPROVE', 'REFUSE', 'PAY', 'WITHDRAW')),
    amount_fen     bigint,
    note_sealed    bytea,
    actor          text NOT NULL,
    post           text NOT NULL,
    department     text NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (application_id, step)
  )`;

/**
 * A roster names the subsidy in its own words (家庭经济困难学生生活补助, 生活补助); a child gets it once a term. OFFSET 0 has each
 * payment looked up by index: joined, a page of pupils would read the whole roll.
 */
const RECEIVED = `
  CREATE VIEW subsidy_received AS
  SELECT enrolment_id, term, item, amount_fen FROM subsidy
  UNION ALL
  SELECT paid.enrolment_id, paid.term, '家庭经济困难学生生活补助', paid.approved_fen FROM subsidy_application paid
  WHERE paid.state = 'PAID' AND NOT EXISTS (
    SELECT FROM subsidy listed JOIN enrolment ON enrolment.id = listed.enrolment_id
    WHERE enrolment.person_id = paid.child_id AND listed.term = paid.term AND listed.item LIKE '%生活补助%'
    OFFSET 0)`;

/** In force for as long as the system looks back; a county ends one, or begins another, on its own day. */
const GROUNDS = `
  INSERT INTO subsidy_ground (ground, valid_from) SELECT ground, '1986-07-01' FROM unnest(ARRAY[${NAMES}]) AS ground`;

/** Boarders 1000 and 1250 yuan a year, since the spring term of 2024 1250 and 1500; others half. */
const RATES = `
  INSERT INTO subsidy_rule (ground, stage, boards, amount_fen, valid_from)
  SELECT ground, stage, boards, CASE WHEN boards THEN year_fen ELSE year_fen / 2 END, valid_from
  FROM unnest(ARRAY[${NAMES}]) AS ground,
    (VALUES ('PRIMARY', 100000, date '1986-07-01'), ('JUNIOR', 125000, date '1986-07-01'),
            ('PRIMARY', 125000, date '2024-02-01'), ('JUNIOR', 150000, date '2024-02-01')) AS rate (stage, year_fen, valid_from),
    (VALUES (true), (false)) AS kind (boards)`;
