import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import { opaqueId } from "../../../schema/person-id";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";
import type { Completion } from "./carry-out";
import type { Newcomer } from "./newcomer";
import { enterChange, keepPlaceLeft, RollMoved } from "./roll-effects";

/** States in which a 学籍号 of this county may come in again from another. */
export const STATES_OF_GONE: readonly EnrolmentState[] = [EnrolmentState.TRANSFERRED_OUT, EnrolmentState.GRADUATED];

/**
 * Enters a child from another county on the roll. A child who was here before has a row of its 学籍号: what it told is kept
 * as a place that the child left. The next roster that holds the child takes the row over.
 */
export async function receive(
  manager: EntityManager,
  { request, on, className, act, vault, personIdKey }: Completion,
): Promise<string | null> {
  const { enrolmentKey: id, toSchoolId, newcomerSealed, grade, paper } = request;
  if (newcomerSealed === null) throw new Error("a child from another county has come without its data");
  const newcomer = JSON.parse(vault.open(newcomerSealed)) as Newcomer;
  const left = await keepFormerPlace(manager, id, opaqueId("left-place", request.id, personIdKey), vault);
  const [, , , now] = act;
  const row = {
    person_id: newcomer.personId,
    student_number_sealed: vault.seal(newcomer.studentNumber),
    id_number_sealed: newcomer.idNumber === null ? null : vault.seal(newcomer.idNumber),
    name: newcomer.name,
    sex: newcomer.sex,
    birth_date: newcomer.birthDate,
    school_id: toSchoolId,
    grade,
    class_name: className ?? request.className,
    entry_month: newcomer.entryMonth,
    state: EnrolmentState.ENROLLED,
    state_date: on,
    study_mode: StudyMode.IN_SCHOOL,
    migrant_child: newcomer.migrantChild,
    left_behind: newcomer.leftBehind,
    boarder: newcomer.boarder,
    guardian_name: newcomer.guardianName,
    guardian_phone_sealed: newcomer.guardianPhone === null ? null : vault.seal(newcomer.guardianPhone),
    row_digest: vault.digest(`change request ${request.id}`),
    imported_at: now,
  };
  const columns = Object.keys(row);
  await manager.query(
    `INSERT INTO enrolment (id, ${columns.join(", ")}) VALUES ($1, ${columns.map((_, index) => `$${index + 2}`).join(", ")})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`,
    [id, ...Object.values(row)],
  );
  await enterChange(manager, id, EnrolmentChangeKind.TRANSFERRED_IN, on, paper);
  return left;
}

/** @throws RollMoved when the 学籍号 is in use in this county by now. */
async function keepFormerPlace(
  manager: EntityManager,
  enrolmentId: string,
  left: string,
  vault: Vault,
): Promise<string | null> {
  const [former] = await manager.query<{ school_id: string; state: EnrolmentState }[]>(
    "SELECT school_id, state FROM enrolment WHERE id = $1",
    [enrolmentId],
  );
  if (former === undefined) return null;
  if (!STATES_OF_GONE.includes(former.state)) throw new RollMoved();
  const place = { enrolmentId, schoolId: former.school_id, states: STATES_OF_GONE };
  await keepPlaceLeft(manager, place, { id: left, digest: vault.digest(left), state: former.state, on: null });
  return left;
}
