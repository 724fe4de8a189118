import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { narrowRegions } from "../../../infra/runtime/caller";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { Child } from "../child/child.type";
import type { CivilAffairsContext } from "../context";
import { mayReadWelfareRecord } from "../welfare/welfare-record.policy";
import { ChildInCareArguments, ChildInCareConnection } from "./child-in-care.type";

@Resolver()
export class ChildInCareResolver {
  @Query(() => ChildInCareConnection, {
    nullable: true,
    description: "Children under 18 with a welfare record in force today. 当前有有效儿童福利认定的未满18周岁儿童。",
  })
  @Directive('@requiresScopes(scopes: [["welfare:read"]])')
  async childrenInCare(
    @Args(() => ChildInCareArguments) { regionCode, category = null, ...pageArguments }: ChildInCareArguments,
    @Ctx() { caller, countyCode, childrenInCare }: CivilAffairsContext,
  ): Promise<ConnectionOf<Child>> {
    const page = readPage(pageArguments, 1);
    const rows = await childrenInCare.list({ regions: narrowRegions(caller, regionCode), category }, page);
    return toConnection(
      rows,
      page,
      ({ personId }) => [personId],
      (row) => (mayReadWelfareRecord(caller, row, countyCode) ? { id: row.personId } : null),
    );
  }
}
