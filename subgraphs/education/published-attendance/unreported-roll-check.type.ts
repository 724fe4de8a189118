import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { School, toSchool } from "../school/school.type";
import { reportsDueAt } from "../roll-check/roll-check-rule";
import type { SchoolDay } from "./published-attendance.service";

@ObjectType({ simpleResolvers: true, description: "A class of a school. 班级。" })
export class UnreportedClass {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A school that owes the roll check of a day. 未按时上报当日出勤的学校。",
})
export class UnreportedRollCheck {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => DateScalar, { description: "Day. 日期。" })
  date: string;

  @Field(() => InstantScalar, { description: "By when it was due. 应报时间。" })
  dueAt: Date;

  @Field(() => [UnreportedClass], { description: "The classes that are missing. 未上报班级。" })
  classes: UnreportedClass[];
}

export const UnreportedRollCheckConnection = Connection(UnreportedRollCheck, "UnreportedRollCheck");

export function toUnreportedRollCheck({ school, classes, rule }: SchoolDay, date: string): UnreportedRollCheck {
  return { school: toSchool(school), date, dueAt: reportsDueAt(date, rule), classes };
}
