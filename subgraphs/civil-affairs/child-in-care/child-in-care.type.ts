import "reflect-metadata";
import { ArgsType, Field } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Child } from "../child/child.type";
import { WelfareCategory } from "../welfare/welfare-category";

export const ChildInCareConnection = Connection(Child, "ChildInCare");

@ArgsType()
export class ChildInCareArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => WelfareCategory, { nullable: true, description: "Only this kind of care. 仅限该类别。" })
  category?: WelfareCategory | null;
}
