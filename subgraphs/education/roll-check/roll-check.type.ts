import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { AbsenceKind } from "../attendance/absence-kind";
import { School } from "../school/school.type";

@ObjectType({ simpleResolvers: true, description: "A class in a report. 上报中的班级。" })
export class RollCheckClass {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => Int, { description: "Expected at school, without 休学 and 送教上门. 应到人数（不含休学、送教上门）。" })
  enrolled: number;

  @Field(() => Int, { description: "Present. 实到人数。" })
  present: number;

  @Field(() => Int, { description: "Absent without leave. 旷课人数。" })
  unexcused: number;

  @Field(() => Int, { description: "Ill. 病假人数。" })
  sickLeave: number;

  @Field(() => Int, { description: "On leave for a private matter. 事假人数。" })
  personalLeave: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A school's roll check of a day, as it was reported. 一日常规检查上报。",
})
export class RollCheckReport {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => DateScalar, { description: "Day. 日期。" })
  date: string;

  @Field(() => [RollCheckClass], { description: "The classes reported. 所报班级。" })
  classes: RollCheckClass[];

  @Field(() => String, { description: "Account that reported. 上报账号。" })
  reportedBy: string;

  @Field(() => String, { description: "Post of whoever reported. 上报人职务。" })
  reportedPost: string;

  @Field(() => InstantScalar, { description: "When. 上报时间。" })
  reportedAt: Date;
}

export const RecordAbsencesOutcome = createUnionType({
  name: "RecordAbsencesOutcome",
  description: "The report as it was taken, or why it was not. 已收的上报；或未予接收的原因。",
  types: () => [RollCheckReport, Refusal] as const,
});

@InputType({ description: "A student who is absent. 缺勤学生。" })
export class AbsenceInput {
  @Field(() => ID, { description: "Enrolment. 学籍标识。" })
  enrolmentId: string;

  @Field(() => AbsenceKind, { description: "Kind of the absence. 缺勤类型。" })
  kind: AbsenceKind;
}

@ArgsType()
export class RecordAbsencesArguments {
  @Field(() => SchoolCodeScalar, { description: "School that reports. 上报学校。" })
  schoolId: SchoolCode;

  @Field(() => DateScalar, { description: "Day of the roll check. 日期。" })
  date: Date;

  @Field(() => Int, {
    nullable: true,
    description: "Grade, with a class; without, the whole school. 年级；不填则为全校。",
  })
  grade?: number | null;

  @Field(() => String, { nullable: true, description: "Class, with its grade. 班级（与年级同填）。" })
  className?: string | null;

  @Field(() => [AbsenceInput], {
    description:
      "Everybody absent; it takes the place of what was reported before, and empty means all are present. 全部缺勤学生；覆盖此前上报，空列表为全勤。",
  })
  absences: AbsenceInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether there was school though the calendar has the day free. 休息日确有上课。",
  })
  onFreeDay: boolean;
}
