import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Child } from "../child/child.type";
import type { JointMeetingContext } from "../context";
import { WatchGroup } from "../watch-group/watch-group";
import { requireOwnQuestion, mayReadEvidence, mayReadPoorHousehold, mayReadWatchGroups } from "./disclosure.policy";
import { Evidence } from "./evidence.type";
import { Finding, FindingConnection, toFinding } from "./finding.type";
import { FindingEvent } from "./finding-event.type";
import { FindingsArguments, toFilter } from "./findings-arguments.type";

@Resolver()
export class FindingsResolver {
  @Query(() => FindingConnection, {
    nullable: true,
    description: "Findings of a region that the caller may see. 区域内可见的问题。",
  })
  @Directive('@requiresScopes(scopes: [["finding:read"]])')
  async findings(
    @Args(() => FindingsArguments) given: FindingsArguments,
    @Ctx() { caller, findings }: JointMeetingContext,
  ): Promise<ConnectionOf<Finding>> {
    requireOwnQuestion(caller, given);
    const page = readPage(given, 3);
    const rows = await findings.list(toFilter(given), page);
    return toConnection(rows, page, ({ kind, childId, id }) => [kind, childId, id], toFinding);
  }

  @Query(() => Finding, {
    nullable: true,
    description: "A finding by id; null when missing or hidden. 按编号查询问题；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["finding:read"]])')
  async finding(
    @Arg("id", () => ID, { description: "Id of the finding. 问题编号。" }) id: string,
    @Ctx() { findings }: JointMeetingContext,
  ): Promise<Finding | null> {
    const row = await findings.find(id);
    return row && toFinding(row);
  }
}

@Resolver(() => Child)
export class ChildFindingResolver {
  @FieldResolver(() => [Finding], {
    nullable: true,
    description:
      "Findings about the child or a record linked to it, settled ones last; empty without any. 该儿童（含已关联记录）的问题，已销号者在后；无则为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["finding:read"]])')
  async findings(@Root() { id }: Child, @Ctx() { findings }: JointMeetingContext): Promise<Finding[]> {
    return (await findings.findOfChild(id)).map(toFinding);
  }
}

@Resolver(() => Finding)
export class FindingResolver {
  @FieldResolver(() => [Evidence], { description: "Which records said what. 证据。" })
  evidence(@Root() { child, evidenceSealed }: Finding, @Ctx() { caller, vault }: JointMeetingContext): Evidence[] {
    const lines = JSON.parse(vault.open(evidenceSealed)) as Evidence[];
    return lines.filter((line) => mayReadEvidence(caller, line, child?.id ?? null));
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether the household is poor or monitored; null for whoever may not read poor households. 是否贫困户；无权查看脱贫监测户者为空。",
  })
  poorHousehold(@Root() finding: Finding, @Ctx() { caller }: JointMeetingContext): boolean | null {
    return mayReadPoorHousehold(caller, finding.child?.id ?? null) ? finding.isOfPoorHousehold : null;
  }

  @FieldResolver(() => [WatchGroup], {
    nullable: true,
    description:
      "Watch groups the child belongs to; null for whoever may not read welfare and disability. 所属重点人群；无权查看儿童福利、残疾人证者为空。",
  })
  watchGroups(@Root() finding: Finding, @Ctx() { caller }: JointMeetingContext): WatchGroup[] | null {
    return mayReadWatchGroups(caller, finding.child?.id ?? null) ? finding.groups : null;
  }

  @FieldResolver(() => [FindingEvent], { description: "What happened to it, in order. 办理经过（按时间顺序）。" })
  async history(@Root() { id }: Finding, @Ctx() { findings }: JointMeetingContext): Promise<FindingEvent[]> {
    return (await findings.findHistory(id)).map(({ settleReason, ...step }) => ({ ...step, reason: settleReason }));
  }
}

@Resolver(() => FindingEvent)
export class FindingEventResolver {
  @FieldResolver(() => String, { nullable: true, description: "What was noted. 备注或理由。" })
  note(@Root() { noteSealed }: FindingEvent, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Paper that shows it. 佐证材料。" })
  paper(@Root() { paperSealed }: FindingEvent, @Ctx() { vault }: JointMeetingContext): string | null {
    return paperSealed && vault.open(paperSealed);
  }
}
