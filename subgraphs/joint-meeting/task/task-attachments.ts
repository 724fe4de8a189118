import { notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { AttachmentPolicy } from "../../../infra/runtime/upload/kept-attachment";
import { mayReadAnswer } from "./disclosure.policy";
import { HOLD_TASK_AS_IT_IS } from "./task.statements";
import { mayReadTask, mayWorkTask } from "./task.policy";
import { SELECT_TASK_ROW, type TaskRow } from "./task.rows";
import { UNFINISHED } from "./task-state";

/** Papers of a task: its desk adds them while it is at work, and they are read as the answer that they belong to. */
export const TASK_ATTACHMENTS: AttachmentPolicy = {
  async mayRead(database, { caller, subjectId }) {
    const [task] = await database.query<TaskRow[]>(SELECT_TASK_ROW, [subjectId]);
    return task !== undefined && mayReadTask(caller, task) && mayReadAnswer(caller, task);
  },
  async refusalToAdd(manager, { caller, subjectId }) {
    const [task] = await manager.query<TaskRow[]>(HOLD_TASK_AS_IT_IS, [subjectId]);
    if (task === undefined || !mayReadTask(caller, task)) return notFound();
    if (!mayWorkTask(caller, task)) return notYours("The desk that is asked adds papers.", "应由承办单位上传材料。");
    if (UNFINISHED.includes(task.state)) return null;
    return wrongState(`Task ${task.number} is ${task.state}.`, `${task.number}号任务已退回或办结，不能再上传材料。`);
  },
};
