import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { School } from "../school/school.type";

@ObjectType({ simpleResolvers: true, description: "How many were absent for which reason. 缺勤分类人数。" })
export class AbsenceCounts {
  @Field(() => Int, { description: "Without leave. 旷课。" })
  unexcused: number;

  @Field(() => Int, { description: "Ill. 病假。" })
  sickLeave: number;

  @Field(() => Int, { description: "On leave for a private matter. 事假。" })
  personalLeave: number;
}

@ObjectType({ simpleResolvers: true, description: "A class's attendance of a day. 班级当日出勤。" })
export class PublishedClassAttendance {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => Boolean, { description: "Whether it was reported. 是否已上报。" })
  reported: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "When it was reported. 上报时间。" })
  reportedAt: Date | null;

  @Field(() => Int, { description: "Expected at school, without 休学 and 送教上门. 应到人数（不含休学、送教上门）。" })
  enrolled: number;

  @Field(() => Int, { nullable: true, description: "Present; null until reported. 实到人数；未上报为空。" })
  present: number | null;

  @Field(() => Int, { nullable: true, description: "Absent; null until reported. 缺勤人数；未上报为空。" })
  absent: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A school's attendance of a day, class by class: numbers, no names. 学校及班级每日出勤公示（仅人数）。",
})
export class PublishedAttendance {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => DateScalar, { description: "Day. 日期。" })
  date: string;

  @Field(() => Boolean, { description: "Whether every class was reported. 是否全部班级已上报。" })
  reported: boolean;

  @Field(() => Int, { description: "Expected in all classes. 应到人数。" })
  enrolled: number;

  @Field(() => Int, {
    nullable: true,
    description: "Present; null until every class was reported. 实到人数；未报齐为空。",
  })
  present: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Absent; null until every class was reported. 缺勤人数；未报齐为空。",
  })
  absent: number | null;

  @Field(() => AbsenceCounts, {
    nullable: true,
    description:
      "For which reasons, where no number is so small, or alone, that it tells of a child; else null. 缺勤分类；人数过少或仅一类、可能推知个人时为空。",
  })
  absences: AbsenceCounts | null;

  @Field(() => [PublishedClassAttendance], { description: "The classes, in order. 各班。" })
  classes: PublishedClassAttendance[];
}

export const PublishedAttendanceConnection = Connection(PublishedAttendance, "PublishedAttendance");

@ArgsType()
export class PublishedAttendanceArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only this school. 仅此学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => DateScalar, { description: "Day. 日期。" })
  date: Date;
}
