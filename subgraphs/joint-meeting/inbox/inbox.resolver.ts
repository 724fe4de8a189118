import "reflect-metadata";
import { Arg, Args, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { JointMeetingContext } from "../context";
import {
  InboxArguments,
  InboxConnection,
  type InboxEntry,
  type InboxRead,
  ReadInboxEntryOutcome,
  ReadInboxOutcome,
  toInboxEntry,
} from "./inbox.type";

@Resolver()
export class InboxResolver {
  @Query(() => InboxConnection, {
    nullable: true,
    description: "Notices to the caller's posts, the latest first. 本岗位消息，由近及远。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async inbox(
    @Args(() => InboxArguments) { unreadOnly, ...page }: InboxArguments,
    @Ctx() { inbox }: JointMeetingContext,
  ): Promise<ConnectionOf<InboxEntry>> {
    const wanted = readPage(page, 1);
    const rows = await inbox.list(unreadOnly, wanted);
    return toConnection(rows, wanted, ({ ordinal }) => [String(ordinal)], toInboxEntry);
  }

  @Query(() => Int, { nullable: true, description: "How many notices are unread. 未阅消息条数。" })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  inboxCount(@Ctx() { inbox }: JointMeetingContext): Promise<number> {
    return inbox.countUnread();
  }

  @Mutation(() => ReadInboxEntryOutcome, { nullable: true, description: "Marks a notice as read. 标记消息已阅。" })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async readInboxEntry(
    @Arg("id", () => ID, { description: "Id of the notice. 消息编号。" }) id: string,
    @Ctx() { inbox }: JointMeetingContext,
  ): Promise<InboxEntry | Refusal> {
    const outcome = await inbox.read(id);
    return outcome instanceof Refusal ? outcome : toInboxEntry(outcome);
  }

  @Mutation(() => ReadInboxOutcome, {
    nullable: true,
    description: "Marks a notice and all that came before it as read. 将该条及之前的消息全部标记已阅。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async readInbox(
    @Arg("upTo", () => ID, { description: "Id of the latest notice that was seen. 最后看到的消息编号。" }) upTo: string,
    @Ctx() { inbox }: JointMeetingContext,
  ): Promise<InboxRead | Refusal> {
    const marked = await inbox.readUpTo(upTo);
    return marked instanceof Refusal ? marked : { marked, unread: await inbox.countUnread() };
  }
}
