import "reflect-metadata";
import { Arg, createUnionType, Ctx, Directive, ID, Int, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import { Letter, toLetter } from "../letter/letter.type";

export const DraftReminderOutcome = createUnionType({
  name: "DraftReminderOutcome",
  description: "The reminder as a draft, or why there is none. 催办函拟稿结果。",
  types: () => [Letter, Refusal] as const,
});

@Resolver()
export class ReminderResolver {
  @Mutation(() => DraftReminderOutcome, {
    nullable: true,
    description:
      "Draws up a reminder of a letter that is late at its addressee; it is reviewed and signed as any letter. 拟制催办函（送审、签发同函）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async draftReminder(
    @Arg("id", () => ID, { description: "The letter that is late. 逾期函件编号。" }) id: string,
    @Arg("version", () => Int, { description: "Its version as it was read. 所读函件版本号。" }) version: number,
    @Ctx() { reminders }: LettersContext,
  ): Promise<Letter | Refusal> {
    const done = await reminders.draftReminder(id, version);
    return done instanceof Refusal ? done : toLetter(done);
  }
}
