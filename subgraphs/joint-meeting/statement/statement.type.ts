import "reflect-metadata";
import { createUnionType, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Desk, toDeskType } from "../desk/desk.type";
import { IndicatorKind } from "../indicator/indicator-kind";
import { Indicator } from "../indicator/indicator.type";
import { TargetDirection } from "../indicator/target-direction";
import { Standing, StatementLevel, StatementSide } from "./statement-enums";
import type { StatementRow } from "./statement.rows";
import { deskOfSide } from "./statement-sides";

@ObjectType({ simpleResolvers: true, description: "What somebody has signed to reach. 责任状目标。" })
export class StatementTarget {
  @Field(() => IndicatorKind, { description: "The indicator. 指标。" })
  kind: IndicatorKind;

  @Field(() => Float, { description: "The target, 0 to 1. 目标值（0至1）。" })
  target: number;

  @Field(() => TargetDirection, { description: "On which side of it. 达标方向。" })
  direction: TargetDirection;

  @Field(() => String, { description: "The paper that sets it. 依据。" })
  source: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "How somebody stands, with the evidence, by cases and figures of the school year. 履责情况及依据。",
})
export class StatementStanding {
  @Field(() => Standing, { description: "The worst that the evidence says. 履责结论（取最差项）。" })
  standing: Standing;

  @Field(() => Int, { description: "Children who dropped out, false reports left out. 辍学人次（误报除外）。" })
  found: number;

  @Field(() => Int, { description: "Of them, back at school. 已返校。" })
  returned: number;

  @Field(() => Int, { description: "Of them, still out. 尚未返校。" })
  out: number;

  @Field(() => Int, { description: "Of them, not for the first time. 二次辍学。" })
  relapsed: number;

  @Field(() => [Indicator], { description: "Indicators that miss their target. 未达标指标。" })
  missedTargets: Indicator[];

  @Field(() => Int, { description: "Dropouts who are out longer than allowed. 超期未返校人数。" })
  overdueDropouts: number;
}

@ObjectType("ResponsibilityStatement", {
  simpleResolvers: true,
  description: "A signed statement of responsibility for a school year. 控辍保学责任状。",
})
export class Statement {
  @Field(() => ID, { description: "Id of the statement. 责任状编号。" })
  id: string;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => StatementLevel, { description: "Level. 层级。" })
  level: StatementLevel;

  @Field(() => Desk, { description: "The school or township. 责任单位。" })
  unit: Desk;

  @Field(() => Int, { nullable: true, description: "The grade, where it is for one. 负责的年级。" })
  grade: number | null;

  @Field(() => String, { nullable: true, description: "The class, where it is for one. 负责的班级。" })
  className: string | null;

  @Field(() => String, { description: "Who answers. 责任人姓名。" })
  name: string;

  @Field(() => String, { description: "Post on the day. 责任人职务。" })
  post: string;

  @Field(() => [StatementTarget], { description: "Targets, as on the day. 目标（签订时）。" })
  targets: StatementTarget[];

  @Field(() => String, { description: "Number of the paper. 文号。" })
  documentNumber: string;

  @Field(() => DateScalar, { description: "Day on which it was drawn up. 拟订日期。" })
  drawnOn: string;

  @Field(() => Desk, { description: "Desk that signs for who answers. 责任人签订岗位。" })
  signatoryDesk: Desk;

  @Field(() => Desk, { description: "Desk to which it is signed. 上级签订岗位。" })
  superiorDesk: Desk;

  @Field(() => DateScalar, { nullable: true, description: "Day of the signature. 责任人签订日期。" })
  signedOn: string | null;

  @Field(() => String, { nullable: true, description: "Post that signed. 责任人签订岗位（当日职务）。" })
  signedPost: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of the superior's signature. 上级签订日期。" })
  countersignedOn: string | null;

  @Field(() => String, { nullable: true, description: "Post that countersigned. 上级签订职务。" })
  countersignedPost: string | null;

  row: StatementRow;
}

@ObjectType({ simpleResolvers: true, description: "Statements that were drawn up. 责任状拟订结果。" })
export class StatementsDrawnUp {
  @Field(() => Int, { description: "Drawn up now. 本次拟订份数。" })
  drawnUp: number;

  @Field(() => Int, { description: "There before. 已有份数。" })
  existing: number;
}

export const StatementConnection = Connection(Statement, "ResponsibilityStatement");

export const SignStatementOutcome = createUnionType({
  name: "SignStatementOutcome",
  description: "The statement, or why it was not signed. 责任状；或未予办理的原因。",
  types: () => [Statement, Refusal] as const,
});

export const DrawUpStatementsOutcome = createUnionType({
  name: "DrawUpStatementsOutcome",
  description: "How many were drawn up, or why none. 拟订结果；或未予办理的原因。",
  types: () => [StatementsDrawnUp, Refusal] as const,
});

export function toStatement(row: StatementRow): Statement {
  const { unit } = row;
  return {
    ...row,
    unit: toDeskType(unit),
    signatoryDesk: toDeskType(deskOfSide(row, StatementSide.SIGNATORY)),
    superiorDesk: toDeskType(deskOfSide(row, StatementSide.SUPERIOR)),
    row,
  };
}
