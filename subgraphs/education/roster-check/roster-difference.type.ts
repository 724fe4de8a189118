import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { School } from "../school/school.type";

@ObjectType({
  simpleResolvers: true,
  description: "A class whose number present differed from the roll when a term began. 学期初实到与在籍不符的班级。",
})
export class RosterDifference {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => Int, { description: "On the roll and expected. 在籍应到人数。" })
  onRoll: number;

  @Field(() => Int, { description: "Present. 实到人数。" })
  present: number;

  @Field(() => String, { description: "What the school said of it. 差异说明。" })
  note: string;
}

export const RosterDifferenceConnection = Connection(RosterDifference, "RosterDifference");

@ArgsType()
export class RosterDifferencesArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolCodeScalar, {
    nullable: true,
    description: "Only this school; null comes back for one that may not be seen. 仅此学校；无权查看时结果为空。",
  })
  schoolId?: SchoolCode | null;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;
}
