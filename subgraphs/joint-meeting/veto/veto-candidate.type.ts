import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Region } from "../../../infra/runtime/region.type";
import { RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { IndicatorLevel } from "../indicator/indicator-kind";
import { Indicator } from "../indicator/indicator.type";
import { School } from "../school/school.type";
import { VetoedLevel } from "./vetoed-level";

@ObjectType({
  simpleResolvers: true,
  description:
    "A unit that misses a target, or has a dropout who is not back after the time allowed; whether there is a veto, people decide. 一票否决候选（是否否决由会议决定）。",
})
export class VetoCandidate {
  @Field(() => IndicatorLevel, { description: "Kind of the unit. 单位层级。" })
  level: IndicatorLevel;

  @Field(() => String, { description: "Code of the unit, as its indicators have it. 单位代码（同指标）。" })
  code: string;

  @Field(() => String, { description: "Name of the unit. 单位名称。" })
  name: string;

  @Field(() => Region, { nullable: true, description: "The township, if it is one. 乡镇（街道）。" })
  township: Region | null;

  @Field(() => School, { nullable: true, description: "The school, or that of the grade. 学校。" })
  school: School | null;

  @Field(() => [VetoedLevel], { description: "The levels that answer for it. 责任层级。" })
  vetoedLevels: VetoedLevel[];

  @Field(() => [Indicator], { description: "Indicators that miss their target. 未达标指标。" })
  missedTargets: Indicator[];

  @Field(() => Int, {
    nullable: true,
    description:
      "Dropouts of the last completed sweep who are out longer than allowed; null before the first. 超期未销号辍学人数；尚无比对时为空。",
  })
  overdueDropouts: number | null;

  @Field(() => Int, { description: "After how many days a dropout counts. 超期天数标准。" })
  overdueAfterDays: number;

  overdueFindingIds: string[];
}

export const VetoCandidateConnection = Connection(VetoCandidate, "VetoCandidate");

@ArgsType()
export class VetoCandidatesArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;
}
