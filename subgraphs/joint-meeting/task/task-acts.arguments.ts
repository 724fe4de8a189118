import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { TaskAnswer } from "./task-answer";
import { TaskKind } from "./task-kind";
import { Task } from "./task.type";

@ArgsType()
export class AskTaskArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => Int, {
    nullable: true,
    description: "Version of the case as it was read; without it the case may have moved on. 案件版本号，可不填。",
  })
  version?: number | null;

  @Field(() => TaskKind, { description: "What is asked for; all but DECISION. 任务类别；议定事项除外。" })
  kind: TaskKind;

  @Field(() => String, { description: "Code of the desk that is asked. 承办单位岗位代号。" })
  desk: string;

  @Field(() => String, {
    description:
      "What is asked, in words, without what the desk need not know of the child. 交办内容；勿写任务无关的个人信息。",
  })
  text: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Day by which it is due, from today; by the county's rule for the kind by default. 办理期限，默认按县规则。",
  })
  dueOn?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: "The case's document to be served; for SERVE_NOTICE alone. 须送达的文书编号；仅送达任务填写。",
  })
  documentId?: string | null;
}

@ArgsType()
export class TaskActArguments {
  @Field(() => ID, { description: "Id of the task. 任务编号。" })
  id: string;

  @Field(() => Int, { description: "Version of the task as it was read. 任务版本号。" })
  version: number;
}

@ArgsType()
export class TaskReasonArguments extends TaskActArguments {
  @Field(() => String, { description: "Why. 理由。" })
  reason: string;
}

@ArgsType()
export class AnswerTaskArguments extends TaskActArguments {
  @Field(() => TaskAnswer, { description: "The answer in a word; one of the task's possible answers. 反馈结论。" })
  answer: TaskAnswer;

  @Field(() => String, { description: "The answer in words. 反馈说明。" })
  text: string;

  @Field(() => [ID], { defaultValue: [], description: "Attachments of this task. 本任务的附件编号。" })
  attachmentIds: string[];
}

@ArgsType()
export class AskTaskAgainArguments extends TaskActArguments {
  @Field(() => String, { description: "What was changed or added. 变更或补充内容。" })
  changed: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day by which it is due; by the county's rule by default. 办理期限，默认按县规则。",
  })
  dueOn?: Date | null;
}

/** The task as it is after an act, or why nothing was done. */
const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Task, Refusal] as const });

export const AskTaskOutcome = outcome("AskTaskOutcome", "The task that was asked, or why none was. 交办的结果。");
export const AcceptTaskOutcome = outcome("AcceptTaskOutcome", "The accepted task, or why it is not. 受理的结果。");
export const ReturnTaskOutcome = outcome("ReturnTaskOutcome", "The returned task, or why it is not. 退回的结果。");
export const AnswerTaskOutcome = outcome("AnswerTaskOutcome", "The answered task, or why it is not. 反馈的结果。");
export const AskTaskAgainOutcome = outcome(
  "AskTaskAgainOutcome",
  "The task that was asked again, or why it was not. 重新交办的结果。",
);
export const WithdrawTaskOutcome = outcome("WithdrawTaskOutcome", "The withdrawn task, or why it is not. 撤回的结果。");
