import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import type { Evidence } from "../examination/examination";
import { Finding, toFinding } from "../finding/finding.type";
import { FindingEvent } from "../finding/finding-event.type";
import { WatchGroup } from "../watch-group/watch-group";
import { mayReadWatchMarks } from "../watch-group/watch-group.policy";
import { LedgerEntry, LedgerEntryConnection, StruckOff, ThreeLedgersArguments } from "./ledger-entry.type";
import { toLedgerEntry } from "./to-ledger-entry";

@Resolver(() => LedgerEntry)
export class ThreeLedgersResolver {
  @Query(() => LedgerEntryConnection, {
    nullable: true,
    description:
      "One of the three ledgers, live over the last completed sweep of the year; null before the first. 三本台账（据本学年最近一次完成的比对；尚无比对时为空）。",
  })
  @Directive('@requiresScopes(scopes: [["three-ledgers:read"]])')
  async threeLedgers(
    @Args(() => ThreeLedgersArguments)
    { first, after, townshipCode = null, schoolId = null, ...query }: ThreeLedgersArguments,
    @Ctx() { threeLedgers }: JointMeetingContext,
  ): Promise<ConnectionOf<LedgerEntry> | null> {
    const wanted = readPage({ first, after: after ?? null }, 2);
    const rows = await threeLedgers.list({ ...query, townshipCode, schoolId }, wanted);
    return (
      rows &&
      toConnection(
        rows,
        wanted,
        ({ childId, findingId }) => [childId, findingId ?? ""],
        (row) => toLedgerEntry(row, query.ledger),
      )
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why the child is on the ledger, by the records. 列入原因（据各部门记录）。",
  })
  reason(@Root() { evidenceSealed }: LedgerEntry, @Ctx() { vault }: JointMeetingContext): string | null {
    if (evidenceSealed === null) return null;
    const evidence = JSON.parse(vault.open(evidenceSealed)) as Evidence[];
    return evidence.map(({ record, statement }) => `${record}：${statement}`).join("；");
  }

  @FieldResolver(() => [WatchGroup], {
    description:
      "Groups that it is watched for, marks by hand among them for the office and education. 重点人群（人工标记仅限联席会议办公室、教育局）。",
  })
  async watchGroups(
    @Root() { child, sweptGroups }: LedgerEntry,
    @Ctx() { caller, countyCode, watchRecords }: JointMeetingContext,
  ): Promise<WatchGroup[]> {
    if (child === null || !mayReadWatchMarks(caller, countyCode)) return sweptGroups;
    const { marks } = await watchRecords.load(child.id);
    return [...new Set([...sweptGroups, ...marks])];
  }

  @FieldResolver(() => Finding, { nullable: true, description: "The finding that puts it there. 所据问题。" })
  async finding(
    @Root() { findingId }: LedgerEntry,
    @Ctx() { threeLedgers }: JointMeetingContext,
  ): Promise<Finding | null> {
    const row = findingId === null ? null : await threeLedgers.findFinding(findingId);
    return row && toFinding(row);
  }

  @FieldResolver(() => [FindingEvent], {
    description: "What was done about it, in order; empty for a child on no other ledger. 处理经过（按时间顺序）。",
  })
  async done(
    @Root() { findingId }: LedgerEntry,
    @Ctx() { threeLedgers, findings }: JointMeetingContext,
  ): Promise<FindingEvent[]> {
    if (findingId === null || (await threeLedgers.findFinding(findingId)) === null) return [];
    return (await findings.findHistory(findingId)).map(({ settleReason, ...step }) => ({
      ...step,
      reason: settleReason,
    }));
  }
}

@Resolver(() => StruckOff)
export class StruckOffResolver {
  @FieldResolver(() => String, { nullable: true, description: "Paper that shows it. 佐证材料。" })
  paper(@Root() { paperSealed }: StruckOff, @Ctx() { vault }: JointMeetingContext): string | null {
    return paperSealed && vault.open(paperSealed);
  }
}
