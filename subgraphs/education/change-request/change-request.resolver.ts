import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { School, toSchool } from "../school/school.type";
import { ChangeRequestsArguments, OverdueSuspensionsArguments } from "./change-request.arguments";
import { ChangeAct, ChangeRequest, ChangeRequestConnection, toChangeRequest } from "./change-request.type";

@Resolver(() => ChangeRequest)
export class ChangeRequestResolver {
  @Query(() => ChangeRequest, { nullable: true, description: "A change of enrolment by id. 学籍异动申请。" })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async changeRequest(
    @Arg("id", () => ID, { description: "Id of the request. 申请标识。" }) id: string,
    @Ctx() { changes, clock }: EducationContext,
  ): Promise<ChangeRequest | null> {
    const row = await changes.requests.find(id);
    return row && toChangeRequest(row, clock.today());
  }

  @Query(() => ChangeRequestConnection, { nullable: true, description: "Changes of enrolment. 学籍异动申请列表。" })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async changeRequests(
    @Args(() => ChangeRequestsArguments)
    { regionCode, kind = null, state = null, overdue, ...page }: ChangeRequestsArguments,
    @Ctx() { changes, clock }: EducationContext,
  ): Promise<ConnectionOf<ChangeRequest>> {
    const wanted = readPage(page, 1);
    const today = clock.today();
    const filter = { regionCode, kind, state, overdueOn: overdue ? today : null };
    const rows = await changes.requests.list(filter, wanted);
    return toConnection(
      rows,
      wanted,
      ({ id }) => [id],
      (row) => toChangeRequest(row, today),
    );
  }

  @Query(() => ChangeRequestConnection, {
    nullable: true,
    description: "Leaves that have ended and whose child has not come back. 休学期满未复学学生。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async overdueSuspensions(
    @Args(() => OverdueSuspensionsArguments) { regionCode, asOf, ...page }: OverdueSuspensionsArguments,
    @Ctx() { changes, clock }: EducationContext,
  ): Promise<ConnectionOf<ChangeRequest>> {
    const wanted = readPage(page, 1);
    const today = clock.today();
    const rows = await changes.requests.listOverdueSuspensions(regionCode, asOf ? isoDate(asOf) : today, wanted);
    return toConnection(
      rows,
      wanted,
      ({ id }) => [id],
      (row) => toChangeRequest(row, today),
    );
  }

  @FieldResolver(() => String, { description: "Why. 理由。" })
  reason(@Root() { reasonSealed }: ChangeRequest, @Ctx() { vault }: EducationContext): string {
    return vault.open(reasonSealed);
  }

  @FieldResolver(() => Enrolment, {
    nullable: true,
    description:
      "The enrolment of the student number; null when it is another school's or not yet there. 学籍；属他校或尚未建立为空。",
  })
  async enrolment(
    @Root() { enrolmentKey }: ChangeRequest,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    const row = await enrolments.find(enrolmentKey);
    return row && toEnrolment(row);
  }

  @FieldResolver(() => Enrolment, {
    nullable: true,
    description:
      "The place that the child left, kept with its history; null before completion. 原校学籍记录；未办结为空。",
  })
  async leftEnrolment(
    @Root() { leftEnrolmentId }: ChangeRequest,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    const row = leftEnrolmentId === null ? null : await enrolments.find(leftEnrolmentId);
    return row && toEnrolment(row);
  }

  @FieldResolver(() => School, {
    nullable: true,
    description: "School that the child leaves or is at. 转出（就读）学校。",
  })
  fromSchool(@Root() { fromSchoolId }: ChangeRequest, @Ctx() context: EducationContext): Promise<School | null> {
    return findSchool(context, fromSchoolId);
  }

  @FieldResolver(() => School, { nullable: true, description: "School that the child goes to. 转入学校。" })
  toSchool(@Root() { toSchoolId }: ChangeRequest, @Ctx() context: EducationContext): Promise<School | null> {
    return findSchool(context, toSchoolId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Name of the school that it leaves or is at. 转出（就读）学校名称。",
  })
  fromSchoolName(
    @Root() { fromSchoolId, elsewhereSchool }: ChangeRequest,
    @Ctx() { changes }: EducationContext,
  ): Promise<string | null> | string | null {
    return fromSchoolId === null ? elsewhereSchool : changes.schoolName(fromSchoolId);
  }

  @FieldResolver(() => String, { nullable: true, description: "Name of the school that it goes to. 转入学校名称。" })
  toSchoolName(
    @Root() { toSchoolId, elsewhereSchool }: ChangeRequest,
    @Ctx() { changes }: EducationContext,
  ): Promise<string | null> | string | null {
    return toSchoolId === null ? elsewhereSchool : changes.schoolName(toSchoolId);
  }

  @FieldResolver(() => [ChangeAct], { description: "Who did what, oldest first. 办理记录，由远及近。" })
  history(@Root() { id }: ChangeRequest, @Ctx() { changes }: EducationContext): Promise<ChangeAct[]> {
    return changes.acts.load(id);
  }
}

@Resolver(() => ChangeAct)
export class ChangeActResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Why, of a refusal and its like. 不同意、撤回、中止的理由。",
  })
  note(@Root() { noteSealed }: ChangeAct, @Ctx() { vault }: EducationContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}

async function findSchool({ schools }: EducationContext, id: string | null): Promise<School | null> {
  const row = id === null ? null : await schools.find(id);
  return row && toSchool(row);
}
