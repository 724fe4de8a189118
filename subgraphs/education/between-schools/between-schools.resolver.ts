import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { ChangeRequest, toChangeRequest } from "../change-request/change-request.type";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { BetweenSchools, BetweenSchoolsArguments, BetweenSchoolsConnection } from "./between-schools.type";

@Resolver(() => BetweenSchools)
export class BetweenSchoolsResolver {
  @Query(() => BetweenSchoolsConnection, {
    nullable: true,
    description:
      "Everybody in a transfer that is not settled, or transferred out without proof of arrival. 转学未办结及转出未取证学生。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async betweenSchools(
    @Args(() => BetweenSchoolsArguments) { regionCode, ...page }: BetweenSchoolsArguments,
    @Ctx() { changes }: EducationContext,
  ): Promise<ConnectionOf<BetweenSchools>> {
    const wanted = readPage(page, 1);
    const rows = await changes.between.list(regionCode, wanted);
    return toConnection(
      rows,
      wanted,
      ({ key }) => [key],
      ({ childId, ...row }) => ({ ...row, child: { id: childId } }),
    );
  }

  @FieldResolver(() => ChangeRequest, {
    nullable: true,
    description: "The transfer; null when only the roll tells of it. 转学申请；仅学籍所载为空。",
  })
  async request(
    @Root() { requestId }: BetweenSchools,
    @Ctx() { changes, clock }: EducationContext,
  ): Promise<ChangeRequest | null> {
    const [row] = requestId === null ? [] : await changes.byId.load(requestId);
    return row === undefined ? null : toChangeRequest(row, clock.today());
  }

  @FieldResolver(() => Enrolment, {
    nullable: true,
    description: "The enrolment; null when it is another school's or not yet there. 学籍；属他校或尚未建立为空。",
  })
  async enrolment(
    @Root() { enrolmentId }: BetweenSchools,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    const row = enrolmentId === null ? null : await enrolments.find(enrolmentId);
    return row && toEnrolment(row);
  }
}
