import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a task has come. */
export enum TaskState {
  ASKED = "ASKED",
  ACCEPTED = "ACCEPTED",
  RETURNED = "RETURNED",
  DONE = "DONE",
  WITHDRAWN = "WITHDRAWN",
}

/** States in which the desk has something to do, so that a task may be overdue. */
export const UNFINISHED: readonly TaskState[] = [TaskState.ASKED, TaskState.ACCEPTED];

registerEnumType(TaskState, {
  name: "TaskState",
  description: "How far a task has come. 任务状态。",
  valuesConfig: {
    ASKED: { description: "Asked for, not yet accepted. 已交办，待受理。" },
    ACCEPTED: { description: "Accepted, at work. 已受理，办理中。" },
    RETURNED: { description: "Returned to whoever asked, with a reason. 已退回。" },
    DONE: { description: "Answered. 已反馈。" },
    WITHDRAWN: { description: "Withdrawn by whoever asked. 已撤回。" },
  },
});
