import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import type { JointMeetingContext } from "../context";
import { requireOwnRegion } from "../region/region.policy";
import { findConsolidationRate } from "./consolidation-rate.service";
import { ConsolidationRate, ConsolidationRateArguments } from "./consolidation-rate.type";

@Resolver()
export class ConsolidationRateResolver {
  @Query(() => ConsolidationRate, {
    nullable: true,
    description: "Nine-year consolidation of a cohort. 九年义务教育巩固率。",
  })
  @Directive('@requiresScopes(scopes: [["county-summary:read"]])')
  async consolidationRate(
    @Args(() => ConsolidationRateArguments) { regionCode, entryYear }: ConsolidationRateArguments,
    @Ctx() { caller, countyCode, office }: JointMeetingContext,
  ): Promise<ConsolidationRate> {
    requireOwnRegion(caller, countyCode, regionCode);
    return findConsolidationRate(office, { regionCode, entryYear, requestId: caller.requestId });
  }
}
