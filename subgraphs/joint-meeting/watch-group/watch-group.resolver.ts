import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { JointMeetingContext } from "../context";
import { WatchGroup } from "./watch-group";
import { findWatchGroups } from "./watch-group.service";

@Resolver(() => Child)
export class ChildWatchGroupResolver {
  @FieldResolver(() => [WatchGroup], {
    nullable: true,
    description:
      "Watch groups that the child is of today, by the registers, the last completed sweep's home county and marks by hand; empty when none may be shown. 该儿童当日所属重点人群（依各部门登记、最近一次比对所载户籍地及人工标记）；无或无权查看时为空列表。",
  })
  @Directive(
    '@requires(fields: "welfare { category grantedOn endedOn } disabilityCertificates { issuedOn expiresOn } enrolments { state migrantChild leftBehind }")',
  )
  @Directive('@requiresScopes(scopes: [["finding:read", "welfare:read", "disability:read", "enrolment:read"]])')
  watchGroups(@Root() child: Child, @Ctx() context: JointMeetingContext): Promise<WatchGroup[]> {
    return findWatchGroups(context, child);
  }
}
