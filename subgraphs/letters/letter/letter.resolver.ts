import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Child } from "../child/child.type";
import type { LettersContext } from "../context";
import { letterKey } from "./letter-listing";
import { Letter, LetterConnection, toLetter } from "./letter.type";
import { LettersArguments, toLetterFilter } from "./letters-arguments.type";

@Resolver()
export class LettersResolver {
  @Query(() => LetterConnection, {
    nullable: true,
    description: "Letters of a county that the caller may see, the latest first. 本县区可见的往来函件，最近者在前。",
  })
  @Directive('@requiresScopes(scopes: [["letter:read"]])')
  async letters(
    @Args(() => LettersArguments) given: LettersArguments,
    @Ctx() { letters }: LettersContext,
  ): Promise<ConnectionOf<Letter>> {
    const page = readPage(given, 2);
    return toConnection(await letters.list(toLetterFilter(given), page), page, letterKey, toLetter);
  }

  @Query(() => Letter, {
    nullable: true,
    description: "A letter by id; null when missing or hidden. 按编号查询函件；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["letter:read"]])')
  async letter(
    @Arg("id", () => ID, { description: "Id of the letter. 函件编号。" }) id: string,
    @Ctx() { letters }: LettersContext,
  ): Promise<Letter | null> {
    const row = await letters.find(id);
    return row && toLetter(row);
  }
}

@Resolver(() => Child)
export class ChildLettersResolver {
  @FieldResolver(() => [Letter], {
    nullable: true,
    description:
      "Letters about the child, the latest first; empty without any. 涉及该儿童的函件，最近者在前；无则为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["letter:read"]])')
  async letters(@Root() { id }: Child, @Ctx() { letters }: LettersContext): Promise<Letter[]> {
    return (await letters.findOfChild(id)).map(toLetter);
  }
}
