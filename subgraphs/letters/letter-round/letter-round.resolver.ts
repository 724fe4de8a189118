import "reflect-metadata";
import { Ctx, Directive, Query, Resolver } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import type { LettersContext } from "../context";
import { findLastLetterRound } from "./run-letter-rounds";

@Resolver()
export class LetterRoundResolver {
  @Query(() => DateScalar, {
    nullable: true,
    description:
      "The county day whose round of late letters is done; null before the first. 最近一次已完成函件催办巡检的日期；尚未进行为空。",
  })
  @Directive('@requiresScopes(scopes: [["letter-figures:read"]])')
  lastLetterRound(@Ctx() { database }: LettersContext): Promise<string | null> {
    return findLastLetterRound(database);
  }
}
