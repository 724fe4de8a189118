import { randomUUID } from "node:crypto";
import { Vault } from "../../infra/runtime/vault";
import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import { CHILDREN, KNOWN_COUNTY } from "../support/known-county";
import type { PlantedChild } from "./planted-child";

/** Begins the number of each planted task, and of no other. */
export const PLANTED_TASK = "450205-2018-T9";

/** A task about the planted child for each desk that may be asked; the office, education, school and township see them by the case. */
const TASKS = [
  { kind: "FIND_WHEREABOUTS", desk: "public-security" },
  { kind: "ASSESS_RELIEF", desk: "civil-affairs" },
  { kind: "ASSESS_DISABILITY", desk: "disabled-persons" },
  { kind: "CHECK_HOUSEHOLD", desk: "poverty-relief" },
  { kind: "HEALTH_CHECK", desk: "health" },
  { kind: "LEGAL_AID", desk: "justice" },
  { kind: "CHILD_LABOUR", desk: "human-resources" },
].map((task, index) => ({
  ...task,
  id: `0190a000-0000-7000-8000-0000000d${String(index + 1).padStart(4, "0")}`,
  number: `${PLANTED_TASK}00${index + 1}`,
}));

/** All that a task may tell. */
const TOLD =
  "number text answerText reasonGiven child { id } part { childName guardianName } history { note } case { number }";

/** Asks for each of them by its id. */
export const PLANTED_TASKS = TASKS.map(({ id }, index) => `task${index}: task(id: "${id}") { ${TOLD} }`).join(" ");

/** Lists them. */
export const PLANTED_TASK_LIST = `tasks { edges { cursor node { ${TOLD} } } }`;

/** Has every desk asked for something about the planted child, in the child's open case. */
export async function plantTasks(county: CountyStack, { personId }: PlantedChild): Promise<void> {
  const { fieldKeys } = county.secrets();
  const vault = new Vault(Buffer.from(fieldKeys["joint-meeting"], "base64"));
  const meeting = new MeetingDatabase(county);
  const { code, schools, townships } = KNOWN_COUNTY;
  const place = [code, personId, schools.first, townships.first];
  await meeting.rows(CASE, [randomUUID(), ...place]);
  const { name } = CHILDREN.everywhere;
  const part = { childName: name, guardianName: `${name}之父` };
  for (const { id, number, kind, desk } of TASKS) {
    const sealed = [vault.seal(`请为${name}办理`), vault.seal(JSON.stringify(part))];
    await meeting.rows(TASK, [id, number, code, personId, kind, desk, ...sealed]);
    await meeting.rows(EVENT, [id, sealed[0]]);
  }
}

/** Unless the child has one. */
const CASE = `
  INSERT INTO child_case (id, number, region_code, child_id, recorded_child_id, spell_number, spell_since, origin, cause,
    whereabouts, school_id, grade, class_name, township_code, lead, stage, stage_since, state, opened_on, opened_at)
  VALUES ($1, '450205-2018-9001', $2, $3, $3, 1, '2018-05-11', 'BY_HAND', 'UNKNOWN', 'UNKNOWN', $4, 4, '1班', $5,
    'education', 'OPENED', '2018-12-31', 'OPEN', '2018-12-31', now())
  ON CONFLICT DO NOTHING`;

const TASK = `
  INSERT INTO task (id, number, region_code, case_id, kind, desk, asker_desk, asked_sealed, part_sealed, due_on, state,
    asked_on, asked_at, asked_by, asked_post, asked_department)
  SELECT $1, $2, $3::char(6), c.id, $5, $6, 'office', $7, $8, '2098-12-31', 'ASKED', '2018-12-31', now(), 'office', '主任', 'office'
  FROM child_case c WHERE c.child_id = $4 AND c.region_code = $3::char(6) AND c.state <> 'CLOSED'`;

const EVENT = `
  INSERT INTO task_event (task_id, at, actor, post, department, kind, due_on, note_sealed)
  VALUES ($1, now(), 'office', '主任', 'office', 'ASKED', '2098-12-31', $2)`;
