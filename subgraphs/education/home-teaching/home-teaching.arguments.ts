import "reflect-metadata";
import { ArgsType, Field, Float, ID, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";

@ArgsType()
export class HomeTeachingPlansArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only this school. 仅此学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only plans in force with a month of too few visits. 仅送教次数不足的在办计划。",
  })
  lateOnly: boolean;
}

@ArgsType()
export class PlanHomeTeachingArguments {
  @Field(() => ID, { description: "Enrolment of the child. 学籍标识。" })
  enrolmentId: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  startsOn: Date;

  @Field(() => DateScalar, { nullable: true, description: "Last day, where it is known. 结束日期（如已确定）。" })
  endsOn?: Date | null;

  @Field(() => Int, { description: "Visits a month. 每月送教次数。" })
  visitsPerMonth: number;

  @Field(() => String, { description: "Subjects and goals. 教学科目与目标。" })
  goals: string;

  @Field(() => [String], { description: "Who teaches. 送教教师。" })
  teachers: string[];
}

@ArgsType()
export class HomeTeachingVisitArguments {
  @Field(() => ID, { description: "The plan. 送教计划。" })
  planId: string;

  @Field(() => DateScalar, { description: "Day. 送教日期。" })
  visitedOn: Date;

  @Field(() => Float, { description: "Hours taught. 课时（小时）。" })
  hours: number;

  @Field(() => [String], { description: "Who taught. 送教教师。" })
  teachers: string[];

  @Field(() => String, { description: "What was taught. 教案与授课内容。" })
  lesson: string;

  @Field(() => String, { description: "How the child took it. 学生学习情况。" })
  response: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the next visit. 下次送教日期。" })
  nextOn?: Date | null;
}

@ArgsType()
export class EndHomeTeachingPlanArguments {
  @Field(() => ID, { description: "The plan. 送教计划。" })
  planId: string;

  @Field(() => DateScalar, { description: "Last day. 结束日期。" })
  endsOn: Date;

  @Field(() => String, { description: "Why. 结束原因。" })
  reason: string;
}
