import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import { Desk } from "../desk/desk.type";
import { TaskAnswer } from "./task-answer";
import { TaskKind } from "./task-kind";
import { TaskState } from "./task-state";

@ObjectType({
  simpleResolvers: true,
  description: "What the joint meeting asks a department, school or township for. 联席会议交办的任务。",
})
export class Task {
  @Field(() => ID, { description: "Id of the task. 任务编号。" })
  id: string;

  @Field(() => String, { description: "Number, such as 450204-2018-T0001. 任务号。" })
  number: string;

  @Field(() => TaskKind, { description: "What is asked for. 任务类别。" })
  kind: TaskKind;

  @Field(() => TaskState, { description: "How far it has come. 任务状态。" })
  state: TaskState;

  @Field(() => Int, { description: "Counts up with each change; given back with the next act. 版本号，办理时回传。" })
  version: number;

  @Field(() => Desk, { description: "Who is asked. 承办单位。" })
  desk: Desk;

  @Field(() => Desk, { description: "Who asks and is told of the answer. 交办单位。" })
  asker: Desk;

  @Field(() => String, { nullable: true, description: "Number of the case; null for a task of none. 案件号。" })
  caseNumber: string | null;

  @Field(() => ID, { nullable: true, description: "The meeting that decided it. 议定该任务的会议编号。" })
  meetingId: string | null;

  @Field(() => ID, { nullable: true, description: "The item of that meeting's agenda. 所属议题编号。" })
  itemId: string | null;

  @Field(() => Child, {
    nullable: true,
    description:
      "The child, for whoever reads the case and for the desk of a department that keeps a register: into its own records. 儿童；仅可办案者及有登记册的承办部门（查阅本部门记录）可见。",
  })
  child: Child | null;

  @Field(() => DateScalar, { description: "Day by which it is due. 办理期限。" })
  dueOn: string;

  @Field(() => Int, {
    description: "Days over the due day while it is asked or accepted; 0 otherwise. 逾期天数；未逾期或已办结为0。",
  })
  overdueDays: number;

  @Field(() => [TaskAnswer], { description: "What may be answered. 可选的反馈结论。" })
  possibleAnswers: readonly TaskAnswer[];

  @Field(() => TaskAnswer, {
    nullable: true,
    description:
      "The answer in a word; null before, and for whoever may not read it. 反馈结论；未反馈或无权查看时为空。",
  })
  answer: TaskAnswer | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Attachments of the answer; null for whoever may not read it. 反馈附件编号；无权查看时为空。",
  })
  attachmentIds: string[] | null;

  @Field(() => DateScalar, { description: "Day on which it was asked last. 交办日期。" })
  askedOn: string;

  @Field(() => InstantScalar, { description: "When it was asked last. 交办时间。" })
  askedAt: Date;

  @Field(() => String, { description: "Account that asked. 交办人账号。" })
  askedBy: string;

  @Field(() => String, { description: "Post on the day. 交办人职务。" })
  askedPost: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of acceptance. 受理日期。" })
  acceptedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that accepted it. 受理人账号。" })
  acceptedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post on the day. 受理人职务。" })
  acceptedPost: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of the answer or withdrawal. 办结日期。" })
  closedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Account that answered or withdrew it; null where the county's round closed the case. 办结人账号。",
  })
  closedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post on the day. 办结人职务。" })
  closedPost: string | null;

  /** For whoever reads the case; null otherwise. */
  caseId: string | null;
  /** Opened only for a request that asks for them, and null for whoever may not read them. */
  textSealed: Buffer | null;
  partSealed: Buffer | null;
  answerSealed: Buffer | null;
  reasonSealed: Buffer | null;
  /** Whether the caller may read what the asker wrote, and what the desk did. */
  isQuestionOpen: boolean;
  isAnswerOpen: boolean;
}

export const TaskConnection = Connection(Task, "Task");
