import "reflect-metadata";
import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";

@ObjectType({ simpleResolvers: true, description: "Nine-year consolidation of one cohort. 九年义务教育巩固率。" })
export class Retention {
  @Field(() => Int, {
    description:
      "Children the rate counts on: grade-1 entrants, with those who came, without those who went or died. 巩固率基数：一年级入学人数＋转入－转出－死亡。",
  })
  entrants: number;

  @Field(() => Int, { description: "Of them, graduates of grade 9. 其中九年级毕业人数。" })
  graduates: number;

  @Field(() => Int, { description: "Children of the cohort who came from elsewhere. 转入人数。" })
  transferredIn: number;

  @Field(() => Int, { description: "Children of the cohort who went elsewhere. 转出人数。" })
  transferredOut: number;

  @Field(() => Int, { description: "Children of the cohort who died. 死亡人数。" })
  deceased: number;

  @Field(() => Float, {
    nullable: true,
    description: "Graduates per entrant, 0 to 1; null without entrants. 巩固率（0至1）；基数为零时为空。",
  })
  rate: number | null;
}

@ArgsType()
export class RetentionArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => Int, { description: "Year in which the cohort entered grade 1. 一年级入学年份。" })
  entryYear: number;
}
