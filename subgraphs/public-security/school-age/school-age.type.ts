import "reflect-metadata";
import { ArgsType, Field } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";

export const SchoolAgeChildConnection = Connection(Child, "SchoolAgeChild");

@ArgsType()
export class SchoolAgeArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year whose ages count. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which a residence must stand; today by default. 居住登记有效的日期，默认当日。",
  })
  asOf?: Date | null;
}
