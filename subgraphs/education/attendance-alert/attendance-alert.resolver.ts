import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { isHiddenSchool } from "../roll-check/find-schools";
import {
  type AttendanceAlert,
  AttendanceAlertConnection,
  AttendanceAlertsArguments,
  toAttendanceAlert,
} from "./attendance-alert.type";

@Resolver()
export class AttendanceAlertResolver {
  @Query(() => AttendanceAlertConnection, {
    nullable: true,
    description:
      "Students whose absence without leave calls for a home visit, makes a dropout suspected or is to be confirmed as one. 缺勤预警：家访、疑似辍学、辍学待确认。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:read"]])')
  async attendanceAlerts(
    @Args(() => AttendanceAlertsArguments) {
      regionCode,
      schoolId = null,
      asOf,
      stage,
      ...page
    }: AttendanceAlertsArguments,
    @Ctx() { clock, rollCheck, schools }: EducationContext,
  ): Promise<ConnectionOf<AttendanceAlert> | null> {
    const wanted = readPage(page, 1);
    const day = asOf ? isoDate(asOf) : clock.today();
    const rows = await rollCheck.alerts.list({ regionCode, schoolId, asOf: day, stage }, wanted);
    if (await isHiddenSchool(schools, schoolId)) return null;
    return toConnection(rows, wanted, ({ enrolment }) => [enrolment.id], toAttendanceAlert);
  }
}
