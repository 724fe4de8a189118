import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { LettersContext } from "../context";
import { LetterChild } from "../letter/letter-child.type";
import { MATCH } from "./judge-match";
import { LetterMatch, toLetterMatch } from "./match.type";

@Resolver(() => LetterChild)
export class MatchResolver {
  @FieldResolver(() => LetterMatch, {
    nullable: true,
    description:
      "What the own registers propose of a child of a letter that came in; null until they were asked. 本县核对建议；尚未核对或非来函为空。",
  })
  match(@Root() { row: { matchSealed } }: LetterChild, @Ctx() { vault }: LettersContext): LetterMatch | null {
    return matchSealed === null ? null : toLetterMatch(MATCH.parse(JSON.parse(vault.open(matchSealed))));
  }
}
