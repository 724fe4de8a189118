import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import { Attachment, toAttachment } from "../attachment/attachment.type";
import type { JointMeetingContext } from "../context";
import { MeasuresArguments, UnitsWithDropoutsArguments } from "./measure.arguments";
import { findMeasure, listMeasures, listUnitsWithDropouts } from "./measure.rows";
import {
  Measure,
  MeasureConnection,
  MeasureEvent,
  toMeasure,
  toMeasureEvent,
  toUnitWithDropouts,
  type UnitWithDropouts,
  UnitWithDropoutsConnection,
} from "./measure.type";
import { overseesCounty } from "../region/oversees-county.policy";

const SEEN = '@requiresScopes(scopes: [["oversight:read"]])';

@Resolver(() => Measure)
export class MeasureResolver {
  @Query(() => Measure, {
    nullable: true,
    description: "A measure by id; null when missing or hidden. 按编号查询督导措施；不存在或无权查看时为空。",
  })
  @Directive(SEEN)
  async measure(
    @Arg("id", () => ID, { description: "Id of the measure. 措施编号。" }) id: string,
    @Ctx() { database, caller }: JointMeetingContext,
  ): Promise<Measure | null> {
    const row = await findMeasure(database, caller, id);
    return row && toMeasure(row);
  }

  @Query(() => MeasureConnection, {
    nullable: true,
    description: "Measures, the latest first; a school or township sees its own. 督导措施，由近及远。",
  })
  @Directive(SEEN)
  async measures(
    @Args(() => MeasuresArguments)
    { kinds = null, states = null, subject = null, overdueOnly, ...page }: MeasuresArguments,
    @Ctx() { database, clock, caller, countyCode }: JointMeetingContext,
  ): Promise<ConnectionOf<Measure>> {
    const wanted = readPage(page, 2);
    const asked = { kinds, states, subject, overdueOn: overdueOnly ? clock.today() : null };
    const rows = await listMeasures(database, caller, countyCode, asked, wanted);
    return toConnection(rows, wanted, ({ orderedOn, id }) => [orderedOn, id], toMeasure);
  }

  @Query(() => UnitWithDropoutsConnection, {
    nullable: true,
    description:
      "Schools and townships whose children dropped out in some days, by their cases; for the county alone. 一段时间内有辍学学生的单位（按个案统计，限县级）。",
  })
  @Directive('@requiresScopes(scopes: [["oversight:write"]])')
  async unitsWithDropouts(
    @Args(() => UnitsWithDropoutsArguments) { from, to, ...page }: UnitsWithDropoutsArguments,
    @Ctx() { database, caller, countyCode }: JointMeetingContext,
  ): Promise<ConnectionOf<UnitWithDropouts>> {
    const wanted = readPage(page, 1);
    const days = { from: isoDate(from), to: isoDate(to) };
    const isOfCounty = overseesCounty(caller, countyCode);
    const rows = isOfCounty ? await listUnitsWithDropouts(database, countyCode, days, wanted) : [];
    return toConnection(rows, wanted, ({ unit }) => [unit], toUnitWithDropouts);
  }

  @FieldResolver(() => String, { description: "What it is for. 事由。" })
  ground(@Root() { groundSealed }: Measure, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(groundSealed);
  }

  @FieldResolver(() => [Attachment], { description: "Papers handed in, in order of their coming. 附件。" })
  async attachments(
    @Root() { id }: Measure,
    @Ctx() { measureAttachments }: JointMeetingContext,
  ): Promise<Attachment[]> {
    return (await measureAttachments.load(id)).map(toAttachment);
  }

  @FieldResolver(() => [MeasureEvent], { description: "What was done with it, in order. 办理记录。" })
  async history(@Root() { id }: Measure, @Ctx() { measureLoaders }: JointMeetingContext): Promise<MeasureEvent[]> {
    return (await measureLoaders.events.load(id)).map(toMeasureEvent);
  }

  @FieldResolver(() => [Measure], { description: "Orders to put right that came of it. 由此引出的限期整改。" })
  async following(@Root() { id }: Measure, @Ctx() { measureLoaders }: JointMeetingContext): Promise<Measure[]> {
    return (await measureLoaders.following.load(id)).map(toMeasure);
  }
}

@Resolver(() => MeasureEvent)
export class MeasureEventResolver {
  @FieldResolver(() => String, { nullable: true, description: "What was said. 办理情况。" })
  note(@Root() { noteSealed }: MeasureEvent, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}
