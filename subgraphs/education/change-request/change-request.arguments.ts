import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { ChangeParty } from "./change-party";
import { ChangeRequestKind } from "./change-request-kind";
import { ChangeRequestState } from "./change-request-state";

const REGION =
  "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。";

@ArgsType()
export class ChangeRequestsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: REGION })
  regionCode: RegionCode;

  @Field(() => ChangeRequestKind, { nullable: true, description: "Only this kind. 仅此类型。" })
  kind?: ChangeRequestKind | null;

  @Field(() => ChangeRequestState, { nullable: true, description: "Only this state. 仅此状态。" })
  state?: ChangeRequestState | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only those whose step is overdue. 仅环节逾期者。" })
  overdue: boolean;
}

@ArgsType()
export class OverdueSuspensionsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: REGION })
  regionCode: RegionCode;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Leaves that ended before this day; today by default. 期满早于此日，默认当日。",
  })
  asOf?: Date | null;
}

@ArgsType()
class ChangeArguments {
  @Field(() => ID, { description: "The change. 异动申请。" })
  id: string;
}

@ArgsType()
export class AgreeArguments extends ChangeArguments {
  @Field(() => String, {
    nullable: true,
    description:
      "The paper, with its number; required for the word of another county. 材料名称及文号；登记外县意见时必填。",
  })
  paper?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date of the paper; required for the word of another county. 材料日期；登记外县意见时必填。",
  })
  paperOn?: Date | null;
}

@ArgsType()
export class ApproveArguments extends AgreeArguments {
  @Field(() => ChangeParty, {
    description:
      "For which side: within a county the bureau approves once for each. 核准方：县内由同一教育局分别核准。",
  })
  as: ChangeParty;
}

@ArgsType()
export class CompleteTransferArguments extends ChangeArguments {
  @Field(() => DateScalar, {
    description: "Day of arrival; of a transfer to another county, of leaving. 到校日期（跨县转出为离校日期）。",
  })
  on: Date;

  @Field(() => String, {
    nullable: true,
    description: "Class, where it is another than was planned. 实际班级（与申请不同时填写）。",
  })
  className?: string | null;
}

@ArgsType()
export class ReasonedChangeArguments extends ChangeArguments {
  @Field(() => String, { description: "Why. 理由。" })
  reason: string;
}

@ArgsType()
export class ReopenArguments extends ChangeArguments {}
