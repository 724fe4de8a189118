import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { NoShowReason, NoShowResolution } from "./no-show-reason";

const REGION = "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。";
const TERM = "Term, such as 2018-2019-1. 学期，如2018-2019-1。";

@ArgsType()
export class TermArguments {
  @Field(() => RegionCodeScalar, { description: REGION })
  regionCode: RegionCode;

  @Field(() => String, { description: TERM })
  term: string;
}

@ArgsType()
export class EntryChecksArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: REGION })
  regionCode: RegionCode;

  @Field(() => String, { description: TERM })
  term: string;
}

@ArgsType()
export class NoShowsArguments extends EntryChecksArguments {
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Only those of whom nobody knows yet (true), or only settled ones (false). 仅未处理（true）或仅已处理（false）。",
  })
  open?: boolean | null;
}

@ArgsType()
export class SubmitEntryCheckArguments {
  @Field(() => SchoolCodeScalar, { description: "The caller's own school. 本校。" })
  schoolId: SchoolCode;

  @Field(() => String, { description: TERM })
  term: string;
}

@ArgsType()
export class RecordNoShowArguments extends SubmitEntryCheckArguments {
  @Field(() => ID, { description: "Enrolment of the pupil. 学籍标识。" })
  enrolmentId: string;

  @Field(() => NoShowReason, { description: "Why. 未到原因。" })
  reason: NoShowReason;

  @Field(() => String, { description: "Where the pupil is. 去向。" })
  whereabouts: string;

  @Field(() => String, { description: "What is done about it. 措施。" })
  measure: string;
}

@ArgsType()
export class ResolveNoShowArguments {
  @Field(() => ID, { description: "The record. 记录标识。" })
  id: string;

  @Field(() => NoShowResolution, { description: "What became of the pupil. 处理结果。" })
  outcome: NoShowResolution;

  @Field(() => DateScalar, { description: "Day on which that was so. 日期。" })
  on: Date;
}
