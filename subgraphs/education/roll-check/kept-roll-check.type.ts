import "reflect-metadata";
import { ArgsType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { School } from "../school/school.type";
import { presentOf } from "./class-counts";
import type { RollCheckRow } from "./kept-roll-check.service";
import { RollCheckClass } from "./roll-check.type";

@ObjectType({ simpleResolvers: true, description: "What was reported of a class on a day. 班级当日上报记录。" })
export class RollCheck {
  @Field(() => ID, { description: "Id of the record. 记录标识。" })
  id: string;

  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => DateScalar, { description: "Day. 日期。" })
  date: string;

  @Field(() => RollCheckClass, { description: "The class and its numbers. 班级及人数。" })
  class: RollCheckClass;

  @Field(() => String, { description: "Account that reported. 上报账号。" })
  reportedBy: string;

  @Field(() => String, { description: "Post of whoever reported. 上报人职务。" })
  reportedPost: string;

  @Field(() => InstantScalar, { description: "When. 上报时间。" })
  reportedAt: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When a correction took its place; null while it is in force. 被更正的时间；有效为空。",
  })
  supersededAt: Date | null;
}

export const RollCheckConnection = Connection(RollCheck, "RollCheck");

@ArgsType()
export class RollChecksArguments extends PageArguments {
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

  @Field(() => DateScalar, { description: "Day. 日期。" })
  date: Date;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "With what has been corrected since. 是否含已更正的记录。",
  })
  withSuperseded: boolean;
}

export function toRollCheck(row: RollCheckRow, school: School | null): RollCheck {
  const { id, day, reportedBy, reportedPost, reportedAt, supersededAt, ...counts } = row;
  const { grade, className, enrolled, unexcused, sickLeave, personalLeave } = counts;
  return {
    id,
    school,
    date: day,
    class: { grade, className, enrolled, present: presentOf(counts), unexcused, sickLeave, personalLeave },
    reportedBy,
    reportedPost,
    reportedAt,
    supersededAt,
  };
}
