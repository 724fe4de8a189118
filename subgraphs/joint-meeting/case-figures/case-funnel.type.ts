import "reflect-metadata";
import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { StepKind } from "../case-step/step-kind";
import { OutcomeCount } from "./case-board.type";

@ObjectType({ simpleResolvers: true, description: "Cases that reached a step. 办到某步骤的案件。" })
export class StepCount {
  @Field(() => StepKind, { description: "The step. 步骤。" })
  step: StepKind;

  @Field(() => Int, { description: "Cases in which it was taken within the time. 期内办理该步骤的案件数。" })
  cases: number;
}

@ObjectType({ simpleResolvers: true, description: "Cases opened, by county of the 户籍. 按户籍县区统计的建案数。" })
export class CaseHomeCount {
  @Field(() => Region, { nullable: true, description: "County of the 户籍; null when unknown. 户籍县区；不明为空。" })
  region: Region | null;

  @Field(() => Int, { description: "Cases opened within the time. 期内建案数。" })
  opened: number;

  @Field(() => Int, { description: "Of these returned by its end. 其中期末前返校数。" })
  returned: number;

  @Field(() => Int, { description: "Of these without an outcome at its end. 期末仍在办数。" })
  out: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "How far the cases opened within a time came. 案件漏斗（某期间）。",
})
export class CaseFunnel {
  @Field(() => Region, { description: "The region. 区划。" })
  region: Region;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  from: string;

  @Field(() => DateScalar, { description: "Last day. 截止日期。" })
  to: string;

  @Field(() => Int, { description: "Cases opened within the time. 期内建案数。" })
  opened: number;

  @Field(() => Int, { description: "Children of these cases. 涉及儿童数。" })
  children: number;

  @Field(() => Int, { description: "Of these cases returned by its end. 其中期末前返校数。" })
  returned: number;

  @Field(() => Int, { description: "Of these cases without an outcome at its end. 期末仍在办数。" })
  out: number;

  @Field(() => Int, { description: "Of those returned, out of school again by its end. 返校后又辍学数。" })
  relapsed: number;

  @Field(() => Float, { nullable: true, description: "Returned ÷ opened; null for none. 劝返率；无建案为空。" })
  persuasionRate: number | null;

  @Field(() => Float, { nullable: true, description: "Relapsed ÷ returned; null for none. 二次辍学率；无返校为空。" })
  relapseRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median of days out of school of those returned; null for none. 返校者失学天数中位数；无返校为空。",
  })
  medianDaysOut: number | null;

  @Field(() => [StepCount], { description: "Cases by the steps taken within the time. 期内各步骤办理案件数。" })
  steps: StepCount[];

  @Field(() => [OutcomeCount], { description: "Outcomes of any case within the time. 期内各去向案件数。" })
  outcomes: OutcomeCount[];

  @Field(() => [CaseHomeCount], { description: "By county of the 户籍, the own first. 按户籍县区，本县在前。" })
  homes: CaseHomeCount[];
}

@ArgsType()
export class CaseFunnelArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  from: Date;

  @Field(() => DateScalar, { description: "Last day. 截止日期。" })
  to: Date;
}
