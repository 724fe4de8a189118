import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  AcceptRectificationOutcome,
  CancelMeasureOutcome,
  HoldMeasureOutcome,
  MeasureActArguments,
  OrderMeasuresArguments,
  OrderMeasuresOutcome,
  ReportRectificationOutcome,
  ReturnRectificationArguments,
  ReturnRectificationOutcome,
} from "./measure.arguments";
import type { MeasureRow } from "./measure.rows";
import { Measure, OrderedMeasures, toMeasure } from "./measure.type";
import { orderMeasures } from "./order-measures";

const ORDERS = '@requiresScopes(scopes: [["oversight:write"]])';

@Resolver(() => Measure)
export class MeasureActsResolver {
  @Mutation(() => OrderMeasuresOutcome, {
    nullable: true,
    description:
      "Orders a measure for each of some schools and townships, all or none. 对若干学校、乡镇下达督导措施，一并办理。",
  })
  @Directive(ORDERS)
  async orderMeasures(
    @Args(() => OrderMeasuresArguments)
    { meetsOn = null, dueOn = null, follows = null, ...given }: OrderMeasuresArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<OrderedMeasures | Refusal> {
    const done = await orderMeasures(context, context.caller, {
      ...given,
      follows,
      meetsOn: meetsOn && isoDate(meetsOn),
      dueOn: dueOn && isoDate(dueOn),
    });
    return done instanceof Refusal ? done : { measures: done.map(toMeasure) };
  }

  @Mutation(() => HoldMeasureOutcome, {
    nullable: true,
    description: "Records a talk or inspection that was held. 记录约谈或督查开展情况。",
  })
  @Directive(ORDERS)
  async holdMeasure(
    @Args(() => MeasureActArguments) { id, version, note }: MeasureActArguments,
    @Ctx() { measureActs }: JointMeetingContext,
  ): Promise<Measure | Refusal> {
    return toOutcome(await measureActs.hold(id, version, note));
  }

  @Mutation(() => ReportRectificationOutcome, {
    nullable: true,
    description: "Reports what the own unit has put right. 上报本单位整改情况。",
  })
  @Directive('@requiresScopes(scopes: [["oversight:answer"]])')
  async reportRectification(
    @Args(() => MeasureActArguments) { id, version, note }: MeasureActArguments,
    @Ctx() { measureActs }: JointMeetingContext,
  ): Promise<Measure | Refusal> {
    return toOutcome(await measureActs.report(id, version, note));
  }

  @Mutation(() => AcceptRectificationOutcome, { nullable: true, description: "Accepts what was put right. 整改验收。" })
  @Directive(ORDERS)
  async acceptRectification(
    @Args(() => MeasureActArguments) { id, version, note }: MeasureActArguments,
    @Ctx() { measureActs }: JointMeetingContext,
  ): Promise<Measure | Refusal> {
    return toOutcome(await measureActs.accept(id, version, note));
  }

  @Mutation(() => ReturnRectificationOutcome, {
    nullable: true,
    description: "Gives a report back, with what is missing and a new day. 退回整改，写明不足并重定期限。",
  })
  @Directive(ORDERS)
  async returnRectification(
    @Args(() => ReturnRectificationArguments) { id, version, note, dueOn }: ReturnRectificationArguments,
    @Ctx() { measureActs }: JointMeetingContext,
  ): Promise<Measure | Refusal> {
    return toOutcome(await measureActs.return(id, version, note, isoDate(dueOn)));
  }

  @Mutation(() => CancelMeasureOutcome, {
    nullable: true,
    description: "Takes back a measure that nothing has been done about. 撤销尚未开展的措施。",
  })
  @Directive(ORDERS)
  async cancelMeasure(
    @Args(() => MeasureActArguments) { id, version, note }: MeasureActArguments,
    @Ctx() { measureActs }: JointMeetingContext,
  ): Promise<Measure | Refusal> {
    return toOutcome(await measureActs.cancel(id, version, note));
  }
}

const toOutcome = (done: MeasureRow | Refusal): Measure | Refusal => (done instanceof Refusal ? done : toMeasure(done));
