import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { findAttendance } from "./attendance.service";
import { Attendance } from "./attendance.type";

@Resolver(() => Child)
export class ChildAttendanceResolver {
  @FieldResolver(() => Attendance, {
    nullable: true,
    description: "Attendance; null when the child has no enrolment here. 考勤；本县无学籍为空。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:read"]])')
  attendance(@Root() child: Child, @Ctx() { enrolments, loaders }: EducationContext): Promise<Attendance | null> {
    return findAttendance(enrolments, loaders.absences, child.id);
  }
}
