import "reflect-metadata";
import { ArgsType, Field } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Child } from "../child/child.type";
import { PoorHouseholdCategory } from "../poverty-relief/poor-household-category";

export const PoorChildConnection = Connection(Child, "PoorChild");

@ArgsType()
export class PoorChildArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => PoorHouseholdCategory, { nullable: true, description: "Only this kind of household. 仅限该户类别。" })
  category?: PoorHouseholdCategory | null;
}
