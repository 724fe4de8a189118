import "reflect-metadata";
import { ArgsType, createUnionType, Field, Float, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { IndicatorKind } from "./indicator-kind";
import { TargetDirection } from "./target-direction";

@ObjectType({
  simpleResolvers: true,
  description: "A target of an indicator, from a day on. 指标目标（自某日起执行）。",
})
export class IndicatorTarget {
  @Field(() => IndicatorKind, { description: "The indicator. 指标。" })
  kind: IndicatorKind;

  @Field(() => Float, { description: "The target, 0 to 1. 目标值（0至1）。" })
  target: number;

  @Field(() => TargetDirection, { description: "On which side a figure meets it. 达标方向。" })
  direction: TargetDirection;

  @Field(() => DateScalar, { description: "From which day on. 执行起始日期。" })
  validFrom: string;

  @Field(() => String, { description: "The paper that sets it. 依据。" })
  source: string;

  @Field(() => String, {
    nullable: true,
    description: "Post that entered it; null for a default. 设定人职务；默认值为空。",
  })
  setPost: string | null;
}

export const SetIndicatorTargetOutcome = createUnionType({
  name: "SetIndicatorTargetOutcome",
  description: "The target as it is set, or why it was not. 目标设定结果；或未予办理的原因。",
  types: () => [IndicatorTarget, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : IndicatorTarget),
});

@ArgsType()
export class SetIndicatorTargetArguments {
  @Field(() => IndicatorKind, { description: "The indicator. 指标。" })
  kind: IndicatorKind;

  @Field(() => Float, { description: "The target, 0 to 1. 目标值（0至1）。" })
  target: number;

  @Field(() => DateScalar, { description: "From which day on. 执行起始日期。" })
  validFrom: Date;

  @Field(() => String, { description: "The paper that sets it. 依据文件。" })
  source: string;
}
