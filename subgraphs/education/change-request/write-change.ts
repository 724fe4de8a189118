import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { workingDayAfter } from "../../../schema/school-calendar/working-days";
import type { ActColumns } from "../act/acting-for";
import { getEnrolmentSettings } from "../enrolment-setting/enrolment-setting";
import { readOfficeDays } from "../enrolment-setting/working-days";
import { CHANGE_FLOWS, type Standing } from "./change-flow";
import { ChangeActKind, type ChangeParty } from "./change-party";
import type { ChangeRequestEntity } from "./change-request.entity";

/** What is asked for, before it has an id, a state and a deadline. */
export type GivenChange = Pick<ChangeRequestEntity, "kind" | "enrolmentKey" | "childId" | "paper" | "reasonSealed"> &
  Partial<ChangeRequestEntity>;

export interface GivenAct {
  kind: ChangeActKind;
  party: ChangeParty;
  paper: string | null;
  paperOn: string | null;
  noteSealed: Buffer | null;
}

/** The last day of the step that begins today, by the working days that the county gives for one. */
export async function dueFor(manager: EntityManager, { awaits }: Standing, today: string): Promise<string | null> {
  if (awaits === null) return null;
  const { CHANGE_STEP_WORKING_DAYS } = await getEnrolmentSettings(manager, today);
  return workingDayAfter(await readOfficeDays(manager), today, CHANGE_STEP_WORKING_DAYS);
}

/** Enters a request and who has made it; null when the enrolment has another one open. */
export async function writeChange(
  manager: EntityManager,
  given: GivenChange,
  today: string,
  act: ActColumns,
): Promise<string | null> {
  const id = randomUUID();
  const { start, startedBy } = CHANGE_FLOWS[given.kind];
  const rows = await manager.query<unknown[]>(
    `INSERT INTO change_request (id, kind, state, awaits, due_on, requested_on, enrolment_key, child_id, from_school_id,
       to_school_id, elsewhere_county, elsewhere_school, grade, class_name, reason_sealed, paper, paper_on, takes_effect_on,
       ends_on, newcomer_sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     ON CONFLICT (enrolment_key) WHERE state NOT IN ('COMPLETED', 'REFUSED', 'WITHDRAWN') DO NOTHING
     RETURNING id`,
    [
      id,
      given.kind,
      start.state,
      start.awaits,
      await dueFor(manager, start, today),
      today,
      given.enrolmentKey,
      given.childId,
      given.fromSchoolId ?? null,
      given.toSchoolId ?? null,
      given.elsewhereCounty ?? null,
      given.elsewhereSchool ?? null,
      given.grade ?? null,
      given.className ?? null,
      given.reasonSealed,
      given.paper,
      given.paperOn ?? null,
      given.takesEffectOn ?? null,
      given.endsOn ?? null,
      given.newcomerSealed ?? null,
    ],
  );
  if (rows.length === 0) return null;
  const { paper, paperOn = null } = given;
  await writeAct(
    manager,
    id,
    { kind: ChangeActKind.REQUESTED, party: startedBy, paper, paperOn, noteSealed: null },
    act,
  );
  return id;
}

/** Enters who has done what in a change, whose row the transaction has written. */
export async function writeAct(
  manager: EntityManager,
  requestId: string,
  { kind, party, paper, paperOn, noteSealed }: GivenAct,
  act: ActColumns,
): Promise<void> {
  await manager.query(
    `INSERT INTO change_request_act (request_id, step, kind, party, paper, paper_on, note_sealed, actor, post, department, at)
     SELECT $1, 1 + count(*), $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM change_request_act WHERE request_id = $1`,
    [requestId, kind, party, paper, paperOn, noteSealed, ...act],
  );
}
