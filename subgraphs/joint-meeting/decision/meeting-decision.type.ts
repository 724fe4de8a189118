import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { Desk } from "../desk/desk.type";
import { toDeskType } from "../desk/desk.type";
import { TaskAnswer } from "../task/task-answer";
import { TaskState } from "../task/task-state";
import type { MeetingDecisionRow } from "./meeting-decision.rows";

@ObjectType({
  simpleResolvers: true,
  description: "How far the task of a decision has come; the task itself is its desk's. 议定事项的落实情况。",
})
export class DecisionTask {
  @Field(() => ID, { description: "Id of the task. 任务编号。" })
  id: string;

  @Field(() => String, { description: "Number of the task. 任务号。" })
  number: string;

  @Field(() => TaskState, { description: "How far it has come. 任务状态。" })
  state: TaskState;

  @Field(() => DateScalar, { description: "Day by which it is due now. 现行期限。" })
  dueOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the answer or withdrawal. 办结日期。" })
  closedOn: string | null;

  @Field(() => TaskAnswer, { nullable: true, description: "The answer in a word; null before. 反馈结论；未反馈为空。" })
  answer: TaskAnswer | null;
}

@ObjectType({ simpleResolvers: true, description: "What a meeting decided on an item. 议定事项。" })
export class MeetingDecision {
  @Field(() => ID, { description: "Id of the decision. 议定事项编号。" })
  id: string;

  @Field(() => Int, { description: "Which decision of the meeting, from 1. 序号。" })
  ordinal: number;

  @Field(() => Desk, { description: "Who carries it out. 责任岗位。" })
  desk: Desk;

  @Field(() => DateScalar, { description: "Day by which it is to be carried out, as decided. 议定的完成期限。" })
  dueOn: string;

  @Field(() => String, { nullable: true, description: "Number of the case that it is about. 案号。" })
  caseNumber: string | null;

  @Field(() => InstantScalar, { description: "When it was recorded. 记录时间。" })
  at: Date;

  @Field(() => String, { description: "Account that recorded it. 记录人账号。" })
  actor: string;

  @Field(() => String, { description: "Post on the day. 记录人职务。" })
  post: string;

  @Field(() => DecisionTask, { description: "The task that came of it. 落实任务。" })
  task: DecisionTask;

  meetingId: string;
  itemId: string;
  /** Opened only for a request that asks for it. */
  textSealed: Buffer;
}

/** The decision of a row that the caller may read. */
export function toMeetingDecision({ desk, ...row }: MeetingDecisionRow): MeetingDecision {
  const { taskId, taskNumber, taskState, taskDueOn, taskClosedOn, taskAnswer, ...own } = row;
  return {
    ...own,
    desk: toDeskType(desk),
    task: {
      id: taskId,
      number: taskNumber,
      state: taskState,
      dueOn: taskDueOn,
      closedOn: taskClosedOn,
      answer: taskAnswer,
    },
  };
}

@ArgsType()
export class RecordDecisionArguments {
  @Field(() => ID, { description: "Id of the agenda item. 议题编号。" })
  itemId: string;

  @Field(() => Int, { description: "Version of the meeting that was read. 所读会议版本号。" })
  version: number;

  @Field(() => String, {
    description: "What was decided. Members read their own; write no child's name. 议定内容，请勿填写儿童姓名。",
  })
  text: string;

  @Field(() => String, { description: "Code of the desk that carries it out. 责任岗位代码。" })
  desk: string;

  @Field(() => DateScalar, { description: "Day by which, not before today. 完成期限，不得早于今天。" })
  dueOn: Date;

  @Field(() => ID, {
    nullable: true,
    description: "One of the cases behind the item, if the decision is about one. 议题所涉案件编号，可不填。",
  })
  caseId?: string | null;
}

export const RecordDecisionOutcome = createUnionType({
  name: "RecordDecisionOutcome",
  description: "The decision with its task, or why it was not recorded. 记录议定事项的结果。",
  types: () => [MeetingDecision, Refusal] as const,
});
