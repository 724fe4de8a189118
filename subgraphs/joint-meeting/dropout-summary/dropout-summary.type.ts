import "reflect-metadata";
import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";

@ObjectType({ simpleResolvers: true, description: "Dropouts of one home county. 按户籍地汇总的辍学情况。" })
export class HomeRegionCount {
  @Field(() => Region, {
    nullable: true,
    description: "County of the 户籍; null when no department knows it. 户籍所在县区；各部门均无登记时为空。",
  })
  region: Region | null;

  @Field(() => Int, { description: "Children found out of school. 发现人数。" })
  found: number;

  @Field(() => Int, { description: "Children back at school. 已返校人数。" })
  returned: number;

  @Field(() => Int, { description: "Children still out. 仍辍学人数。" })
  out: number;

  @Field(() => Int, { description: "Of those out, children of poor households. 仍辍学中脱贫监测户人数。" })
  outFromPoorHouseholds: number;
}

@ObjectType({ simpleResolvers: true, description: "Summary of the ledger of dropouts on a day. 辍学劝返情况汇总。" })
export class DropoutSummary {
  @Field(() => Int, { description: "Children found out of school, each once. 发现人数（按人计）。" })
  found: number;

  @Field(() => Int, { description: "Children back at school. 已返校人数。" })
  returned: number;

  @Field(() => Int, { description: "Children still out. 仍辍学人数。" })
  out: number;

  @Field(() => Int, { description: "Children found whose 户籍 is in another county. 其中户籍不在本县的人数。" })
  migrants: number;

  @Field(() => Float, {
    nullable: true,
    description: "Migrants per child found, 0 to 1; null when none was found. 外县户籍占比（0至1）；无发现时为空。",
  })
  migrantShare: number | null;

  @Field(() => Int, { description: "Of those out, children of poor households. 仍辍学中脱贫监测户人数。" })
  outFromPoorHouseholds: number;

  @Field(() => [HomeRegionCount], {
    description:
      "By county of the 户籍: the own county, then most out first. 按户籍地：本县在前，其余按仍辍学人数降序。",
  })
  byHomeRegion: HomeRegionCount[];
}

@ArgsType()
export class DropoutSummaryArguments {
  @Field(() => RegionCodeScalar, { description: "Region within the caller's territory. 管辖范围内的区划代码。" })
  regionCode: RegionCode;

  @Field(() => DateScalar, { description: "As the ledger stood on this day. 截至日期。" })
  asOf: Date;
}
