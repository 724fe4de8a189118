import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { AbsenceKind } from "./absence-kind";

@ObjectType({ simpleResolvers: true, description: "A day missed at school. 缺勤。" })
export class Absence {
  @Field(() => DateScalar, { description: "Date. 日期。" })
  date: string;

  @Field(() => AbsenceKind, { description: "Kind of the absence. 缺勤类型。" })
  kind: AbsenceKind;
}

@ObjectType({ simpleResolvers: true, description: "Attendance of a child: the days missed. 考勤。" })
export class Attendance {
  @Field(() => [Absence], { description: "Days missed, oldest first. 缺勤记录，由远及近。" })
  absences: Absence[];

  @Field(() => Int, { description: "Days missed without leave. 旷课天数。" })
  unexcusedDays: number;

  @Field(() => Int, { description: "Days ill. 病假天数。" })
  sickLeaveDays: number;

  @Field(() => Int, { description: "Days on leave for a private matter. 事假天数。" })
  personalLeaveDays: number;
}
