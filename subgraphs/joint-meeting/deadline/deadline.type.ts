import "reflect-metadata";
import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { type Desk as DeskCode } from "../desk/desk";
import { Desk, toDeskType } from "../desk/desk.type";
import { SubjectKind } from "../inbox/subject-kind";
import type { ReckonedDeadline } from "./deadline.service";
import { EscalationLevel } from "./escalation-level";

@ObjectType({ simpleResolvers: true, description: "By when something is to be done, and by whom. 期限。" })
export class Deadline {
  @Field(() => SubjectKind, { description: "What is to be done. 事项类别。" })
  subjectKind: SubjectKind;

  @Field(() => String, { description: "Id of that. 事项编号。" })
  subjectId: string;

  @Field(() => ID, { nullable: true, description: "Id of the case it belongs to. 所属个案编号。" })
  caseId: string | null;

  @Field(() => String, { nullable: true, description: "Number of the case it belongs to. 所属个案案号。" })
  caseNumber: string | null;

  @Field(() => Desk, { description: "Whose it is to keep it. 责任岗位。" })
  desk: Desk;

  @Field(() => DateScalar, { description: "Last day. 截止日期。" })
  dueOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it was done or given up. 办结日期。" })
  endedOn: string | null;

  @Field(() => Int, {
    description: "Working days that it is overdue, or was when it was done. 逾期工作日数（已办结的，计至办结日）。",
  })
  overdueDays: number;

  @Field(() => EscalationLevel, {
    nullable: true,
    description: "How far up it has been told; null for nowhere. 已上报层级；未上报为空。",
  })
  escalation: EscalationLevel | null;
}

export const DeadlineConnection = Connection(Deadline, "Deadline");

@ArgsType()
export class OverdueArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "The county or a township of it. 县（区）或乡镇（街道）代码。" })
  regionCode: RegionCode;

  @Field(() => String, { nullable: true, description: "Only of this desk, by its code. 仅此岗位。" })
  desk?: string | null;

  @Field(() => [SubjectKind], { nullable: true, description: "Only of these kinds. 仅这些类别。" })
  subjectKinds?: SubjectKind[] | null;
}

/** A deadline as it is shown. */
export function toDeadline(row: ReckonedDeadline): Deadline {
  const { subjectKind, subjectId, caseId, caseNumber, desk, dueOn, endedOn, overdueDays, escalation } = row;
  return {
    subjectKind: SubjectKind[subjectKind],
    subjectId,
    caseId,
    caseNumber,
    desk: toDeskType(desk as DeskCode),
    dueOn,
    endedOn,
    overdueDays,
    escalation,
  };
}
