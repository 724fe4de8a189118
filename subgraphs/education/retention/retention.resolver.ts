import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import type { EducationContext } from "../context";
import { Retention, RetentionArguments } from "./retention.type";

@Resolver()
export class RetentionResolver {
  @Query(() => Retention, { nullable: true, description: "Nine-year consolidation of a cohort. 九年义务教育巩固率。" })
  @Directive('@requiresScopes(scopes: [["school-statistics:read"]])')
  retention(
    @Args(() => RetentionArguments) { regionCode, entryYear }: RetentionArguments,
    @Ctx() { retention }: EducationContext,
  ): Promise<Retention> {
    return retention.find(regionCode, entryYear);
  }
}
