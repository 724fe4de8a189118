import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { CaseResponsibleLevel } from "./responsible-level";
import type { GovernmentResponsibleRow } from "./responsible.rows";

@ObjectType({
  simpleResolvers: true,
  description: "Who answers for a county, township or village on the government's line. 政府线责任人（县–乡镇–村）。",
})
export class GovernmentResponsible {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;

  @Field(() => CaseResponsibleLevel, { description: "Level, of the government's line. 责任层级（政府线）。" })
  level: CaseResponsibleLevel;

  @Field(() => Region, { description: "The county or township. 县区或乡镇（街道）。" })
  region: Region;

  @Field(() => String, { nullable: true, description: "The village, where it is for one. 村（社区）。" })
  village: string | null;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null without end. 终止日期；在任为空。" })
  validTo: string | null;
}

export const GovernmentResponsibleConnection = Connection(GovernmentResponsible, "GovernmentResponsible");

const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [GovernmentResponsible, Refusal] as const });

export const AssignGovernmentResponsibleOutcome = outcome(
  "AssignGovernmentResponsibleOutcome",
  "The person entered, or why not. 登记政府线责任人的结果。",
);
export const EndGovernmentResponsibleOutcome = outcome(
  "EndGovernmentResponsibleOutcome",
  "The person whose time has ended, or why not. 终止政府线责任人的结果。",
);

@ArgsType()
export class GovernmentResponsiblesArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "Region; its townships with it. 区划代码（含所辖乡镇）。" })
  regionCode: RegionCode;

  @Field(() => DateScalar, { nullable: true, description: "Day; today by default. 日期，默认当日。" })
  on?: Date | null;
}

@ArgsType()
export class AssignGovernmentResponsibleArguments {
  @Field(() => CaseResponsibleLevel, { description: "Level, of the government's line. 责任层级（政府线）。" })
  level: CaseResponsibleLevel;

  @Field(() => RegionCodeScalar, { description: "The county, of its leader; else the township. 县区或乡镇代码。" })
  regionCode: RegionCode;

  @Field(() => String, { nullable: true, description: "The village, of its leader. 村（社区）名称（村级填写）。" })
  village?: string | null;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: Date;
}

@ArgsType()
export class EndGovernmentResponsibleArguments {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;

  @Field(() => DateScalar, { description: "Last day. 终止日期。" })
  on: Date;
}

/** The person of a row. */
export function toGovernmentResponsible({ regionCode, ...row }: GovernmentResponsibleRow): GovernmentResponsible {
  return { ...row, region: toRegion(regionCode) };
}
