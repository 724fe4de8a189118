import "reflect-metadata";
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { School } from "../school/school.type";

@ObjectType({ simpleResolvers: true, description: "A class of the roster at the start of a term. 花名册中的班级。" })
export class RosterCheckClass {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => Int, {
    description: "On the roll and expected, without 休学 and 送教上门. 在籍应到人数（不含休学、送教上门）。",
  })
  onRoll: number;

  @Field(() => Int, {
    nullable: true,
    description: "Present as the term began; null until signed. 开学实到人数；未确认为空。",
  })
  present: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A school's roster at the start of a term: on the roll beside present. 学期初在校学生花名册核对。",
})
export class RosterCheck {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;

  @Field(() => DateScalar, { description: "First day of the term. 开学日期。" })
  startsOn: string;

  @Field(() => DateScalar, { description: "Last day on which to sign it. 确认截止日期。" })
  dueOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which the school signed; null until then. 学校确认日期；未确认为空。",
  })
  confirmedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that signed. 确认账号。" })
  confirmedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post of whoever signed. 确认人职务。" })
  confirmedPost: string | null;

  @Field(() => Boolean, {
    description: "Whether it was signed late, or is overdue. 是否逾期（逾期确认或逾期未确认）。",
  })
  late: boolean;

  @Field(() => [RosterCheckClass], {
    description: "The classes as signed, else as the roll has them. 各班；已确认者以确认时为准，未确认者以学籍为准。",
  })
  classes: RosterCheckClass[];
}

export const RosterCheckConnection = Connection(RosterCheck, "RosterCheck");

export const ConfirmRosterCheckOutcome = createUnionType({
  name: "ConfirmRosterCheckOutcome",
  description: "The roster as it was signed, or why it was not. 已确认的花名册；或未予确认的原因。",
  types: () => [RosterCheck, Refusal] as const,
});

@InputType({ description: "A class whose number present differs from the roll. 实到与在籍不符的班级。" })
export class RosterDifferenceInput {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => Int, { description: "Present. 实到人数。" })
  present: number;

  @Field(() => String, { description: "Why the two differ. 差异说明。" })
  note: string;
}

@ArgsType()
export class ConfirmRosterCheckArguments {
  @Field(() => SchoolCodeScalar, { description: "School that signs. 确认学校。" })
  schoolId: SchoolCode;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;

  @Field(() => [RosterDifferenceInput], {
    description:
      "Classes in which the numbers differ; in all others everybody on the roll was present. 人数不符的班级；未列者为全员到校。",
  })
  differences: RosterDifferenceInput[];
}

@ArgsType()
export class RosterChecksArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only this school. 仅此学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;

  @Field(() => Boolean, { defaultValue: false, description: "Only those signed late or overdue. 仅逾期者。" })
  onlyLate: boolean;
}
