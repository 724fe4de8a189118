import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { CitizenIdScalar, StudentNumberScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { School, toSchool } from "../school/school.type";
import { Enrolment, StudentConnection, StudentsArguments, toEnrolment } from "./enrolment.type";

@Resolver(() => Child)
export class ChildEnrolmentResolver {
  @Query(() => StudentConnection, { nullable: true, description: "Students of a region's schools. 区域内学校的学生。" })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async students(
    @Args(() => StudentsArguments) { regionCode, schoolId = null, state = null, ...page }: StudentsArguments,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<ConnectionOf<Enrolment>> {
    const wanted = readPage(page, 1);
    const rows = await enrolments.list({ regionCode, schoolId, state }, wanted);
    return toConnection(rows, wanted, ({ id }) => [id], toEnrolment);
  }

  @FieldResolver(() => [Enrolment], {
    nullable: true,
    description:
      "Enrolments, the latest entry first; empty when there is no record. 学籍，最近入学者在前；无记录为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async enrolments(@Root() child: Child, @Ctx() { enrolments }: EducationContext): Promise<Enrolment[]> {
    return (await enrolments.findOfChild(child.id)).map(toEnrolment);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentResolver {
  @FieldResolver(() => StudentNumberScalar, { nullable: true, description: "Student number. 学籍号。" })
  @Directive('@requiresScopes(scopes: [["id-number:read"]])')
  studentNumber(@Root() { studentNumberSealed }: Enrolment, @Ctx() { vault }: EducationContext): string {
    return vault.open(studentNumberSealed);
  }

  @FieldResolver(() => CitizenIdScalar, {
    nullable: true,
    description:
      "ID number as the school has it; null where the roll has none (L, J). 学籍所载公民身份号码；学籍未填（L、J号）为空。",
  })
  @Directive('@requiresScopes(scopes: [["id-number:read"]])')
  idNumber(@Root() { idNumberSealed }: Enrolment, @Ctx() { vault }: EducationContext): string | null {
    return idNumberSealed && vault.open(idNumberSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Phone of the guardian. 监护人联系电话。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  guardianPhone(@Root() { guardianPhoneSealed }: Enrolment, @Ctx() { vault }: EducationContext): string | null {
    return guardianPhoneSealed && vault.open(guardianPhoneSealed);
  }

  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(@Root() { schoolId }: Enrolment, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const row = await schools.find(schoolId);
    return row && toSchool(row);
  }
}
