import "reflect-metadata";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { SubsidyGround } from "../subsidy-gap/subsidy-ground";
import { SubsidyApplicationState, SubsidyDecision } from "./application-state";

@ArgsType()
export class SubsidyApplicationsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only this school. 仅此学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => String, { nullable: true, description: "Only this term. 仅此学期。" })
  term?: string | null;

  @Field(() => [SubsidyApplicationState], { nullable: true, description: "Only these states. 仅此状态。" })
  states?: SubsidyApplicationState[] | null;
}

@ArgsType()
export class ApplyForSubsidyArguments {
  @Field(() => ID, { description: "Enrolment of the child. 学籍标识。" })
  enrolmentId: string;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;

  @Field(() => [SubsidyGround], { description: "Grounds. 申请依据。" })
  grounds: SubsidyGround[];

  @Field(() => String, { description: "Why. 申请理由。" })
  reason: string;

  @Field(() => String, { description: "What the ground rests on. 佐证材料。" })
  paper: string;
}

@ArgsType()
class ReadApplicationArguments {
  @Field(() => ID, { description: "The application. 资助申请。" })
  id: string;

  @Field(() => Int, { description: "Its version as it was read. 所见版本号。" })
  version: number;
}

@ArgsType()
export class DecideSubsidyArguments extends ReadApplicationArguments {
  @Field(() => SubsidyDecision, { description: "What is decided. 审定结论。" })
  decision: SubsidyDecision;

  @Field(() => Int, {
    nullable: true,
    description:
      "Amount approved in hundredths of a yuan; what the rules give by default. 核定金额（分），默认按标准。",
  })
  amountFen?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Why; of a refusal, and of another amount than the rules give. 理由；不通过或金额与标准不一致时必填。",
  })
  reason?: string | null;
}

@ArgsType()
export class RecordSubsidyPaymentArguments extends ReadApplicationArguments {
  @Field(() => DateScalar, { description: "Day of the payment. 发放日期。" })
  paidOn: Date;

  @Field(() => Int, { description: "Amount in hundredths of a yuan, as approved. 发放金额（分），须与核定一致。" })
  amountFen: number;

  @Field(() => String, { description: "Number of the payment's paper. 发放凭证号。" })
  voucher: string;

  @Field(() => Int, { description: "The centre's share. 中央承担（分）。" })
  centreFen: number;

  @Field(() => Int, { description: "The county's share. 县级承担（分）。" })
  countyFen: number;
}

@ArgsType()
export class WithdrawSubsidyApplicationArguments extends ReadApplicationArguments {
  @Field(() => String, { description: "Why. 撤回理由。" })
  reason: string;
}
