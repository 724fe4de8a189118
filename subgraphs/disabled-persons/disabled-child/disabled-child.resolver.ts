import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { narrowRegions } from "../../../infra/runtime/caller";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { Child } from "../child/child.type";
import type { DisabledPersonsContext } from "../context";
import { mayReadCertificate } from "../disability/disability.policy";
import { DisabledChildArguments, DisabledChildConnection } from "./disabled-child.type";

@Resolver()
export class DisabledChildResolver {
  @Query(() => DisabledChildConnection, {
    nullable: true,
    description: "Children under 18 with a disability certificate valid today. 当前持有效残疾人证的未满18周岁儿童。",
  })
  @Directive('@requiresScopes(scopes: [["disability:read"]])')
  async disabledChildren(
    @Args(() => DisabledChildArguments) { regionCode, ...pageArguments }: DisabledChildArguments,
    @Ctx() { caller, countyCode, disabledChildren }: DisabledPersonsContext,
  ): Promise<ConnectionOf<Child>> {
    const page = readPage(pageArguments, 1);
    const rows = await disabledChildren.list(narrowRegions(caller, regionCode), page);
    return toConnection(
      rows,
      page,
      ({ personId }) => [personId],
      (row) => (mayReadCertificate(caller, row, countyCode) ? { id: row.personId } : null),
    );
  }
}
