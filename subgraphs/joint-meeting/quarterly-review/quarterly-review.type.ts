import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, InstantScalar, QuarterScalar } from "../../../schema/scalars";
import type { Quarter } from "../../../schema/scalars/quarter";
import { Finding } from "../finding/finding.type";
import { ReportStanding } from "../report-due/report-standing";
import { School } from "../school/school.type";
import { ReviewMode, ReviewResult, ReviewState } from "./review-enums";

@ObjectType({ simpleResolvers: true, description: "A department's signature under a review. 部门会签。" })
export class ReviewSignature {
  @Field(() => String, { description: "Name of the department's subgraph. 部门。" })
  department: string;

  @Field(() => String, { description: "Title of the department. 部门名称。" })
  title: string;

  @Field(() => String, { description: "Account that signed. 会签人账号。" })
  signedBy: string;

  @Field(() => String, { description: "Post on the day. 会签人职务。" })
  signedPost: string;

  @Field(() => InstantScalar, { description: "When. 会签时间。" })
  signedAt: Date;

  /** Opened only for a request that asks for it. */
  opinionSealed: Buffer;
}

@ObjectType({
  simpleResolvers: true,
  description: "A school's or township's part of what a review was drawn from. 抽样分层。",
})
export class ReviewStratum {
  @Field(() => School, { nullable: true, description: "The school; null for a stratum of a township. 学校。" })
  school: School | null;

  @Field(() => Region, { nullable: true, description: "The township, of children on no roll. 乡镇（街道）。" })
  township: Region | null;

  @Field(() => Int, { description: "Entries on the ledgers. 台账条数。" })
  entries: number;

  @Field(() => Int, { description: "Of them, drawn. 抽取条数。" })
  drawn: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A check of the ledgers of suspected dropouts and dropouts in a quarter. 县季度复核。",
})
export class QuarterlyReview {
  @Field(() => ID, { description: "Id of the review. 复核编号。" })
  id: string;

  @Field(() => Region, { description: "The county. 县区。" })
  region: Region;

  @Field(() => QuarterScalar, { description: "The quarter. 季度。" })
  quarter: Quarter;

  @Field(() => ReviewMode, { description: "How much is checked. 复核方式。" })
  mode: ReviewMode;

  @Field(() => ReviewState, { description: "How far it has come. 复核状态。" })
  state: ReviewState;

  @Field(() => Int, { nullable: true, description: "Size asked for of the sample. 抽样数量。" })
  sampleSize: number | null;

  @Field(() => String, {
    nullable: true,
    description: "With it the same sample is drawn again from the same entries. 抽样种子，凭此可复现抽样。",
  })
  seed: string | null;

  @Field(() => Int, { description: "Entries on the ledgers when it was opened. 启动时台账条数。" })
  entryCount: number;

  @Field(() => Int, { description: "Of them, to be checked. 须复核条数。" })
  drawn: number;

  @Field(() => Int, { description: "Of those, checked. 已复核条数。" })
  checked: number;

  @Field(() => Int, { description: "Of those, otherwise than the ledger says. 不一致条数。" })
  differences: number;

  @Field(() => [String], { description: "Departments that are to sign, by subgraph. 应会签部门。" })
  signers: string[];

  @Field(() => DateScalar, { description: "Day of opening. 启动日期。" })
  openedOn: string;

  @Field(() => String, { description: "Account that opened it. 启动人账号。" })
  openedBy: string;

  @Field(() => String, { description: "Post on the day. 启动人职务。" })
  openedPost: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of closing; null before. 办结日期。" })
  closedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that closed it. 办结人账号。" })
  closedBy: string | null;

  @Field(() => DateScalar, { description: "Day by which it is to be closed. 应办结日期。" })
  dueOn: string;

  @Field(() => ReportStanding, { description: "Whether it was closed in time. 办结情况。" })
  standing: ReportStanding;

  @Field(() => Int, { description: "Days over the due day, up to the closing or now. 逾期天数。" })
  daysLate: number;
}

@ObjectType({ simpleResolvers: true, description: "An entry that a review checks. 复核条目。" })
export class ReviewEntry {
  @Field(() => Finding, { description: "The finding by which the child is on a ledger. 台账所据问题。" })
  finding: Finding;

  @Field(() => ReviewResult, {
    nullable: true,
    description: "What the check gave; null before. 复核结果；未复核为空。",
  })
  result: ReviewResult | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of the check. 复核日期。" })
  checkedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that recorded it. 记录人账号。" })
  checkedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post on the day. 记录人职务。" })
  checkedPost: string | null;

  /** Opened only for a request that asks for it. */
  differenceSealed: Buffer | null;
}

export const ReviewEntryConnection = Connection(ReviewEntry, "ReviewEntry");

@ObjectType({
  simpleResolvers: true,
  description: "A quarter that the county is to review. 应复核的季度。",
})
export class ReviewQuarter {
  @Field(() => QuarterScalar, { description: "The quarter. 季度。" })
  quarter: Quarter;

  @Field(() => DateScalar, { description: "Its first day. 首日。" })
  startsOn: string;

  @Field(() => DateScalar, { description: "Its last day. 末日。" })
  endsOn: string;

  @Field(() => DateScalar, { description: "Day by which a review is to be closed. 应办结日期。" })
  dueOn: string;

  @Field(() => ReportStanding, { description: "Whether one was closed in time. 办结情况。" })
  standing: ReportStanding;

  @Field(() => Int, { description: "Days over the due day, up to the first closing or now. 逾期天数。" })
  daysLate: number;

  @Field(() => [QuarterlyReview], { description: "Its reviews: sampled, full or both. 该季度的复核。" })
  reviews: QuarterlyReview[];
}

export const ReviewQuarterConnection = Connection(ReviewQuarter, "ReviewQuarter");
