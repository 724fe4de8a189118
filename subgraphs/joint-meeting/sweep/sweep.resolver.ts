import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { Child } from "../child/child.type";
import type { JointMeetingContext } from "../context";
import { requireOwnRegion } from "../region/region.policy";
import { mayReadSweep } from "./sweep.policy";
import { findSweep, listSweepChildren, listSweeps, type SweepRow } from "./sweep.store";
import {
  CancelSweepOutcome,
  FindingCount,
  MissingPart,
  ResumeSweepOutcome,
  StartSweepArguments,
  StartSweepOutcome,
  Sweep,
  SweepAlreadyRunning,
  SweepChildConnection,
  SweepChildrenArguments,
  SweepConnection,
  SweepsArguments,
  toSweep,
} from "./sweep.type";

@Resolver(() => Sweep)
export class SweepResolver {
  @Query(() => Sweep, { nullable: true, description: "A sweep and how far it has come. 一次比对及其进度。" })
  @Directive('@requiresScopes(scopes: [["sweep:run"]])')
  async sweep(
    @Arg("id", () => ID, { description: "Id of the sweep. 比对标识。" }) id: string,
    @Ctx() { caller, database }: JointMeetingContext,
  ): Promise<Sweep | null> {
    const row = await findSweep(database, id);
    return row !== null && mayReadSweep(caller, row) ? toSweep(row) : null;
  }

  @Query(() => SweepConnection, {
    nullable: true,
    description: "Sweeps of the county, newest first. 历次比对，最近者在前。",
  })
  @Directive('@requiresScopes(scopes: [["sweep:run"]])')
  async sweeps(
    @Args(() => SweepsArguments) { regionCode, ...pageArguments }: SweepsArguments,
    @Ctx() { caller, countyCode, database }: JointMeetingContext,
  ): Promise<ConnectionOf<Sweep>> {
    requireOwnRegion(caller, countyCode, regionCode);
    const page = readPage(pageArguments, 1);
    return toConnection(
      await listSweeps(database, regionCode, page),
      page,
      ({ ordinal }) => [String(ordinal)],
      (row) => (mayReadSweep(caller, row) ? toSweep(row) : null),
    );
  }

  @Query(() => SweepChildConnection, {
    nullable: true,
    description: "Children that a sweep compares: what it reads itself, page by page. 比对涉及的儿童，供比对逐页读取。",
  })
  @Directive('@requiresScopes(scopes: [["sweep:run"]])')
  async sweepChildren(
    @Args(() => SweepChildrenArguments) { sweepId, page: pageNumber, ...pageArguments }: SweepChildrenArguments,
    @Ctx() { caller, database }: JointMeetingContext,
  ): Promise<ConnectionOf<Child> | null> {
    const page = readPage(pageArguments, 1);
    const sweep = await findSweep(database, sweepId);
    if (sweep === null || !mayReadSweep(caller, sweep)) return null;
    const rows = await listSweepChildren(database, { sweepId, pageNumber: pageNumber ?? null }, page);
    return toConnection(
      rows,
      page,
      ({ id }) => [id],
      (row) => row,
    );
  }

  @Mutation(() => StartSweepOutcome, {
    nullable: true,
    description: "Starts a sweep of the county; one at a time. 发起全县四查三比对；同一时间仅一次。",
  })
  @Directive('@requiresScopes(scopes: [["sweep:run"]])')
  async startSweep(
    @Args(() => StartSweepArguments) { regionCode, schoolYear, asOf }: StartSweepArguments,
    @Ctx() { caller, countyCode, sweeps }: JointMeetingContext,
  ): Promise<Sweep | SweepAlreadyRunning | Refusal> {
    requireOwnRegion(caller, countyCode, regionCode);
    return toOutcome(await sweeps.start(caller, { regionCode, schoolYear, asOf: isoDate(asOf) }));
  }

  @Mutation(() => CancelSweepOutcome, {
    nullable: true,
    description: "Gives up a sweep; what it has read is erased. 取消比对，已读取的内容予以清除。",
  })
  @Directive('@requiresScopes(scopes: [["sweep:run"]])')
  async cancelSweep(
    @Arg("id", () => ID, { description: "Id of the sweep. 比对标识。" }) id: string,
    @Ctx() { caller, sweeps }: JointMeetingContext,
  ): Promise<Sweep | Refusal> {
    const outcome = await sweeps.cancel(caller, id);
    return outcome instanceof Refusal ? outcome : toSweep(outcome);
  }

  @Mutation(() => ResumeSweepOutcome, {
    nullable: true,
    description: "Goes on with an incomplete sweep: reads what is missing. 续办未完成的比对，仅补读缺失部分。",
  })
  @Directive('@requiresScopes(scopes: [["sweep:run"]])')
  async resumeSweep(
    @Arg("id", () => ID, { description: "Id of the sweep. 比对标识。" }) id: string,
    @Ctx() { caller, sweeps }: JointMeetingContext,
  ): Promise<Sweep | SweepAlreadyRunning | Refusal> {
    return toOutcome(await sweeps.resume(caller, id));
  }

  @FieldResolver(() => [FindingCount], {
    description: "What was found, by kind; empty until it is published. 各类问题数量；发布前为空列表。",
  })
  findingsByKind(@Root() { id }: Sweep, @Ctx() { sweepLoaders }: JointMeetingContext): Promise<FindingCount[]> {
    return sweepLoaders.findings.load(id);
  }

  @FieldResolver(() => [MissingPart], { description: "Departments that did not answer. 未应答的部门及缺页。" })
  missing(@Root() { id }: Sweep, @Ctx() { sweepLoaders }: JointMeetingContext): Promise<MissingPart[]> {
    return sweepLoaders.missing.load(id);
  }
}

function toOutcome(outcome: SweepRow | SweepAlreadyRunning | Refusal): Sweep | SweepAlreadyRunning | Refusal {
  return outcome instanceof Refusal || outcome instanceof SweepAlreadyRunning ? outcome : toSweep(outcome);
}
