import type { MigrationInterface, QueryRunner } from "typeorm";
import { grantToApp } from "../../../infra/runtime/app-rights";

/**
 * What schools and the bureau enter into the ledger of dropouts themselves, beside the lines that the roster (劝返台账) brings. The
 * ledger is a view over both: an import touches nothing that was entered here, and what was entered is not shown again
 * when a roster brings the same spell.
 *
 * Two lines of a child are one spell when their time out of school overlaps. The line that was entered stays, under its own
 * day, since a case may stand on it; where nobody has entered its return, the return on the roster's line holds.
 */
export class CreateDropoutEntry1795431600000 implements MigrationInterface {
  readonly name = "CreateDropoutEntry1795431600000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ENTRY, BY_COUNTY, RETURN, LISTED, ENTERED, LEDGER]) await runner.query(statement);
    await grantToApp(runner, "dropout_entry", "INSERT");
    await grantToApp(runner, "dropout_return", "INSERT");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW dropout_ledger, dropout_entered, dropout_listed");
    await runner.query("DROP TABLE dropout_return, dropout_entry");
  }
}

const ENTRY = `
  CREATE TABLE dropout_entry (
    person_id          text NOT NULL,
    found_on           date NOT NULL,
    enrolment_id       text REFERENCES enrolment (id) ON DELETE SET NULL,
    id_number_sealed   bytea,
    name               text NOT NULL,
    reason             text NOT NULL,
    whereabouts        text NOT NULL,
    responsible_person text,
    county_code        char(6) NOT NULL,
    actor              text NOT NULL,
    post               text NOT NULL,
    department         text NOT NULL,
    at                 timestamptz NOT NULL,
    PRIMARY KEY (person_id, found_on)
  )`;

const BY_COUNTY = "CREATE INDEX dropout_entry_by_county ON dropout_entry (county_code, found_on, person_id)";

const RETURN = `
  CREATE TABLE dropout_return (
    person_id    text NOT NULL,
    found_on     date NOT NULL,
    returned_on  date NOT NULL CHECK (returned_on >= found_on),
    paper_sealed bytea NOT NULL,
    actor        text NOT NULL,
    post         text NOT NULL,
    department   text NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (person_id, found_on)
  )`;

const RETURN_COLUMNS =
  "back.paper_sealed AS return_paper_sealed, back.actor AS return_by, back.post AS return_post, back.at AS return_at";

/** The roster's lines, with the returns that were entered here. */
const LISTED = `
  CREATE VIEW dropout_listed AS
  SELECT record.person_id, record.found_on, record.id_number_sealed, record.name, record.reason, record.whereabouts,
    CASE WHEN back.returned_on IS NULL THEN record.persuasion_state ELSE 'RETURNED' END AS persuasion_state,
    coalesce(back.returned_on, record.returned_on) AS returned_on,
    record.responsible_person, record.county_code, record.warnings,
    NULL::text AS entered_by, NULL::text AS entered_post, NULL::timestamptz AS entered_at, ${RETURN_COLUMNS}
  FROM dropout_record record
    LEFT JOIN dropout_return back ON back.person_id = record.person_id AND back.found_on = record.found_on`;

/** The lines that were entered here; the earliest line of the roster that is of the same spell tells the return, when nobody here has. */
const ENTERED = `
  CREATE VIEW dropout_entered AS
  SELECT entry.person_id, entry.found_on, entry.id_number_sealed, entry.name, entry.reason, entry.whereabouts,
    CASE WHEN coalesce(back.returned_on, listed.returned_on) IS NULL THEN 'PERSUADING' ELSE 'RETURNED' END AS persuasion_state,
    coalesce(back.returned_on, listed.returned_on) AS returned_on,
    entry.responsible_person, entry.county_code, '{}'::text[] AS warnings,
    entry.actor AS entered_by, entry.post AS entered_post, entry.at AS entered_at, ${RETURN_COLUMNS}
  FROM dropout_entry entry
    LEFT JOIN dropout_return back ON back.person_id = entry.person_id AND back.found_on = entry.found_on
    LEFT JOIN LATERAL (
      SELECT line.returned_on FROM dropout_listed line
      WHERE line.person_id = entry.person_id
        AND (line.found_on = entry.found_on OR line.returned_on IS NULL OR line.returned_on > entry.found_on)
      ORDER BY line.found_on LIMIT 1
    ) listed ON true`;

const LEDGER = `
  CREATE VIEW dropout_ledger AS
  SELECT * FROM dropout_entered
  UNION ALL
  SELECT * FROM dropout_listed line
  WHERE NOT EXISTS (
    SELECT FROM dropout_entered entered
    WHERE entered.person_id = line.person_id
      AND (entered.found_on = line.found_on
        OR ((entered.returned_on IS NULL OR entered.returned_on > line.found_on)
          AND (line.returned_on IS NULL OR line.returned_on > entered.found_on))))`;
