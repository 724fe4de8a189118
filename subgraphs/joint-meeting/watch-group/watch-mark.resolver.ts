import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  EndWatchMarkArguments,
  EndWatchMarkOutcome,
  MarkWatchGroupArguments,
  MarkWatchGroupOutcome,
  toWatchMark,
  WatchMark,
  WatchMarkConnection,
  type WatchMarkRow,
  WatchMarksArguments,
} from "./watch-mark.type";

@Resolver(() => WatchMark)
export class WatchMarkResolver {
  @Query(() => WatchMarkConnection, {
    nullable: true,
    description: "Children marked by hand as of a watch group. 人工标记的重点人群。",
  })
  @Directive('@requiresScopes(scopes: [["watch-mark:write"]])')
  async watchMarks(
    @Args(() => WatchMarksArguments) { regionCode, standing, ...page }: WatchMarksArguments,
    @Ctx() { watchMarks }: JointMeetingContext,
  ): Promise<ConnectionOf<WatchMark>> {
    const wanted = readPage(page, 2);
    const rows = await watchMarks.list(regionCode, standing, wanted);
    return toConnection(rows, wanted, ({ since, id }) => [since, id], toWatchMark);
  }

  @Mutation(() => MarkWatchGroupOutcome, {
    nullable: true,
    description: "Marks a child by hand as of a watch group that no register tells. 人工标记重点人群。",
  })
  @Directive('@requiresScopes(scopes: [["watch-mark:write"]])')
  async markWatchGroup(
    @Args(() => MarkWatchGroupArguments) { since, ...given }: MarkWatchGroupArguments,
    @Ctx() { watchMarks }: JointMeetingContext,
  ): Promise<WatchMark | Refusal> {
    return toOutcome(await watchMarks.mark({ ...given, since: isoDate(since) }));
  }

  @Mutation(() => EndWatchMarkOutcome, { nullable: true, description: "Ends a mark by hand. 解除人工标记。" })
  @Directive('@requiresScopes(scopes: [["watch-mark:write"]])')
  async endWatchMark(
    @Args(() => EndWatchMarkArguments) { id, endedOn, reason }: EndWatchMarkArguments,
    @Ctx() { watchMarks }: JointMeetingContext,
  ): Promise<WatchMark | Refusal> {
    return toOutcome(await watchMarks.end(id, isoDate(endedOn), reason));
  }

  @FieldResolver(() => String, { description: "Why the child was marked. 标记依据。" })
  reason(@Root() { reasonSealed }: WatchMark, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(reasonSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why the mark was ended. 解除依据。" })
  endReason(@Root() { endReasonSealed }: WatchMark, @Ctx() { vault }: JointMeetingContext): string | null {
    return endReasonSealed && vault.open(endReasonSealed);
  }
}

const toOutcome = (done: WatchMarkRow | Refusal): WatchMark | Refusal =>
  done instanceof Refusal ? done : toWatchMark(done);
