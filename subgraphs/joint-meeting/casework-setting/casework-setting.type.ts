import "reflect-metadata";
import { ArgsType, createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { CaseworkSettingName } from "./casework-setting-name";

@ObjectType({
  simpleResolvers: true,
  description: "A rule of casework, from a day on. 办案规则（自某日起执行）。",
})
export class CaseworkSetting {
  @Field(() => CaseworkSettingName, { description: "The rule. 规则。" })
  name: CaseworkSettingName;

  @Field(() => Int, { description: "Its number. 数值。" })
  value: number;

  @Field(() => DateScalar, { description: "From which day on. 执行起始日期。" })
  validFrom: string;

  @Field(() => Int, { description: "The least that may be set. 可设最小值。" })
  least: number;

  @Field(() => Int, { description: "The most that may be set. 可设最大值。" })
  most: number;
}

export const CaseworkSettingConnection = Connection(CaseworkSetting, "CaseworkSetting");

@ArgsType()
export class CaseworkSettingsArguments extends PageArguments {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which they are in force; today by default. 日期，默认当日。",
  })
  on?: Date | null;
}

@ArgsType()
export class SetCaseworkSettingArguments {
  @Field(() => CaseworkSettingName, { description: "The rule. 规则。" })
  name: CaseworkSettingName;

  @Field(() => Int, { description: "Its number. 数值。" })
  value: number;

  @Field(() => DateScalar, { description: "From which day on, not before today. 执行起始日期，不得早于今天。" })
  validFrom: Date;
}

export const SetCaseworkSettingOutcome = createUnionType({
  name: "SetCaseworkSettingOutcome",
  description: "The rule as it is set, or why it was not. 规则设定结果；或未予办理的原因。",
  types: () => [CaseworkSetting, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : CaseworkSetting),
});
