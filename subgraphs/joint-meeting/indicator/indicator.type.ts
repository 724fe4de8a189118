import "reflect-metadata";
import { ArgsType, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import { IndicatorKind, IndicatorLevel, IndicatorPart } from "./indicator-kind";
import { TargetDirection } from "./target-direction";

@ObjectType({ simpleResolvers: true, description: "An indicator of one unit. 一个单位的指标。" })
export class Indicator {
  @Field(() => IndicatorKind, { description: "Which indicator. 指标。" })
  kind: IndicatorKind;

  @Field(() => IndicatorLevel, { description: "Kind of the unit. 单位层级。" })
  level: IndicatorLevel;

  @Field(() => String, {
    description:
      "Code of the region or school; of a grade, school code and grade such as 2145020401-7. 区划代码、学校标识码或“学校标识码-年级”。",
  })
  code: string;

  @Field(() => String, { description: "Name of the unit. 单位名称。" })
  name: string;

  @Field(() => Int, {
    nullable: true,
    description: "Above the line; null as long as there is nothing to count from. 分子；尚无数据来源时为空。",
  })
  numerator: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Below the line; null as long as there is nothing to count from. 分母；尚无数据来源时为空。",
  })
  denominator: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Numerator per denominator; null without a denominator. 比率；分母为零时为空。",
  })
  rate: number | null;

  @Field(() => Float, { nullable: true, description: "The target in force on that day. 当日执行的目标值。" })
  target: number | null;

  @Field(() => TargetDirection, { nullable: true, description: "On which side of it. 达标方向。" })
  targetDirection: TargetDirection | null;

  @Field(() => String, { nullable: true, description: "The paper that sets the target. 目标依据。" })
  targetSource: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the rate meets the target; null without either. 是否达标；无比率或无目标时为空。",
  })
  meetsTarget: boolean | null;

  @Field(() => DateScalar, { description: "As of when it is counted. 截至日期。" })
  asOf: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The sweep whose facts were counted; null where education counts on its own. 所据比对；由教育局统计者为空。",
  })
  sweepId: string | null;
}

export const IndicatorChildConnection = Connection(Child, "IndicatorChild");

const REGION = {
  description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
};

@ArgsType()
export class IndicatorsArguments {
  @Field(() => RegionCodeScalar, REGION)
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => IndicatorLevel, { description: "For which units. 单位层级。" })
  level: IndicatorLevel;

  @Field(() => [IndicatorKind], {
    nullable: true,
    description: "Which indicators; all by default. 所查指标，默认全部。",
  })
  kinds?: IndicatorKind[] | null;

  @Field(() => SchoolCodeScalar, {
    nullable: true,
    description: "One school only, or its grades; a school's own by default. 仅查一所学校；学校账号默认本校。",
  })
  schoolId?: SchoolCode | null;
}

@ArgsType()
export class IndicatorChildrenArguments extends PageArguments {
  @Field(() => RegionCodeScalar, REGION)
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => IndicatorKind, { description: "Which indicator. 指标。" })
  kind: IndicatorKind;

  @Field(() => IndicatorLevel, { description: "Kind of the unit. 单位层级。" })
  level: IndicatorLevel;

  @Field(() => String, { description: "Code of the unit, as the indicator has it. 单位代码（同指标）。" })
  code: string;

  @Field(() => IndicatorPart, { description: "Which of the two numbers. 分子或分母。" })
  part: IndicatorPart;
}
