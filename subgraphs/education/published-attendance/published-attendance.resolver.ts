import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { publish } from "./publish";
import {
  type PublishedAttendance,
  PublishedAttendanceArguments,
  PublishedAttendanceConnection,
} from "./published-attendance.type";
import {
  toUnreportedRollCheck,
  type UnreportedRollCheck,
  UnreportedRollCheckConnection,
} from "./unreported-roll-check.type";

@Resolver()
export class PublishedAttendanceResolver {
  @Query(() => PublishedAttendanceConnection, {
    nullable: true,
    description:
      "Attendance of a day as it is to be published, by school and class: numbers, no names. 各校各班每日出勤公示（仅人数，不含姓名）。",
  })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  async publishedAttendance(
    @Args(() => PublishedAttendanceArguments) { schoolId = null, ...rest }: PublishedAttendanceArguments,
    @Ctx() { rollCheck }: EducationContext,
  ): Promise<ConnectionOf<PublishedAttendance>> {
    const wanted = readPage(rest, 1);
    const date = isoDate(rest.date);
    const rows = await rollCheck.published.list({ regionCode: rest.regionCode, schoolId, date }, wanted);
    return toConnection(
      rows,
      wanted,
      ({ school }) => [school.id],
      (row) => publish(row, date),
    );
  }

  @Query(() => UnreportedRollCheckConnection, {
    nullable: true,
    description:
      "Schools that have not reported the roll check of a school day by its hour. 未在规定时间前上报当日出勤的学校。",
  })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  async unreportedRollChecks(
    @Args(() => PublishedAttendanceArguments) { schoolId = null, ...rest }: PublishedAttendanceArguments,
    @Ctx() { rollCheck }: EducationContext,
  ): Promise<ConnectionOf<UnreportedRollCheck>> {
    const wanted = readPage(rest, 1);
    const date = isoDate(rest.date);
    const rows = await rollCheck.published.listUnreported({ regionCode: rest.regionCode, schoolId, date }, wanted);
    return toConnection(
      rows,
      wanted,
      ({ school }) => [school.id],
      (row) => toUnreportedRollCheck(row, date),
    );
  }
}
