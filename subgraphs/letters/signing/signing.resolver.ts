import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import { type Letter, toLetter } from "../letter/letter.type";
import type { LetterRow } from "../letter/letter.rows";
import {
  LetterVersionArguments,
  ReviewLetterArguments,
  ReviewLetterOutcome,
  SignLetterArguments,
  SignLetterOutcome,
  SubmitLetterOutcome,
  WithdrawLetterArguments,
  WithdrawLetterOutcome,
} from "./signing.type";

@Resolver()
export class SigningResolver {
  @Mutation(() => SubmitLetterOutcome, { nullable: true, description: "Sends a draft for review. 函稿送审。" })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async submitLetter(
    @Args(() => LetterVersionArguments) { id, version }: LetterVersionArguments,
    @Ctx() { letterReviews }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await letterReviews.submit(id, version));
  }

  @Mutation(() => ReviewLetterOutcome, {
    nullable: true,
    description: "Approves a letter that somebody else wrote, or gives it back. 审核函稿（非本人所拟）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:review"]])')
  async reviewLetter(
    @Args(() => ReviewLetterArguments) { reason = null, ...given }: ReviewLetterArguments,
    @Ctx() { letterReviews }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await letterReviews.review({ ...given, reason }));
  }

  @Mutation(() => SignLetterOutcome, {
    nullable: true,
    description: "Signs a letter for a department; the last signature numbers and sends it. 签发；末位签发时编号发出。",
  })
  @Directive('@requiresScopes(scopes: [["letter:sign"]])')
  async signLetter(
    @Args(() => SignLetterArguments) given: SignLetterArguments,
    @Ctx() { letterSignatures }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await letterSignatures.sign(given));
  }

  @Mutation(() => WithdrawLetterOutcome, {
    nullable: true,
    description: "Withdraws what of a letter is not yet accepted. 撤回函件中尚未受理的事项。",
  })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async withdrawLetter(
    @Args(() => WithdrawLetterArguments) given: WithdrawLetterArguments,
    @Ctx() { letterWithdrawals }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await letterWithdrawals.withdraw(given));
  }
}

const toOutcome = (done: LetterRow | Refusal): Letter | Refusal => (done instanceof Refusal ? done : toLetter(done));
