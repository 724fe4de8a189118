import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { MeasureKind, MeasureState } from "./measure-enums";
import { Measure, OrderedMeasures } from "./measure.type";

@ArgsType()
export class MeasuresArguments extends PageArguments {
  @Field(() => [MeasureKind], { nullable: true, description: "Of these kinds alone. 仅列类别。" })
  kinds?: MeasureKind[] | null;

  @Field(() => [MeasureState], { nullable: true, description: "In these states alone. 仅列状态。" })
  states?: MeasureState[] | null;

  @Field(() => String, { nullable: true, description: "Of this school's or township's desk alone. 仅列单位岗位。" })
  subject?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only orders to put right that are overdue. 仅列逾期未整改。",
  })
  overdueOnly: boolean;
}

@ArgsType()
export class UnitsWithDropoutsArguments extends PageArguments {
  @Field(() => DateScalar, { description: "First day of dropping out. 辍学起始日期自。" })
  from: Date;

  @Field(() => DateScalar, { description: "Last day of dropping out. 辍学起始日期至。" })
  to: Date;
}

@ArgsType()
export class OrderMeasuresArguments {
  @Field(() => MeasureKind, { description: "What it is. 类别。" })
  kind: MeasureKind;

  @Field(() => [String], {
    description: "Desks of schools and townships, 1 to 500, each once. 单位岗位，1至500个，不得重复。",
  })
  subjects: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of a talk or inspection, needed there. 约谈或督查日期（必填）。",
  })
  meetsOn?: Date | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day by which to put right, after today; needed there. 整改期限（限期整改必填，须晚于今天）。",
  })
  dueOn?: Date | null;

  @Field(() => String, { description: "What it is for, without names of children. 事由，不得写儿童姓名。" })
  ground: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The talk or inspection of the same unit that an order to put right comes of. 所依据的约谈或督查编号。",
  })
  follows?: string | null;
}

@ArgsType()
export class MeasureActArguments {
  @Field(() => ID, { description: "Id of the measure. 措施编号。" })
  id: string;

  @Field(() => Int, { description: "Version of the measure that was read. 所读取的版本号。" })
  version: number;

  @Field(() => String, { description: "What was done, found or asked. 办理情况。" })
  note: string;
}

@ArgsType()
export class ReturnRectificationArguments extends MeasureActArguments {
  @Field(() => DateScalar, { description: "New day, after today. 新的整改期限，须晚于今天。" })
  dueOn: Date;
}

const measureOutcome = (name: string) =>
  createUnionType({
    name,
    description: "The measure, or why it was not done. 措施；或未予办理的原因。",
    types: () => [Measure, Refusal] as const,
  });

export const OrderMeasuresOutcome = createUnionType({
  name: "OrderMeasuresOutcome",
  description: "The measures ordered, all or none, or why not. 已下达的措施；或未予办理的原因。",
  types: () => [OrderedMeasures, Refusal] as const,
});
export const HoldMeasureOutcome = measureOutcome("HoldMeasureOutcome");
export const ReportRectificationOutcome = measureOutcome("ReportRectificationOutcome");
export const AcceptRectificationOutcome = measureOutcome("AcceptRectificationOutcome");
export const ReturnRectificationOutcome = measureOutcome("ReturnRectificationOutcome");
export const CancelMeasureOutcome = measureOutcome("CancelMeasureOutcome");
