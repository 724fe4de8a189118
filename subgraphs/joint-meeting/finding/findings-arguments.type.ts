import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { RegionCodeScalar, SchoolCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import type { FindingFilter } from "./finding.service";
import { FindingKind } from "./finding-kind";
import { FindingState } from "./finding-state";
import { OwnerKind } from "./owner-kind";

@ArgsType()
export class FindingsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; of a wider one the caller's own rows are shown. 区划代码；超出管辖范围时仅列本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { nullable: true, description: "Only of this school year. 仅此学年。" })
  schoolYear?: SchoolYear | null;

  @Field(() => [FindingKind], { nullable: true, description: "Only of these kinds. 仅这些类别。" })
  kinds?: FindingKind[] | null;

  @Field(() => [FindingState], { nullable: true, description: "Only in these states. 仅这些状态。" })
  states?: FindingState[] | null;

  @Field(() => OwnerKind, { nullable: true, description: "Only owned by such units. 仅此类责任单位。" })
  ownerKind?: OwnerKind | null;

  @Field(() => String, { nullable: true, description: "Only owned by the unit of this code. 仅此责任单位。" })
  ownerCode?: string | null;

  @Field(() => RegionCodeScalar, {
    nullable: true,
    description: "Only of children who live in this township. 仅居住于此乡镇（街道）。",
  })
  townshipCode?: RegionCode | null;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only of this school's roll. 仅此学校学籍。" })
  schoolId?: SchoolCode | null;

  @Field(() => Boolean, { nullable: true, description: "Only of poor households, or of others. 是否脱贫监测户。" })
  poorHousehold?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Only what this sweep found. 仅此次比对所发现。" })
  sweepId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Only of this child, by its id or that of a record linked to it. 仅此儿童（含已关联记录）。",
  })
  childId?: string | null;
}

/** What a listing holds to. */
export function toFilter(given: FindingsArguments): FindingFilter {
  return {
    regionCode: given.regionCode,
    schoolYear: given.schoolYear ?? null,
    kinds: given.kinds ?? null,
    states: given.states ?? null,
    ownerKind: given.ownerKind ?? null,
    ownerCode: given.ownerCode ?? null,
    townshipCode: given.townshipCode ?? null,
    schoolId: given.schoolId ?? null,
    poorHousehold: given.poorHousehold ?? null,
    sweepId: given.sweepId ?? null,
    childId: given.childId ?? null,
  };
}
