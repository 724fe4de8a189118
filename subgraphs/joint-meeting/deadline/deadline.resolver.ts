import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import { type Deadline, DeadlineConnection, OverdueArguments, toDeadline } from "./deadline.type";

@Resolver()
export class DeadlineResolver {
  @Query(() => DeadlineConnection, {
    nullable: true,
    description:
      "Deadlines that are missed, the oldest first: for the office every one, for anybody else those of the own desks. 逾期事项，由远及近：办公室可见全部，其他仅见本岗位。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async overdue(
    @Args(() => OverdueArguments) { regionCode, desk = null, subjectKinds = null, ...page }: OverdueArguments,
    @Ctx() { deadlines }: JointMeetingContext,
  ): Promise<ConnectionOf<Deadline>> {
    const wanted = readPage(page, 2);
    const rows = await deadlines.listOverdue({ regionCode, desk, subjectKinds }, wanted);
    return toConnection(rows, wanted, ({ dueOn, id }) => [dueOn, id], toDeadline);
  }
}
