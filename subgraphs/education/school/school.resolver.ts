import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { EducationContext } from "../context";
import { School, SchoolConnection, SchoolsArguments, toSchool } from "./school.type";

@Resolver(() => School)
export class SchoolResolver {
  @Query(() => SchoolConnection, { nullable: true, description: "Schools of a region. 区域内学校。" })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  async schools(
    @Args(() => SchoolsArguments) { regionCode, ...page }: SchoolsArguments,
    @Ctx() { schools }: EducationContext,
  ): Promise<ConnectionOf<School>> {
    const wanted = readPage(page, 1);
    return toConnection(await schools.list(regionCode, wanted), wanted, ({ id }) => [id], toSchool);
  }

  @FieldResolver(() => String, { nullable: true, description: "Phone of the school. 联系电话。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  phone(@Root() { phoneSealed }: School, @Ctx() { vault }: EducationContext): string | null {
    return phoneSealed && vault.open(phoneSealed);
  }
}
