import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, QuarterScalar, RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { Quarter } from "../../../schema/scalars/quarter";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { QuarterlyReview, ReviewEntry } from "./quarterly-review.type";
import { ReviewMode, ReviewResult } from "./review-enums";

const COUNTY = { description: "The county. 县区区划代码。" };
const REVIEW = { description: "Id of the review. 复核编号。" };

@ArgsType()
export class OpenQuarterlyReviewArguments {
  @Field(() => RegionCodeScalar, COUNTY)
  regionCode: RegionCode;

  @Field(() => QuarterScalar, { description: "The quarter; one that has begun. 季度，须已开始。" })
  quarter: Quarter;

  @Field(() => ReviewMode, { description: "How much is checked. 复核方式。" })
  mode: ReviewMode;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many entries a sample has, 1 to 10000; none for a full review. 抽样数量，1至10000；全面复核不填。",
  })
  sampleSize?: number | null;
}

@ArgsType()
export class RecordReviewResultArguments {
  @Field(() => ID, REVIEW)
  reviewId: string;

  @Field(() => ID, { description: "Id of the finding that was checked. 问题编号。" })
  findingId: string;

  @Field(() => ReviewResult, { description: "What the check gave. 复核结果。" })
  result: ReviewResult;

  @Field(() => String, {
    nullable: true,
    description: "What is otherwise; for DIFFERS alone, and needed then. 差异情况；不一致时必填。",
  })
  difference?: string | null;

  @Field(() => DateScalar, {
    description: "Day of the check, from the opening to today. 复核日期，自启动日至今天。",
  })
  checkedOn: Date;
}

@ArgsType()
export class SignQuarterlyReviewArguments {
  @Field(() => ID, REVIEW)
  reviewId: string;

  @Field(() => String, { description: "The department's opinion. 会签意见。" })
  opinion: string;
}

@ArgsType()
export class ReviewEntriesArguments extends PageArguments {
  @Field(() => ReviewResult, { nullable: true, description: "Only with this result. 仅此复核结果。" })
  result?: ReviewResult | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only those not checked yet. 仅未复核。" })
  uncheckedOnly: boolean;
}

@ArgsType()
export class QuarterlyReviewsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, COUNTY)
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, {
    nullable: true,
    description: "Quarters that begin in this school year; the current one by default. 学年，默认当前学年。",
  })
  schoolYear?: SchoolYear | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only quarters whose review is overdue or was late. 仅逾期的季度。",
  })
  lateOnly: boolean;
}

export const OpenQuarterlyReviewOutcome = createUnionType({
  name: "OpenQuarterlyReviewOutcome",
  description: "The review that was opened, or why none was. 启动复核的结果。",
  types: () => [QuarterlyReview, Refusal] as const,
});

export const RecordReviewResultOutcome = createUnionType({
  name: "RecordReviewResultOutcome",
  description: "The entry that was checked, or why it was not recorded. 记录复核结果的结果。",
  types: () => [ReviewEntry, Refusal] as const,
});

export const SignQuarterlyReviewOutcome = createUnionType({
  name: "SignQuarterlyReviewOutcome",
  description: "The review with the signature, or why it was not signed. 会签的结果。",
  types: () => [QuarterlyReview, Refusal] as const,
});

export const CloseQuarterlyReviewOutcome = createUnionType({
  name: "CloseQuarterlyReviewOutcome",
  description: "The review that was closed, or why it was not. 办结的结果。",
  types: () => [QuarterlyReview, Refusal] as const,
});
