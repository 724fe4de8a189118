import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { narrowRegions } from "../../../infra/runtime/caller";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { Child } from "../child/child.type";
import type { PovertyReliefContext } from "../context";
import { mayReadHouseholdMember } from "../poverty-relief/poverty-relief.policy";
import { PoorChildArguments, PoorChildConnection } from "./poor-child.type";

@Resolver()
export class PoorChildResolver {
  @Query(() => PoorChildConnection, {
    nullable: true,
    description:
      "Children under 18 of poor and monitored households that are helped today. 当前在帮扶的脱贫监测户中未满18周岁儿童。",
  })
  @Directive('@requiresScopes(scopes: [["poverty:read"]])')
  async poorChildren(
    @Args(() => PoorChildArguments) { regionCode, category = null, ...pageArguments }: PoorChildArguments,
    @Ctx() { caller, countyCode, poorChildren }: PovertyReliefContext,
  ): Promise<ConnectionOf<Child>> {
    const page = readPage(pageArguments, 1);
    const rows = await poorChildren.list({ regions: narrowRegions(caller, regionCode), category }, page);
    return toConnection(
      rows,
      page,
      ({ personId }) => [personId],
      (row) => (mayReadHouseholdMember(caller, row, countyCode) ? { id: row.personId } : null),
    );
  }
}
