import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Vault } from "../../../infra/runtime/vault";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { type Desk, LEADER } from "../desk/desk";
import { notify } from "../inbox/notify";
import { daysAfter } from "../report-due/report-standing";
import type { ApprovalKind } from "./approval-kind";

/** What is asked of the leader. Whoever calls has checked that the caller may ask it. */
export interface ApprovalToPut {
  kind: ApprovalKind;
  subjectId: string;
  caseId: string | null;
  desk: Desk;
  reason: string;
  caller: Caller;
  clock: Clock;
  vault: Vault;
}

/**
 * Puts an approval before the leader, with a notice to its desk, within the caller's transaction.
 * @returns its id, or null when one of the same is standing.
 */
export async function putApproval(manager: EntityManager, approval: ApprovalToPut): Promise<string | null> {
  const { kind, subjectId, caseId, desk, reason, caller, clock, vault } = approval;
  const [on, at] = [clock.today(), clock.now()];
  const { APPROVAL_DAYS } = await getCaseworkSettings(manager, on);
  // What nobody decided in time stands in nobody's way.
  await manager.query(LAPSE_SAME, [kind, subjectId, on]);
  const id = randomUUID();
  const lapsesOn = daysAfter(on, APPROVAL_DAYS);
  const who = [caller.actor, caller.post, caller.department];
  const row = [id, kind, subjectId, caseId, desk, vault.seal(reason), at, ...who, lapsesOn];
  const put = await manager.query<object[]>(INSERT, row);
  if (put.length === 0) return null;
  await notify(manager, {
    desk: LEADER,
    kind: "APPROVAL_ASKED",
    subjectKind: "APPROVAL",
    subjectId: id,
    caseId,
    dueOn: lapsesOn,
    dedupe: `approval ${id} asked`,
    on,
    at,
  });
  return id;
}

const LAPSE_SAME = `
  UPDATE approval SET state = 'LAPSED'
  WHERE kind = $1 AND subject_id = $2 AND state IN ('ASKED', 'APPROVED') AND lapses_on < $3::date`;

const INSERT = `
  INSERT INTO approval (id, kind, subject_id, case_id, desk, reason_sealed, asked_at, asked_by, asked_post,
    asked_department, lapses_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT DO NOTHING RETURNING id`;
