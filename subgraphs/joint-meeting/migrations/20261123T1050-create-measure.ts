import type { MigrationInterface, QueryRunner } from "typeorm";

/** Measures of oversight (约谈、督查、限期整改、通报) with what became of them. */
export class CreateMeasure1795405000000 implements MigrationInterface {
  readonly name = "CreateMeasure1795405000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [MEASURE, LISTED, FOLLOWING, EVENT, EVENTS_OF]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE measure_event, measure");
  }
}

/** `follows` is the talk or inspection that an order to put right comes of. */
const MEASURE = `
  CREATE TABLE measure (
    id                 uuid PRIMARY KEY,
    region_code        char(6) NOT NULL,
    kind               text NOT NULL CHECK (kind IN ('TALK', 'INSPECTION', 'RECTIFICATION', 'CIRCULAR')),
    state              text NOT NULL CHECK (state IN
      ('ORDERED', 'HELD', 'REPORTED', 'RETURNED', 'ACCEPTED', 'ISSUED', 'CANCELLED')),
    subject            text NOT NULL,
    ordered_on         date NOT NULL,
    meets_on           date,
    due_on             date,
    ground_sealed      bytea NOT NULL,
    document_id        uuid,
    document_number    text,
    follows            uuid REFERENCES measure,
    version            int NOT NULL DEFAULT 1,
    ordered_at         timestamptz NOT NULL,
    ordered_by         text NOT NULL,
    ordered_post       text NOT NULL,
    ordered_department text NOT NULL,
    UNIQUE (region_code, kind, subject, ordered_on),
    CHECK ((kind = 'RECTIFICATION') = (due_on IS NOT NULL)),
    CHECK ((kind IN ('TALK', 'INSPECTION')) = (meets_on IS NOT NULL))
  )`;

const LISTED = "CREATE INDEX measure_listed ON measure (region_code, ordered_on, id)";
const FOLLOWING = "CREATE INDEX measure_following ON measure (follows)";

const EVENT = `
  CREATE TABLE measure_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    measure_id  uuid NOT NULL REFERENCES measure,
    act         text NOT NULL,
    note_sealed bytea,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    post        text NOT NULL,
    department  text NOT NULL
  )`;

const EVENTS_OF = "CREATE INDEX measure_event_of ON measure_event (measure_id, id)";
