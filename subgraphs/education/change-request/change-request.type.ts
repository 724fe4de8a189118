import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import { Child } from "../child/child.type";
import { ChangeActKind, ChangeParty } from "./change-party";
import type { ChangeRequestEntity } from "./change-request.entity";
import { ChangeRequestKind } from "./change-request-kind";
import { ChangeRequestState } from "./change-request-state";

@ObjectType({ simpleResolvers: true, description: "An act in a change of enrolment. 学籍异动办理记录。" })
export class ChangeAct extends ActRecord {
  @Field(() => ChangeActKind, { description: "What was done. 办理环节。" })
  kind: ChangeActKind;

  @Field(() => ChangeParty, {
    description:
      "Whose word it is; that of another county is recorded by one of ours. 意见方；外县意见由本县代为登记。",
  })
  party: ChangeParty;

  @Field(() => String, { nullable: true, description: "The paper it rests on, with its number. 材料名称及文号。" })
  paper: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Date of the paper. 材料日期。" })
  paperOn: string | null;

  /** Opened only for a request that asks for it. */
  noteSealed: Buffer | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A change of enrolment: asked for, agreed to, carried out. 学籍异动申请。",
})
export class ChangeRequest {
  @Field(() => ID, { description: "Id of the request. 申请标识。" })
  id: string;

  @Field(() => ChangeRequestKind, { description: "What is asked for. 申请类型。" })
  kind: ChangeRequestKind;

  @Field(() => ChangeRequestState, { description: "How far it has come. 状态。" })
  state: ChangeRequestState;

  @Field(() => ChangeParty, {
    nullable: true,
    description: "Whose step it is; null when nobody's. 待办方；无待办为空。",
  })
  awaits: ChangeParty | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day of that step. 当前环节办理期限。" })
  dueOn: string | null;

  @Field(() => Boolean, { description: "Whether that day is past. 当前环节是否逾期。" })
  isOverdue: boolean;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => Region, {
    nullable: true,
    description: "The other county, of a transfer between two. 外县（跨县转学）。",
  })
  elsewhere: Region | null;

  @Field(() => Int, { nullable: true, description: "Grade that the child goes to. 转入（复学）年级。" })
  grade: number | null;

  @Field(() => String, { nullable: true, description: "Class that the child goes to. 转入（复学）班级。" })
  className: string | null;

  @Field(() => String, { description: "The paper it rests on. 证明材料。" })
  paper: string;

  @Field(() => DateScalar, { nullable: true, description: "Date of the paper. 材料日期。" })
  paperOn: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day from which a change within one school holds. 休学、复学、死亡日期。",
  })
  takesEffectOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day of a leave. 休学期满日期。" })
  endsOn: string | null;

  @Field(() => DateScalar, { description: "Day it was asked for. 申请日期。" })
  requestedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day it was completed. 办结日期。" })
  completedOn: string | null;

  enrolmentKey: string;
  leftEnrolmentId: string | null;
  fromSchoolId: string | null;
  toSchoolId: string | null;
  elsewhereSchool: string | null;
  /** Opened only for a request that asks for it. */
  reasonSealed: Buffer;
}

export const ChangeRequestConnection = Connection(ChangeRequest, "ChangeRequest");

/** The change of a row that the caller may see, as it is overdue or not on a day. */
export function toChangeRequest(row: ChangeRequestEntity, today: string): ChangeRequest {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    awaits: row.awaits,
    dueOn: row.dueOn,
    isOverdue: row.dueOn !== null && row.dueOn < today,
    child: { id: row.childId },
    elsewhere: row.elsewhereCounty === null ? null : toRegion(row.elsewhereCounty),
    grade: row.grade,
    className: row.className,
    paper: row.paper,
    paperOn: row.paperOn,
    takesEffectOn: row.takesEffectOn,
    endsOn: row.endsOn,
    requestedOn: row.requestedOn,
    completedOn: row.completedOn,
    enrolmentKey: row.enrolmentKey,
    leftEnrolmentId: row.leftEnrolmentId,
    fromSchoolId: row.fromSchoolId,
    toSchoolId: row.toSchoolId,
    elsewhereSchool: row.elsewhereSchool,
    reasonSealed: row.reasonSealed,
  };
}
