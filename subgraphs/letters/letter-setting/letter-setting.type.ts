import "reflect-metadata";
import { ArgsType, createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { LetterSettingName } from "./letter-setting-name";

@ObjectType({
  simpleResolvers: true,
  description: "A rule of letters, from a day on. 函件期限规则（自某日起执行）。",
})
export class LetterSetting {
  @Field(() => LetterSettingName, { description: "The rule. 规则。" })
  name: LetterSettingName;

  @Field(() => Int, { description: "Working days. 工作日数。" })
  value: number;

  @Field(() => DateScalar, { description: "From which day on. 执行起始日期。" })
  validFrom: string;
}

export const LetterSettingConnection = Connection(LetterSetting, "LetterSetting");

@ArgsType()
export class LetterSettingsArguments extends PageArguments {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which they are in force; today by default. 日期，默认当日。",
  })
  on?: Date | null;
}

@ArgsType()
export class SetLetterSettingArguments {
  @Field(() => LetterSettingName, { description: "The rule. 规则。" })
  name: LetterSettingName;

  @Field(() => Int, { description: "Working days, 1 to 120. 工作日数，1至120。" })
  value: number;

  @Field(() => DateScalar, { description: "From which day on, not before today. 执行起始日期，不得早于今天。" })
  validFrom: Date;
}

export const SetLetterSettingOutcome = createUnionType({
  name: "SetLetterSettingOutcome",
  description: "The rule as it is set, or why it was not. 规则设定结果；或未予办理的原因。",
  types: () => [LetterSetting, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : LetterSetting),
});
