import "reflect-metadata";
import { ArgsType, Field, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { Child } from "../child/child.type";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { AbsenceStage } from "../unexcused-run/absence-stage";
import { UnexcusedRun } from "../unexcused-run/unexcused-run.type";
import type { AlertRow } from "./attendance-alert.service";

@ObjectType({ simpleResolvers: true, description: "A student whose absence calls for something. 缺勤预警。" })
export class AttendanceAlert {
  @Field(() => Enrolment, { nullable: true, description: "The enrolment. 学籍。" })
  enrolment: Enrolment | null;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => UnexcusedRun, { description: "The absence, with the stage that it has come to. 连续旷课及所达阶段。" })
  run: UnexcusedRun;

  @Field(() => DateScalar, { description: "Day on which the stage asked for was reached. 达到所查阶段的日期。" })
  since: string;
}

export const AttendanceAlertConnection = Connection(AttendanceAlert, "AttendanceAlert");

@ArgsType()
export class AttendanceAlertsArguments extends PageArguments {
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

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day looked at; today by default. 截至日期，默认当日。",
  })
  asOf?: Date | null;

  @Field(() => AbsenceStage, {
    defaultValue: AbsenceStage.HOME_VISIT,
    description: "Students who have come to this stage or beyond. 达到或超过此阶段。",
  })
  stage: AbsenceStage;
}

export function toAttendanceAlert({ enrolment, run, since }: AlertRow): AttendanceAlert {
  return { enrolment: toEnrolment(enrolment), child: { id: enrolment.personId }, run, since };
}
