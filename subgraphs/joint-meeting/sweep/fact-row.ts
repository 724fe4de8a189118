import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import type { Examination } from "../examination/examination";

/** Columns of `sweep_child` that an examination fills, with their types. */
const COLUMNS = {
  school_age: "boolean",
  registered_here: "boolean",
  known_to_public_security: "boolean",
  township_code: "text",
  home_county_code: "text",
  migrant: "boolean",
  on_roll: "boolean",
  enrolment_id: "text",
  school_id: "text",
  grade: "int",
  class_name: "text",
  roll_state: "text",
  roll_state_date: "date",
  entry_month: "date",
  study_mode: "text",
  disabled: "boolean",
  poor_household: "boolean",
  watch_groups: "text[]",
  spells: "jsonb",
  disagreements: "int",
} as const;

type FactRow = Record<keyof typeof COLUMNS, unknown> & { child_id: string; disagreements_sealed: string | null };

/** Writes what was learnt of children in one statement. */
export async function writeFacts(manager: EntityManager, sweepId: string, rows: readonly FactRow[]): Promise<void> {
  await manager.query(WRITE_FACTS, [sweepId, JSON.stringify(rows)]);
}

export function toFactRow({ childId, facts, knownToPublicSecurity }: Examination, vault: Vault): FactRow {
  const { enrolment, disagreements } = facts;
  return {
    child_id: childId,
    school_age: facts.schoolAge,
    registered_here: facts.registeredHere,
    known_to_public_security: knownToPublicSecurity,
    township_code: facts.townshipCode,
    home_county_code: facts.homeCountyCode,
    migrant: facts.migrant,
    on_roll: facts.onRoll,
    enrolment_id: enrolment?.id,
    school_id: enrolment?.schoolId,
    grade: enrolment?.grade,
    class_name: enrolment?.className,
    roll_state: enrolment?.state,
    roll_state_date: enrolment?.stateDate,
    entry_month: enrolment?.entryMonth,
    study_mode: enrolment?.studyMode,
    disabled: facts.disabled,
    poor_household: facts.poorHousehold,
    watch_groups: facts.watchGroups,
    spells: facts.spells,
    disagreements: disagreements.length,
    disagreements_sealed:
      disagreements.length === 0 ? null : vault.seal(JSON.stringify(disagreements)).toString("base64"),
  };
}

const names = Object.keys(COLUMNS);

/** By way of a conflict that always is: an update from a list would be left to a planner that knows a new sweep to be empty. */
const WRITE_FACTS = `
  INSERT INTO sweep_child (sweep_id, child_id, examined, disagreements_sealed, ${names.join(", ")})
  SELECT $1, child_id, true, decode(disagreements_sealed, 'base64'), ${names.join(", ")}
  FROM json_to_recordset($2) AS fact (child_id text, disagreements_sealed text,
    ${Object.entries(COLUMNS)
      .map((column) => column.join(" "))
      .join(", ")})
  ON CONFLICT (sweep_id, child_id) DO UPDATE
  SET examined = true, ${["disagreements_sealed", ...names].map((name) => `${name} = excluded.${name}`).join(", ")}`;
