import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import type { Desk } from "../desk/desk";
import { notifyAll } from "../inbox/notify";
import type { TaskRow } from "./task.rows";

/** What is told of a task, by the name that inbox and case history share. */
type Tidings = "TASK_ASKED" | "TASK_ACCEPTED" | "TASK_RETURNED" | "TASK_DONE" | "TASK_WITHDRAWN";

interface Telling {
  /** As it is after the act. */
  task: Pick<TaskRow, "id" | "number" | "caseId" | "dueOn" | "version">;
  kind: Tidings;
  /** Whose inboxes; the history of the case is told in any event. */
  desks: readonly Desk[];
  by: Caller | "system";
  on: string;
  at: Date;
  vault: Vault;
}

/**
 * Tells desks and the history of the case what became of a task, within the transaction of the act: that it was answered,
 * and never what.
 */
export async function tellOfTask(manager: EntityManager, telling: Telling): Promise<void> {
  const { task, kind, desks, by, on, at, vault } = telling;
  const { id, number, caseId, dueOn, version } = task;
  if (caseId !== null)
    await recordCaseEvent(manager, { caseId, kind: CaseEventKind[kind], note: number, by, at, vault });
  const notices = [...new Set(desks)].map((desk) => ({
    desk,
    kind,
    subjectKind: "TASK" as const,
    subjectId: id,
    caseId,
    dueOn,
    dedupe: `${kind}:${id}:${version}:${desk}`,
    on,
    at,
  }));
  await notifyAll(manager, notices);
}
