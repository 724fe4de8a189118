import { randomUUID } from "node:crypto";
import { childId } from "./sweep-rows";

/** What differs from an open case of a child of the first school in grade 3, opened by hand on the county's day. */
export interface PlantedCase {
  number?: string;
  child_id?: string;
  recorded_child_id?: string;
  region_code?: string;
  spell_number?: number;
  spell_since?: string;
  origin?: string;
  finding_id?: string | null;
  previous_case_id?: string | null;
  cause?: string;
  whereabouts?: string;
  account_sealed?: Buffer | null;
  school_id?: string | null;
  township_code?: string | null;
  home_county_code?: string | null;
  lead?: string;
  assistants?: string[];
  stage?: string;
  stage_since?: string;
  state?: "OPEN" | "WATCHED" | "CLOSED";
  outcome?: string | null;
  outcome_on?: string | null;
  closed_on?: string | null;
  watch_until?: string | null;
  opened_on?: string;
}

type Sql = (text: string, parameters?: readonly unknown[]) => Promise<unknown>;

/**
 * Writes a case of the child of a name (see {@link childId}) as the owner of the joint meeting's database; its id. Without
 * deadline, history and responsible persons. What is watched or closed is so since the county's day as RETURNED.
 */
export async function plantCase(sql: Sql, name: string, given: PlantedCase = {}): Promise<string> {
  const id = randomUUID();
  const child = given.child_id ?? childId(name);
  const { state = "OPEN" } = given;
  const row = {
    id,
    number: `450204-2018-${id}`,
    region_code: "450204",
    child_id: child,
    recorded_child_id: child,
    spell_number: 1,
    spell_since: "2018-12-03",
    origin: "BY_HAND",
    finding_id: null,
    previous_case_id: null,
    cause: "UNKNOWN",
    whereabouts: "UNKNOWN",
    account_sealed: null,
    school_id: "2145020401",
    grade: 3,
    class_name: "1班",
    township_code: "450204001",
    home_county_code: "450204",
    lead: "school:2145020401",
    assistants: [],
    stage: "OPENED",
    stage_since: "2018-12-31",
    state,
    outcome: state === "OPEN" ? null : "RETURNED",
    outcome_on: state === "OPEN" ? null : "2018-12-31",
    closed_on: state === "CLOSED" ? "2018-12-31" : null,
    opened_on: "2018-12-31",
    opened_at: "2018-12-31T04:00:00Z",
    opened_by: "test-office",
    opened_post: "测试岗位",
    opened_department: "office",
    ...given,
  };
  const columns = Object.keys(row);
  const places = columns.map((_column, index) => `$${index + 1}`);
  await sql(`INSERT INTO child_case (${columns.join(", ")}) VALUES (${places.join(", ")})`, Object.values(row));
  return id;
}

/** Sets the running deadline of a planted case. */
export async function plantCaseDeadline(sql: Sql, caseId: string, dueOn: string, desk = "education"): Promise<void> {
  await sql(
    `INSERT INTO deadline (subject_kind, subject_id, case_id, desk, due_on) VALUES ('CASE', $1::text, $1::uuid, $2, $3)`,
    [caseId, desk, dueOn],
  );
}
