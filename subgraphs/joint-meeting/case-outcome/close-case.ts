import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { advanceCase, type CasePatch } from "../case/advance-case";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { endDeadline } from "../deadline/deadlines";
import { notify } from "../inbox/notify";
import type { NoticeKind } from "../inbox/notice-kind";
import { withdrawTasksOfCase } from "../task/withdraw-tasks";

interface Closing {
  /** County day, YYYY-MM-DD, and instant. */
  on: string;
  at: Date;
  by: Caller | "system";
  vault: Vault;
  /** What the lead is told. */
  notice: keyof typeof NoticeKind;
  /** What else changes with it. */
  patch?: CasePatch;
}

/** Closes a case that is locked, with its deadlines and unfinished tasks; what confirmed it is for the act to write down. */
export async function closeCase(manager: EntityManager, row: CaseRow, closing: Closing): Promise<CaseRow> {
  const { on, at, by, vault, notice, patch = {} } = closing;
  const closed = await advanceCase(manager, row, { ...patch, state: CaseState.CLOSED, closedOn: on });
  await endDeadline(manager, "CASE", row.id, on);
  await endDeadline(manager, "CASE_WATCH", row.id, on);
  // That it is closed and never how: a special school or a death is nothing that a department was to learn.
  const reason = `${row.number}号案件已结案，本任务不再办理。`;
  await withdrawTasksOfCase(manager, { caseId: row.id, reason, by, on, at, vault });
  await notify(manager, {
    desk: row.lead,
    kind: notice,
    subjectKind: "CASE",
    subjectId: row.id,
    caseId: row.id,
    dueOn: null,
    dedupe: `case:${row.id}:closed:${closed.version}`,
    on,
    at,
  });
  return closed;
}
