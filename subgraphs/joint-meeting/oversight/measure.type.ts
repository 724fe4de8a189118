import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { Desk, toDeskType } from "../desk/desk.type";
import { MeasureAct, MeasureKind, MeasureState } from "./measure-enums";
import type { MeasureEventRow, MeasureRow, UnitWithDropouts as UnitRow } from "./measure.rows";
import { actsFrom } from "./measure-transition";

@ObjectType({
  simpleResolvers: true,
  description: "A measure of oversight over a school or township. 对学校、乡镇的督导措施（约谈、督查、整改、通报）。",
})
export class Measure {
  @Field(() => ID, { description: "Id of the measure. 措施编号。" })
  id: string;

  @Field(() => MeasureKind, { description: "What it is. 类别。" })
  kind: MeasureKind;

  @Field(() => MeasureState, { description: "How far it has come. 状态。" })
  state: MeasureState;

  @Field(() => [MeasureAct], { description: "What may be done with it now. 当前可办理事项。" })
  nextActs: MeasureAct[];

  @Field(() => Desk, { description: "The school or township. 被督导单位。" })
  subject: Desk;

  @Field(() => DateScalar, { description: "Day on which it was ordered. 下达日期。" })
  orderedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of a talk or an inspection. 约谈或督查日期。" })
  meetsOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day by which to put right. 整改期限。" })
  dueOn: string | null;

  @Field(() => String, { nullable: true, description: "Number of the paper. 文号。" })
  documentNumber: string | null;

  @Field(() => Int, { description: "Grows with every act; an act names the one it has read. 版本号。" })
  version: number;

  @Field(() => String, { description: "Account that ordered it. 下达人账号。" })
  orderedBy: string;

  @Field(() => String, { description: "Post on the day. 下达人职务。" })
  orderedPost: string;

  /** Opened only for a request that asks for it. */
  groundSealed: Buffer;
}

@ObjectType({ simpleResolvers: true, description: "What was done with a measure. 措施办理记录。" })
export class MeasureEvent {
  @Field(() => MeasureAct, { description: "What. 办理事项。" })
  act: MeasureAct;

  @Field(() => InstantScalar, { description: "When. 办理时间。" })
  at: Date;

  @Field(() => String, { description: "Account. 办理人账号。" })
  actor: string;

  @Field(() => String, { description: "Post on the day. 办理人职务。" })
  post: string;

  /** Opened only for a request that asks for it. */
  noteSealed: Buffer | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A school, or a township of children on no roll, with dropouts. 有辍学学生的学校（无学籍者按乡镇）。",
})
export class UnitWithDropouts {
  @Field(() => Desk, { description: "The school or township. 单位。" })
  unit: Desk;

  @Field(() => Int, { description: "Children who dropped out, false reports left out. 辍学人次（误报除外）。" })
  found: number;

  @Field(() => Int, { description: "Of them, back at school. 已返校。" })
  returned: number;

  @Field(() => Int, { description: "Of them, still out. 尚未返校。" })
  out: number;

  @Field(() => Int, { description: "Of them, not for the first time. 二次辍学。" })
  relapsed: number;
}

@ObjectType({ simpleResolvers: true, description: "The measures that were ordered. 已下达的督导措施。" })
export class OrderedMeasures {
  @Field(() => [Measure], { description: "One for each unit, in the order given. 各单位一项。" })
  measures: Measure[];
}

export const MeasureConnection = Connection(Measure, "Measure");
export const UnitWithDropoutsConnection = Connection(UnitWithDropouts, "UnitWithDropouts");

export function toMeasure({ subject, ...row }: MeasureRow): Measure {
  return { ...row, subject: toDeskType(subject), nextActs: actsFrom(row.kind, row.state) };
}

export function toMeasureEvent(row: MeasureEventRow): MeasureEvent {
  return row;
}

export function toUnitWithDropouts({ unit, ...counts }: UnitRow): UnitWithDropouts {
  return { ...counts, unit: toDeskType(unit) };
}
