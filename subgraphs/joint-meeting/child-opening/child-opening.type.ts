import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { CitizenIdScalar, InstantScalar } from "../../../schema/scalars";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import { Approval } from "../approval/approval.type";
import { Child } from "../child/child.type";
import { Desk, toDeskType } from "../desk/desk.type";
import type { ChildOpeningRow } from "./child-opening.rows";
import { OpeningMode } from "./opening-mode";

@ObjectType({
  simpleResolvers: true,
  description: "An opening of a child's sensitive data outside a case, for a limited time. 案外调阅。",
})
export class ChildOpening {
  @Field(() => ID, { description: "Id of the opening, for x-case. 调阅编号，用于 x-case。" })
  id: string;

  @Field(() => Child, {
    nullable: true,
    description: "The child; to the desk that opened it and the leader alone. 儿童；仅调阅岗位与领导可见。",
  })
  child: Child | null;

  @Field(() => OpeningMode, { description: "How it was opened. 调阅方式。" })
  mode: OpeningMode;

  @Field(() => Desk, { description: "Desk that opened it. 调阅岗位。" })
  desk: Desk;

  @Field(() => String, { description: "Account to which it is open. 调阅人账号。" })
  openedBy: string;

  @Field(() => String, { description: "Post on the day. 调阅人职务。" })
  openedPost: string;

  @Field(() => InstantScalar, { description: "From when. 调阅起始时间。" })
  openedAt: Date;

  @Field(() => InstantScalar, { description: "Up to when. 调阅截止时间。" })
  until: Date;

  @Field(() => InstantScalar, { nullable: true, description: "When it was ended before its time. 提前结束时间。" })
  endedAt: Date | null;

  @Field(() => Boolean, { description: "Whether it is in force now. 当前是否有效。" })
  inForce: boolean;

  @Field(() => ID, { nullable: true, description: "Id of the approval that gave it. 审批编号。" })
  approvalId: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the meeting that it was put before. 通报的联席会议编号。" })
  meetingId: string | null;

  /** Opened only for a request that asks for it. */
  reasonSealed: Buffer;
}

@ObjectType({
  simpleResolvers: true,
  description: "What a case or an opening opens to the caller now. 当前可调阅范围。",
})
export class CaseAccess {
  @Field(() => [ID], { description: "Person ids of the child's records. 儿童各记录的人员标识。" })
  children: string[];
}

export const ChildOpeningConnection = Connection(ChildOpening, "ChildOpening");

@ArgsType()
export class OpenChildArguments {
  @Field(() => ID, {
    nullable: true,
    description: "Person id of the child; this or the ID number. 儿童的人员标识；与身份号码二选一。",
  })
  childId?: string | null;

  @Field(() => CitizenIdScalar, {
    nullable: true,
    description: "ID number of the child; this or the person id. 儿童的公民身份号码；与人员标识二选一。",
  })
  idNumber?: CitizenId | null;

  @Field(() => String, { description: "Why, in 10 characters or more. 调阅理由，不少于10字。" })
  reason: string;
}

export const AskChildOpeningOutcome = createUnionType({
  name: "AskChildOpeningOutcome",
  description: "What was put before the leader, or why it was not. 申请调阅的结果。",
  types: () => [Approval, Refusal] as const,
});

export const BreakGlassOutcome = createUnionType({
  name: "BreakGlassOutcome",
  description: "The opening, or why there is none. 紧急调阅的结果。",
  types: () => [ChildOpening, Refusal] as const,
});

export const EndChildOpeningOutcome = createUnionType({
  name: "EndChildOpeningOutcome",
  description: "The opening that was ended, or why it was not. 结束调阅的结果。",
  types: () => [ChildOpening, Refusal] as const,
});

/** The opening of a row that the caller may read, as it is at an instant. */
export function toChildOpening(
  { childId, desk, openedDepartment: _department, ...row }: ChildOpeningRow,
  { at, showsChild }: { at: Date; showsChild: boolean },
): ChildOpening {
  return {
    ...row,
    desk: toDeskType(desk),
    child: showsChild ? { id: childId } : null,
    inForce: row.endedAt === null && row.openedAt <= at && row.until > at,
  };
}
