import "reflect-metadata";
import { ArgsType, createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { SchoolStage } from "../dropout-rate/dropout-rate.type";
import { SubsidyGround } from "../subsidy-gap/subsidy-ground";

@ObjectType({
  simpleResolvers: true,
  description: "How much a child is due a year on one ground; half of it each term. 生活补助标准（按年，每学期一半）。",
})
export class SubsidyRule {
  @Field(() => SubsidyGround, { description: "Ground. 资助对象类别。" })
  ground: SubsidyGround;

  @Field(() => SchoolStage, { description: "Stage. 学段。" })
  stage: SchoolStage;

  @Field(() => Boolean, { description: "Whether for boarders. 是否寄宿生标准。" })
  boards: boolean;

  @Field(() => Int, { description: "Amount a year in hundredths of a yuan. 年标准（分）。" })
  amountFen: number;

  @Field(() => DateScalar, { description: "First day. 生效日期。" })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null without end. 失效日期；长期有效为空。" })
  validTo: string | null;
}

export const SetSubsidyRuleOutcome = createUnionType({
  name: "SetSubsidyRuleOutcome",
  description: "The rule, or why it was not set. 补助标准；或未予设定的原因。",
  types: () => [SubsidyRule, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : SubsidyRule),
});

@ArgsType()
export class SetSubsidyRuleArguments {
  @Field(() => SubsidyGround, { description: "Ground. 资助对象类别。" })
  ground: SubsidyGround;

  @Field(() => SchoolStage, { description: "Stage. 学段。" })
  stage: SchoolStage;

  @Field(() => Boolean, { description: "Whether for boarders. 是否寄宿生标准。" })
  boards: boolean;

  @Field(() => Int, { description: "Amount a year in hundredths of a yuan, even. 年标准（分），须为偶数。" })
  amountFen: number;

  @Field(() => DateScalar, { description: "First day. 生效日期。" })
  validFrom: Date;

  @Field(() => DateScalar, { nullable: true, description: "Last day. 失效日期。" })
  validTo?: Date | null;
}
