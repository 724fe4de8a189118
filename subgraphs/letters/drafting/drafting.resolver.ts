import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import { type Letter, toLetter } from "../letter/letter.type";
import {
  DraftLettersArguments,
  DraftLettersOutcome,
  EditLetterArguments,
  EditLetterOutcome,
  type LettersDrafted,
} from "./drafting.type";

@Resolver()
export class DraftingResolver {
  @Mutation(() => DraftLettersOutcome, {
    nullable: true,
    description: "Draws up letters to the home counties of the children of cases. 由案件拟函至户籍地县区。",
  })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async draftLetters(
    @Args(() => DraftLettersArguments) given: DraftLettersArguments,
    @Ctx() { letterDrafts }: LettersContext,
  ): Promise<LettersDrafted | Refusal> {
    const drafted = await letterDrafts.draft(given);
    return drafted instanceof Refusal ? drafted : { letters: drafted.letters.map(toLetter), gaps: drafted.gaps };
  }

  @Mutation(() => EditLetterOutcome, { nullable: true, description: "Changes a draft. 修改函稿。" })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async editLetter(
    @Args(() => EditLetterArguments)
    {
      addressee = null,
      paragraphs = null,
      copies = null,
      contact = null,
      organs = null,
      ...given
    }: EditLetterArguments,
    @Ctx() { letterEdits }: LettersContext,
  ): Promise<Letter | Refusal> {
    const done = await letterEdits.edit({ ...given, addressee, paragraphs, copies, contact, organs });
    return done instanceof Refusal ? done : toLetter(done);
  }
}
