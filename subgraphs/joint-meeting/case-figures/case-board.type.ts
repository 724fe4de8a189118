import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { CaseStage } from "../case/case-stage";
import { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import { DeskKind } from "../desk/desk-kind";

@ObjectType({ simpleResolvers: true, description: "Open cases at a stage. 某阶段在办案件。" })
export class StageCount {
  @Field(() => CaseStage, { description: "The stage. 阶段。" })
  stage: CaseStage;

  @Field(() => Int, { description: "Open cases. 在办数。" })
  open: number;

  @Field(() => Int, {
    nullable: true,
    description: "Of these past their date; null for a day gone by. 其中逾期数；往日为空。",
  })
  overdue: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Open cases by who leads them. 按牵头岗位类别统计的在办案件。" })
export class LeadCount {
  @Field(() => DeskKind, { description: "Kind of the desk that leads. 牵头岗位类别。" })
  kind: DeskKind;

  @Field(() => Int, { description: "Open cases. 在办数。" })
  open: number;

  @Field(() => Int, {
    nullable: true,
    description: "Of these past their date; null for a day gone by. 其中逾期数；往日为空。",
  })
  overdue: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Cases by what they came to. 按去向统计的案件。" })
export class OutcomeCount {
  @Field(() => CaseOutcomeKind, { description: "What they came to. 去向。" })
  outcome: CaseOutcomeKind;

  @Field(() => Int, { description: "Cases. 案件数。" })
  cases: number;
}

@ObjectType({ simpleResolvers: true, description: "How the cases of a region stand. 案件看板。" })
export class CaseBoard {
  @Field(() => Region, { description: "The region. 区划。" })
  region: Region;

  @Field(() => DateScalar, { description: "The day. 截至日期。" })
  asOf: string;

  @Field(() => Int, { description: "Open cases. 在办数。" })
  open: number;

  @Field(() => Int, {
    nullable: true,
    description: "Of these past their date; null for a day gone by. 其中逾期数；往日为空。",
  })
  overdue: number | null;

  @Field(() => Int, { description: "Cases whose outcome is watched. 跟踪观察数。" })
  watched: number;

  @Field(() => Int, { description: "Closed cases. 结案数。" })
  closed: number;

  @Field(() => [StageCount], { description: "Open cases by stage, every stage once. 各阶段在办数。" })
  byStage: StageCount[];

  @Field(() => [LeadCount], { description: "Open cases by who leads them. 各类牵头岗位在办数。" })
  byLead: LeadCount[];

  @Field(() => [OutcomeCount], { description: "Closed cases by what they came to. 各去向结案数。" })
  closedByOutcome: OutcomeCount[];
}

@ArgsType()
export class CaseBoardArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "By the dates of opening, steps and outcomes up to this day; today by default. 截至日期（按建案、步骤、去向日期），默认当日。",
  })
  asOf?: Date | null;
}
