import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { alreadyDone, changed, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { LOCK_TASK } from "./task.statements";
import { mayDirectTask, mayReadTask, mayWorkTask } from "./task.policy";
import type { TaskRow } from "./task.rows";
import { mayFollow, stateAfter, type TaskAct } from "./task-transition";

/** Which task, as the caller has read it. */
export interface TaskVersion {
  id: string;
  version: number;
}

/** Acts of the desk that is asked; the others are the asker's. */
const ACTS_OF_DESK: readonly TaskAct[] = ["ACCEPT", "RETURN", "ANSWER"];

/** Whether an act is the caller's to do. */
function mayDo(caller: Caller, act: TaskAct, task: TaskRow): boolean {
  return ACTS_OF_DESK.includes(act) ? mayWorkTask(caller, task) : mayDirectTask(caller, task);
}

/**
 * Locks a task for an act until the transaction's end, when the act is the caller's, may follow now, and the task is as
 * the caller has read it: of two at once the second finds what the first has done.
 */
export async function holdTask(
  manager: EntityManager,
  caller: Caller,
  act: TaskAct,
  { id, version }: TaskVersion,
): Promise<TaskRow | Refusal> {
  if (!isUuid(id)) return notFound();
  const [task] = await manager.query<TaskRow[]>(LOCK_TASK, [id]);
  if (task === undefined || !mayReadTask(caller, task)) return notFound();
  if (!mayDo(caller, act, task)) return notYourAct(act);
  if (task.state === stateAfter(act))
    return alreadyDone(`Task ${task.number} is ${task.state} already.`, `${task.number}号任务已办理。`);
  if (task.version !== version)
    return changed(
      `Task ${task.number} is at version ${task.version} now.`,
      `${task.number}号任务已更新至第${task.version}版。`,
    );
  if (mayFollow(act, task.state)) return task;
  return wrongState(
    `Task ${task.number} is ${task.state}; what is asked is accepted, then answered or returned; what is returned is asked again or withdrawn.`,
    `${task.number}号任务当前状态不可办理：须先受理，再反馈或退回；退回后方可重新交办或撤回。`,
  );
}

export function notYourAct(act: TaskAct): Refusal {
  return ACTS_OF_DESK.includes(act)
    ? notYours("The desk that is asked does this.", "应由承办单位办理。")
    : notYours("The desk that asked, or the office, does this.", "应由交办单位或联席会议办公室办理。");
}
