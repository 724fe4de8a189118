import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import { monthEnd, monthStart } from "../../../schema/scalars/month";
import { Attachment, toAttachment } from "../attachment/attachment.type";
import type { JointMeetingContext } from "../context";
import {
  ActivitiesArguments,
  ActivityCountsArguments,
  CancelActivityArguments,
  CancelActivityOutcome,
  PlanActivityArguments,
  PlanActivityOutcome,
  ReportActivityArguments,
  ReportActivityOutcome,
} from "./activity.arguments";
import { countActivities, findActivity, listActivities, type ActivityRow, listPairings } from "./activity.rows";
import {
  Activity,
  ActivityConnection,
  type ActivityCount,
  ActivityCountConnection,
  type ActivityPairing,
  ActivityPairingConnection,
  toActivity,
  toActivityCount,
  toPairing,
} from "./activity.type";

const PLANNED = '@requiresScopes(scopes: [["activity:write"]])';
const SEEN = '@requiresScopes(scopes: [["activity:read"]])';

@Resolver(() => Activity)
export class ActivityResolver {
  @Query(() => Activity, {
    nullable: true,
    description: "An activity by id; null when missing or hidden. 按编号查询活动；不存在或无权查看时为空。",
  })
  @Directive(SEEN)
  async activity(
    @Arg("id", () => ID, { description: "Id of the activity. 活动编号。" }) id: string,
    @Ctx() { database, caller }: JointMeetingContext,
  ): Promise<Activity | null> {
    const row = await findActivity(database, caller, id);
    return row && toActivity(row);
  }

  @Query(() => ActivityConnection, {
    nullable: true,
    description: "Activities planned for some months, by day; a school sees its own. 若干月份的活动，按计划日期排序。",
  })
  @Directive(SEEN)
  async activities(
    @Args(() => ActivitiesArguments)
    { from, to, kinds = null, states = null, organiser = null, ...page }: ActivitiesArguments,
    @Ctx() { database, caller, countyCode }: JointMeetingContext,
  ): Promise<ConnectionOf<Activity>> {
    const wanted = readPage(page, 2);
    const asked = { kinds, states, organiser, from: monthStart(from), to: monthEnd(to) };
    const rows = await listActivities(database, caller, countyCode, asked, wanted);
    return toConnection(rows, wanted, ({ plannedOn, id }) => [plannedOn, id], toActivity);
  }

  @Query(() => ActivityCountConnection, {
    nullable: true,
    description: "Activities counted by organiser, month and kind. 活动统计（按单位、月份、类别）。",
  })
  @Directive(SEEN)
  async activityCounts(
    @Args(() => ActivityCountsArguments) { from, to, ...page }: ActivityCountsArguments,
    @Ctx() { database, caller, countyCode }: JointMeetingContext,
  ): Promise<ConnectionOf<ActivityCount>> {
    const wanted = readPage(page, 3);
    const months = { from: monthStart(from), to: monthEnd(to) };
    const rows = await countActivities(database, caller, countyCode, months, wanted);
    return toConnection(rows, wanted, ({ organiser, month, kind }) => [organiser, month, kind], toActivityCount);
  }

  @Mutation(() => PlanActivityOutcome, {
    nullable: true,
    description: "Plans an activity of the own desk. 计划活动（本单位）。",
  })
  @Directive(PLANNED)
  async planActivity(
    @Args(() => PlanActivityArguments) { organiser = null, plannedOn, ...given }: PlanActivityArguments,
    @Ctx() { activityActs }: JointMeetingContext,
  ): Promise<Activity | Refusal> {
    return toOutcome(await activityActs.plan({ ...given, organiser, plannedOn: isoDate(plannedOn) }));
  }

  @Mutation(() => ReportActivityOutcome, {
    nullable: true,
    description: "Reports an own activity as held. 上报本单位活动开展情况。",
  })
  @Directive(PLANNED)
  async reportActivity(
    @Args(() => ReportActivityArguments) { id, heldOn, ...given }: ReportActivityArguments,
    @Ctx() { activityActs }: JointMeetingContext,
  ): Promise<Activity | Refusal> {
    return toOutcome(await activityActs.report(id, { ...given, heldOn: isoDate(heldOn) }));
  }

  @Mutation(() => CancelActivityOutcome, { nullable: true, description: "Calls an own activity off. 取消本单位活动。" })
  @Directive(PLANNED)
  async cancelActivity(
    @Args(() => CancelActivityArguments) { id, version, reason }: CancelActivityArguments,
    @Ctx() { activityActs }: JointMeetingContext,
  ): Promise<Activity | Refusal> {
    return toOutcome(await activityActs.cancel(id, version, reason));
  }

  @FieldResolver(() => String, { description: "Title. 活动名称。" })
  title(@Root() { titleSealed }: Activity, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(titleSealed);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What was done, or why it was called off. 开展情况；或取消原因。",
  })
  report(@Root() { reportSealed }: Activity, @Ctx() { vault }: JointMeetingContext): string | null {
    return reportSealed && vault.open(reportSealed);
  }

  @FieldResolver(() => [Attachment], { description: "Evidence, in order of its coming. 佐证材料。" })
  async attachments(
    @Root() { id }: Activity,
    @Ctx() { activityAttachments }: JointMeetingContext,
  ): Promise<Attachment[]> {
    return (await activityAttachments.load(id)).map(toAttachment);
  }

  @FieldResolver(() => ActivityPairingConnection, {
    nullable: true,
    description: "Teachers and children paired; null without case:read. 师生结对；无案件查看权限时为空。",
  })
  async pairings(
    @Root() { id }: Activity,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { database, caller }: JointMeetingContext,
  ): Promise<ConnectionOf<ActivityPairing> | null> {
    if (!caller.scopes.has("case:read")) return null;
    const wanted = readPage(page, 2);
    const rows = await listPairings(database, id, wanted);
    return toConnection(rows, wanted, (row) => [row.childId, row.id], toPairing);
  }
}

const toOutcome = (done: ActivityRow | Refusal): Activity | Refusal =>
  done instanceof Refusal ? done : toActivity(done);
