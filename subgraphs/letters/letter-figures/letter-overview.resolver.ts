import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import { LetterOverview, LetterOverviewArguments } from "./letter-overview.type";

@Resolver()
export class LetterOverviewResolver {
  @Query(() => LetterOverview, {
    nullable: true,
    description: "How the county's letters stand, sent and received, by county and in all. 函件往来汇总。",
  })
  @Directive('@requiresScopes(scopes: [["letter-figures:read"]])')
  letterOverview(
    @Args(() => LetterOverviewArguments) { regionCode, from, to }: LetterOverviewArguments,
    @Ctx() { letterFigures }: LettersContext,
  ): Promise<LetterOverview> {
    return letterFigures.overview(regionCode, isoDate(from), isoDate(to));
  }
}
