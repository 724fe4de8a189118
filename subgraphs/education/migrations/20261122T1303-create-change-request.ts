import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * Changes of enrolment as they are asked for, agreed to and carried out (学籍异动办理), with every act. What is completed is
 * written to the roll: hence the rights on it. A roster that comes again does not touch a row whose content it has seen.
 */
export class CreateChangeRequest1795352580000 implements MigrationInterface {
  readonly name = "CreateChangeRequest1795352580000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [REQUEST, ACT, ...INDEXES]) await runner.query(statement);
    await grantToApp(runner, "change_request", "INSERT, UPDATE");
    await grantToApp(runner, "change_request_act", "INSERT");
    await grantToApp(runner, "enrolment", "INSERT, UPDATE");
    await grantToApp(runner, "enrolment_change", "INSERT, UPDATE");
    await grantToApp(runner, "arrival_proof", "UPDATE");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE change_request_act, change_request");
    await runner.query("DROP INDEX enrolment_transferred_out");
  }
}

const REQUEST = `
  CREATE TABLE change_request (
    id                 text PRIMARY KEY,
    kind               text NOT NULL
                       CHECK (kind IN ('TRANSFER', 'TRANSFER_IN', 'TRANSFER_OUT', 'SUSPENSION', 'RESUMPTION', 'DEATH')),
    state              text NOT NULL
                       CHECK (state IN ('REQUESTED', 'SENDING_SCHOOL_AGREED', 'APPROVED', 'COMPLETED', 'REFUSED',
                                        'WITHDRAWN', 'LAPSED')),
    awaits             text CHECK (awaits IN ('SENDING_SCHOOL', 'SENDING_BUREAU', 'RECEIVING_BUREAU', 'RECEIVING_SCHOOL',
                                              'BUREAU')),
    due_on             date,
    enrolment_key      text NOT NULL,
    child_id           text NOT NULL,
    from_school_id     text REFERENCES school (id),
    to_school_id       text REFERENCES school (id),
    elsewhere_county   text CHECK (elsewhere_county ~ '^[0-9]{6}$'),
    elsewhere_school   text,
    grade              smallint CHECK (grade BETWEEN 1 AND 9),
    class_name         text,
    reason_sealed      bytea NOT NULL,
    paper              text NOT NULL,
    paper_on           date,
    takes_effect_on    date,
    ends_on            date CHECK (ends_on > takes_effect_on),
    newcomer_sealed    bytea,
    left_enrolment_id  text REFERENCES enrolment (id) ON DELETE SET NULL,
    requested_on       date NOT NULL,
    completed_on       date,
    CHECK ((awaits IS NULL) = (state IN ('COMPLETED', 'REFUSED', 'WITHDRAWN', 'LAPSED'))),
    CHECK ((due_on IS NULL) = (awaits IS NULL)),
    CHECK ((completed_on IS NOT NULL) = (state = 'COMPLETED')),
    CHECK (kind <> 'TRANSFER' OR (from_school_id IS NOT NULL AND to_school_id IS NOT NULL AND elsewhere_county IS NULL)),
    CHECK (kind <> 'TRANSFER_IN' OR (from_school_id IS NULL AND to_school_id IS NOT NULL AND elsewhere_county IS NOT NULL
                                     AND elsewhere_school IS NOT NULL AND newcomer_sealed IS NOT NULL)),
    CHECK (kind <> 'TRANSFER_OUT' OR (from_school_id IS NOT NULL AND to_school_id IS NULL AND elsewhere_county IS NOT NULL
                                      AND elsewhere_school IS NOT NULL)),
    CHECK (kind NOT IN ('SUSPENSION', 'RESUMPTION', 'DEATH')
           OR (from_school_id IS NOT NULL AND to_school_id IS NULL AND takes_effect_on IS NOT NULL)),
    CHECK ((kind = 'SUSPENSION') = (ends_on IS NOT NULL))
  )`;

const ACT = `
  CREATE TABLE change_request_act (
    request_id  text NOT NULL REFERENCES change_request (id) ON DELETE CASCADE,
    step        integer NOT NULL,
    kind        text NOT NULL
                CHECK (kind IN ('REQUESTED', 'AGREED', 'APPROVED', 'COMPLETED', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'REOPENED')),
    party       text NOT NULL CHECK (party IN ('SENDING_SCHOOL', 'SENDING_BUREAU', 'RECEIVING_BUREAU', 'RECEIVING_SCHOOL',
                                               'BUREAU')),
    actor       text NOT NULL,
    post        text NOT NULL,
    department  text NOT NULL,
    at          timestamptz NOT NULL,
    paper       text,
    paper_on    date,
    note_sealed bytea,
    PRIMARY KEY (request_id, step)
  )`;

const INDEXES = [
  `CREATE UNIQUE INDEX change_request_open ON change_request (enrolment_key)
   WHERE state NOT IN ('COMPLETED', 'REFUSED', 'WITHDRAWN')`,
  "CREATE INDEX change_request_by_enrolment ON change_request (enrolment_key, requested_on)",
  "CREATE INDEX change_request_from ON change_request (from_school_id, id)",
  "CREATE INDEX change_request_to ON change_request (to_school_id, id)",
  "CREATE INDEX enrolment_transferred_out ON enrolment (school_id, id) WHERE state = 'TRANSFERRED_OUT'",
];
