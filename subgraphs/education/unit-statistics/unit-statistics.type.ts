import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { RegionCodeScalar, SchoolCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import { RatePart, StatisticKind, StatisticLevel } from "./statistic-kind";

@ObjectType({ simpleResolvers: true, description: "The two numbers of a rate, for one unit. 一个单位的分子与分母。" })
export class UnitStatistic {
  @Field(() => StatisticKind, { description: "Which rate. 指标。" })
  kind: StatisticKind;

  @Field(() => String, {
    description:
      "Township code, school code, or school code and grade such as 2145020401-7; empty for all together. 乡镇代码、学校标识码或“学校标识码-年级”；合计为空。",
  })
  code: string;

  @Field(() => Int, { description: "Children above the line. 分子人数。" })
  numerator: number;

  @Field(() => Int, { description: "Children below the line. 分母人数。" })
  denominator: number;
}

/** Of which schools and year. */
@ArgsType()
class StatisticsScope {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "One school only. 仅查一所学校。" })
  schoolId?: SchoolCode | null;
}

@ArgsType()
export class UnitStatisticsArguments extends StatisticsScope {
  @Field(() => StatisticLevel, { description: "By which units. 统计层级。" })
  level: StatisticLevel;

  @Field(() => [StatisticKind], { description: "Which rates. 所查指标。" })
  kinds: StatisticKind[];
}

@ArgsType()
export class StatisticChildrenArguments extends StatisticsScope {
  @Field(() => Int, { nullable: true, description: "One grade only; not for consolidation. 仅查一个年级。" })
  grade?: number | null;

  @Field(() => StatisticKind, { description: "Which rate. 指标。" })
  kind: StatisticKind;

  @Field(() => RatePart, { description: "Which of its two numbers. 分子或分母。" })
  part: RatePart;
}

export const StatisticChildConnection = Connection(Child, "StatisticChild");
