import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import type { EducationContext } from "../context";
import { DropoutRate, DropoutRateArguments } from "./dropout-rate.type";

@Resolver()
export class DropoutRateResolver {
  @Query(() => [DropoutRate], {
    nullable: true,
    description: "Dropout rate of a school year, per stage. 年辍学率（分学段）。",
  })
  @Directive('@requiresScopes(scopes: [["school-statistics:read"]])')
  dropoutRate(
    @Args(() => DropoutRateArguments) { regionCode, schoolYear }: DropoutRateArguments,
    @Ctx() { dropoutRates }: EducationContext,
  ): Promise<DropoutRate[]> {
    return dropoutRates.list(regionCode, schoolYear);
  }
}
