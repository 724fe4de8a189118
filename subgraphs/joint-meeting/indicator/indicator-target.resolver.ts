import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import { requireOwnRegion } from "../region/region.policy";
import { IndicatorTarget, SetIndicatorTargetArguments, SetIndicatorTargetOutcome } from "./indicator-target.type";

@Resolver()
export class IndicatorTargetResolver {
  @Mutation(() => SetIndicatorTargetOutcome, {
    nullable: true,
    description: "Sets the county's target of an indicator from a day on. 设定本县（区）指标目标（自某日起执行）。",
  })
  @Directive('@requiresScopes(scopes: [["target:write"]])')
  setIndicatorTarget(
    @Args(() => SetIndicatorTargetArguments) { validFrom, ...given }: SetIndicatorTargetArguments,
    @Ctx() { caller, countyCode, indicatorTargets }: JointMeetingContext,
  ): Promise<IndicatorTarget | Refusal> {
    requireOwnRegion(caller, countyCode, countyCode);
    return indicatorTargets.set({ ...given, validFrom: isoDate(validFrom) });
  }
}
