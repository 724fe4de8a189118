import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import { Child } from "../child/child.type";
import { SchoolStage } from "../dropout-rate/dropout-rate.type";
import { SubsidyGround } from "../subsidy-gap/subsidy-ground";
import { SubsidyApplicationAct, SubsidyApplicationState } from "./application-state";
import type { SubsidyApplicationEntity } from "./subsidy-application.entity";

@ObjectType({ simpleResolvers: true, description: "A payment that was made. 资助发放。" })
export class SubsidyPayment {
  @Field(() => DateScalar, { description: "Day. 发放日期。" })
  paidOn: string;

  @Field(() => Int, { description: "Amount in hundredths of a yuan. 金额（分）。" })
  amountFen: number;

  @Field(() => Int, { description: "The centre's share. 中央承担（分）。" })
  centreFen: number;

  @Field(() => Int, { description: "The county's share. 县级承担（分）。" })
  countyFen: number;

  /** Opened only for a request that asks for it. */
  voucherSealed: Buffer;
}

@ObjectType({ simpleResolvers: true, description: "Who did what about an application. 资助申请办理记录。" })
export class SubsidyApplicationEvent extends ActRecord {
  @Field(() => SubsidyApplicationAct, { description: "What was done. 办理环节。" })
  kind: SubsidyApplicationAct;

  @Field(() => Int, { nullable: true, description: "Amount, where there is one. 金额（分）。" })
  amountFen: number | null;

  /** Opened only for a request that asks for it. */
  noteSealed: Buffer | null;
}

@ObjectType({ simpleResolvers: true, description: "An application for a child's subsidy in one term. 资助申请。" })
export class SubsidyApplication {
  @Field(() => ID, { description: "Id of the application. 申请标识。" })
  id: string;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;

  @Field(() => [SubsidyGround], { description: "Grounds named. 申请依据。" })
  grounds: SubsidyGround[];

  @Field(() => SchoolStage, { description: "Stage on the day of the application. 学段。" })
  stage: SchoolStage;

  @Field(() => Boolean, { description: "Whether the child then boarded. 是否寄宿生。" })
  boards: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "What the rules gave for the term; null when none did. 按标准应补金额（分）；无对应标准为空。",
  })
  ruleFen: number | null;

  @Field(() => SubsidyApplicationState, { description: "How far it has come. 状态。" })
  state: SubsidyApplicationState;

  @Field(() => Int, { description: "Version that an act is to name; one more with each. 版本号，办理时须注明。" })
  version: number;

  @Field(() => DateScalar, { description: "Day of the application. 申请日期。" })
  appliedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the decision. 审定日期。" })
  decidedOn: string | null;

  @Field(() => Int, { nullable: true, description: "Amount approved. 核定金额（分）。" })
  approvedFen: number | null;

  @Field(() => SubsidyPayment, { nullable: true, description: "Its payment; null before. 发放情况；未发放为空。" })
  payment: SubsidyPayment | null;

  enrolmentId: string;

  /** Opened only for a request that asks for it. */
  reasonSealed: Buffer;

  /** Opened only for a request that asks for it. */
  paperSealed: Buffer;
}

export const SubsidyApplicationConnection = Connection(SubsidyApplication, "SubsidyApplication");

/** The application of a row that the caller may read. */
export function toSubsidyApplication(row: SubsidyApplicationEntity): SubsidyApplication {
  return {
    id: row.id,
    child: { id: row.childId },
    term: row.term,
    grounds: row.grounds,
    stage: row.stage,
    boards: row.boards,
    ruleFen: row.ruleFen,
    state: row.state,
    version: row.version,
    appliedOn: row.appliedOn,
    decidedOn: row.decidedOn,
    approvedFen: row.approvedFen,
    payment: toPayment(row),
    enrolmentId: row.enrolmentId,
    reasonSealed: row.reasonSealed,
    paperSealed: row.paperSealed,
  };
}

function toPayment(row: SubsidyApplicationEntity): SubsidyPayment | null {
  const { paidOn, approvedFen, centreFen, countyFen, voucherSealed } = row;
  return paidOn === null || approvedFen === null || centreFen === null || countyFen === null || voucherSealed === null
    ? null
    : { paidOn, amountFen: approvedFen, centreFen, countyFen, voucherSealed };
}
