import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import { requireOwnRegion } from "../region/region.policy";
import { findDropoutSummary } from "./dropout-summary.service";
import { DropoutSummary, DropoutSummaryArguments } from "./dropout-summary.type";

@Resolver()
export class DropoutSummaryResolver {
  @Query(() => DropoutSummary, {
    nullable: true,
    description: "The county's table of dropouts, as it stood on a day. 辍学劝返汇总表（截至某日）。",
  })
  @Directive('@requiresScopes(scopes: [["county-summary:read"]])')
  async dropoutSummary(
    @Args(() => DropoutSummaryArguments) { regionCode, asOf }: DropoutSummaryArguments,
    @Ctx() { caller, countyCode, office }: JointMeetingContext,
  ): Promise<DropoutSummary> {
    requireOwnRegion(caller, countyCode, regionCode);
    return findDropoutSummary(office, { regionCode, asOf: isoDate(asOf), requestId: caller.requestId });
  }
}
