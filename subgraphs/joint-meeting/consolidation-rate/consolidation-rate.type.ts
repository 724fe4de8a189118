import "reflect-metadata";
import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";

@ObjectType({ simpleResolvers: true, description: "Nine-year consolidation of one cohort. 九年义务教育巩固率。" })
export class ConsolidationRate {
  @Field(() => Int, { description: "Children the rate counts on. 巩固率基数。" })
  entrants: number;

  @Field(() => Int, { description: "Of them, graduates of grade 9. 其中九年级毕业人数。" })
  graduates: number;

  @Field(() => Float, {
    nullable: true,
    description: "Graduates per entrant, 0 to 1; null without entrants. 巩固率（0至1）；基数为零时为空。",
  })
  rate: number | null;
}

@ArgsType()
export class ConsolidationRateArguments {
  @Field(() => RegionCodeScalar, { description: "Region within the caller's territory. 管辖范围内的区划代码。" })
  regionCode: RegionCode;

  @Field(() => Int, { description: "Year in which the cohort entered grade 1. 一年级入学年份。" })
  entryYear: number;
}
