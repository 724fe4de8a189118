import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import { opaqueId } from "../../../schema/person-id";
import type { ActColumns } from "../act/acting-for";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import type { ChangeRequestEntity } from "./change-request.entity";
import { ChangeRequestKind } from "./change-request-kind";
import { receive } from "./receive-newcomer";
import { enterChange, keepPlaceLeft, proveArrival, seat, setState, STATES_BEFORE } from "./roll-effects";

/** What is known when a change is carried out. */
export interface Completion {
  request: ChangeRequestEntity;
  /** Day from which it holds, YYYY-MM-DD. */
  on: string;
  /** Class that the child has come to, where it is another than was planned. */
  className: string | null;
  act: ActColumns;
  vault: Vault;
  personIdKey: Buffer;
}

/** What a change within one school, or out of the county, makes of the row of the roll. */
const EFFECTS = {
  [ChangeRequestKind.TRANSFER_OUT]: {
    before: [EnrolmentState.ENROLLED],
    state: EnrolmentState.TRANSFERRED_OUT,
    change: EnrolmentChangeKind.TRANSFERRED_OUT,
  },
  [ChangeRequestKind.SUSPENSION]: {
    before: STATES_BEFORE.SUSPENSION,
    state: EnrolmentState.SUSPENDED,
    change: EnrolmentChangeKind.SUSPENDED,
  },
  [ChangeRequestKind.RESUMPTION]: {
    before: STATES_BEFORE.RESUMPTION,
    state: EnrolmentState.ENROLLED,
    change: EnrolmentChangeKind.RESUMED,
  },
  [ChangeRequestKind.DEATH]: {
    before: STATES_BEFORE.DEATH,
    state: EnrolmentState.DECEASED,
    change: EnrolmentChangeKind.DECEASED,
  },
} as const;

/**
 * Writes a change to the roll, in the transaction that completes it.
 * @returns the enrolment of the place that the child left, where that is a row of its own.
 * @throws RollMoved when the roll is no longer as it was when the change was asked for.
 */
export async function carryOut(manager: EntityManager, completion: Completion): Promise<string | null> {
  const { request, on } = completion;
  if (request.kind === ChangeRequestKind.TRANSFER) return transfer(manager, completion);
  if (request.kind === ChangeRequestKind.TRANSFER_IN) return receive(manager, completion);
  const { before, state, change } = EFFECTS[request.kind];
  const { enrolmentKey: enrolmentId, fromSchoolId: schoolId, paper, grade, className } = request;
  await setState(manager, { enrolmentId, schoolId, states: before }, state, on);
  if (request.kind === ChangeRequestKind.RESUMPTION) await seat(manager, enrolmentId, { schoolId, grade, className });
  await enterChange(manager, enrolmentId, change, on, paper);
  return null;
}

/** Within the county: the place left is kept as TRANSFERRED_OUT and proven, the row of the 学籍号 goes to the new school. */
async function transfer(
  manager: EntityManager,
  { request, on, className, act, vault, personIdKey }: Completion,
): Promise<string> {
  const { enrolmentKey: enrolmentId, fromSchoolId, toSchoolId: schoolId, paper, grade } = request;
  const place = { enrolmentId, schoolId: fromSchoolId, states: [EnrolmentState.ENROLLED] };
  const left = opaqueId("left-place", request.id, personIdKey);
  const closed = { id: left, digest: vault.digest(left), state: EnrolmentState.TRANSFERRED_OUT, on };
  await keepPlaceLeft(manager, place, closed);
  await enterChange(manager, left, EnrolmentChangeKind.TRANSFERRED_OUT, on, paper);
  await proveArrival(manager, left, on, paper, act);
  await setState(manager, place, EnrolmentState.ENROLLED, on);
  await seat(manager, enrolmentId, { schoolId, grade, className: className ?? request.className });
  await enterChange(manager, enrolmentId, EnrolmentChangeKind.TRANSFERRED_IN, on, paper);
  return left;
}
