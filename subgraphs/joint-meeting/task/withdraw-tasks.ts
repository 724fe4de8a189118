import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { endDeadline } from "../deadline/deadlines";
import { deadlineSubject } from "./raise-task";
import { recordTaskEvent } from "./task-history";
import { TaskEventKind } from "./task-event-kind";
import { LOCK_TASKS_OF_CASE, WITHDRAW_TASK } from "./task.statements";
import type { TaskRow } from "./task.rows";
import { tellOfTask } from "./tell-of-task";

interface Withdrawal {
  /** Why, in words. */
  reason: string;
  /** Whoever closes the case, or the county's round. */
  by: Caller | "system";
  on: string;
  at: Date;
  vault: Vault;
}

/** Withdraws a task that is held and not at an end, tells its desk, and ends its deadline, within the caller's transaction. */
export async function withdrawTask(manager: EntityManager, task: TaskRow, withdrawal: Withdrawal): Promise<void> {
  const { id, kind, dueOn, version, desk } = task;
  const { reason, by, on, at, vault } = withdrawal;
  const noteSealed = vault.seal(reason);
  const who = by === "system" ? [null, null, null] : [by.actor, by.post, by.department];
  await manager.query(WITHDRAW_TASK, [id, on, at, ...who, noteSealed]);
  await recordTaskEvent(manager, { taskId: id, kind: TaskEventKind.WITHDRAWN, dueOn, noteSealed, by, at });
  await endDeadline(manager, deadlineSubject(kind), id, on);
  const withdrawn = { ...task, version: version + 1 };
  await tellOfTask(manager, { task: withdrawn, kind: "TASK_WITHDRAWN", desks: [desk], by, on, at, vault });
}

/** Withdraws what departments have not answered yet of a case that is closed, in the transaction that closes it. */
export async function withdrawTasksOfCase(
  manager: EntityManager,
  { caseId, ...withdrawal }: Withdrawal & { caseId: string },
): Promise<void> {
  for (const task of await manager.query<TaskRow[]>(LOCK_TASKS_OF_CASE, [caseId]))
    await withdrawTask(manager, task, withdrawal);
}
