import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar } from "../../../schema/scalars";
import { Desk } from "../desk/desk.type";
import { TaskState } from "../task/task-state";
import { AgendaItemState } from "./agenda-item-state";
import { AgendaKind } from "./agenda-kind";

@ObjectType({
  simpleResolvers: true,
  description:
    "One of the things behind an agenda item: whose it is and for how long, never who the child is. 议题所涉事项（不含儿童信息）。",
})
export class AgendaSubject {
  @Field(() => ID, {
    description:
      "Id of the case, task, finding, opening, approval, letter or decision; a word for anything else. 事项编号。",
  })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: "Number of the task, of the letter, or of the decision's meeting. 任务号、发文字号或会议次序。",
  })
  number: string | null;

  @Field(() => String, { nullable: true, description: "Number of the case, if it is about one. 案号。" })
  caseNumber: string | null;

  @Field(() => Desk, { nullable: true, description: "Whose it is. 责任岗位。" })
  desk: Desk | null;

  @Field(() => DateScalar, { nullable: true, description: "Since when. 起始日期。" })
  since: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day by which it is due. 期限。" })
  dueOn: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Days over the due day, else since it began; null for what does not run. 逾期天数，无期限者为已历天数。",
  })
  days: number | null;

  @Field(() => TaskState, { nullable: true, description: "How far a task or decision has come. 办理状态。" })
  taskState: TaskState | null;

  @Field(() => String, { nullable: true, description: "What is said of it. 说明。" })
  note: string | null;
}

export const AgendaSubjectConnection = Connection(AgendaSubject, "AgendaSubject");

@ObjectType({ simpleResolvers: true, description: "An item of a meeting's agenda. 会议议题。" })
export class AgendaItem {
  @Field(() => ID, { description: "Id of the item. 议题编号。" })
  id: string;

  @Field(() => AgendaKind, { description: "What it is about. 议题类别。" })
  kind: AgendaKind;

  @Field(() => Int, { description: "Place on the agenda, from 1. 顺序。" })
  position: number;

  @Field(() => String, { description: "Title, without anything of a child. 议题名称（不含儿童信息）。" })
  title: string;

  @Field(() => AgendaItemState, { description: "Whether it comes before the meeting. 议题状态。" })
  state: AgendaItemState;

  @Field(() => Boolean, { description: "Whether it was noted without a decision. 是否知悉。" })
  noted: boolean;

  meetingId: string;
  caseId: string | null;
  /** The rest is for whoever sees the whole meeting. */
  subjectCount: number;
  /** Opened only for a request that asks for them. */
  textSealed: Buffer | null;
  noteSealed: Buffer | null;
  reasonSealed: Buffer | null;
}
