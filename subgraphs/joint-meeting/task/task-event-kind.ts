import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What happened to a task. */
export enum TaskEventKind {
  ASKED = "ASKED",
  ACCEPTED = "ACCEPTED",
  RETURNED = "RETURNED",
  ASKED_AGAIN = "ASKED_AGAIN",
  ANSWERED = "ANSWERED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(TaskEventKind, {
  name: "TaskEventKind",
  description: "What happened to a task. 任务经过类别。",
  valuesConfig: {
    ASKED: { description: "Asked for. 交办。" },
    ACCEPTED: { description: "Accepted. 受理。" },
    RETURNED: { description: "Returned with a reason. 退回。" },
    ASKED_AGAIN: { description: "Asked again, with what was changed. 重新交办。" },
    ANSWERED: { description: "Answered. 反馈。" },
    WITHDRAWN: { description: "Withdrawn with a reason. 撤回。" },
  },
});
