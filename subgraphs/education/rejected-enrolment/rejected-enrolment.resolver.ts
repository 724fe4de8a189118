import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { rejectionNumber } from "../../../infra/rosters";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { EducationContext } from "../context";
import {
  type RejectedEnrolment,
  RejectedEnrolmentConnection,
  RejectedEnrolmentsArguments,
  toRejectedEnrolment,
} from "./rejected-enrolment.type";

@Resolver()
export class RejectedEnrolmentResolver {
  @Query(() => RejectedEnrolmentConnection, {
    nullable: true,
    description:
      "Rows of the student roster that were refused at import and not mended since: a child on one is not called out of school. 学籍名册中尚未补正的拒收行；行上的儿童不按失学认定。",
  })
  @Directive('@requiresScopes(scopes: [["roll-rejection:read"]])')
  async rejectedEnrolments(
    @Args(() => RejectedEnrolmentsArguments) { regionCode, ...page }: RejectedEnrolmentsArguments,
    @Ctx() { personIdKey, rejectedEnrolments, vault }: EducationContext,
  ): Promise<ConnectionOf<RejectedEnrolment>> {
    const wanted = readPage(page, 1);
    return toConnection(
      await rejectedEnrolments.list(regionCode, wanted),
      wanted,
      ({ id }) => [rejectionNumber(id)],
      (row) => toRejectedEnrolment(row, { vault, personIdKey }),
    );
  }
}
