import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage } from "../../../infra/runtime/page";
import type { Child } from "../child/child.type";
import type { JointMeetingContext } from "../context";
import { IndicatorKind } from "./indicator-kind";
import { Indicator, IndicatorChildConnection, IndicatorChildrenArguments, IndicatorsArguments } from "./indicator.type";

@Resolver()
export class IndicatorResolver {
  @Query(() => [Indicator], {
    nullable: true,
    description:
      "Indicators of a school year, for each unit that has anything below the line; of the county one each in any case. 考核指标（分单位；分母为零的单位不列，县级必列）。",
  })
  @Directive('@requiresScopes(scopes: [["indicator:read"]])')
  indicators(
    @Args(() => IndicatorsArguments) { kinds, schoolId = null, ...query }: IndicatorsArguments,
    @Ctx() { indicators }: JointMeetingContext,
  ): Promise<Indicator[]> {
    return indicators.list({ ...query, schoolId, kinds: kinds ?? Object.values(IndicatorKind) });
  }

  @Query(() => IndicatorChildConnection, {
    nullable: true,
    description: "The children behind a number of an indicator, as many in all as it counts. 指标所涉儿童。",
  })
  @Directive('@requiresScopes(scopes: [["three-ledgers:read"]])')
  indicatorChildren(
    @Args(() => IndicatorChildrenArguments) { first, after = null, ...query }: IndicatorChildrenArguments,
    @Ctx() { indicatorChildren }: JointMeetingContext,
  ): Promise<ConnectionOf<Child>> {
    return indicatorChildren.list(query, readPage({ first, after }, 1), after);
  }
}
