import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Letter } from "../letter/letter.type";
import { LetterReviewDecision } from "./letter-review-decision";

const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Letter, Refusal] as const });

export const SubmitLetterOutcome = outcome(
  "SubmitLetterOutcome",
  "The letter sent for review, or why not. 送审的结果。",
);
export const ReviewLetterOutcome = outcome("ReviewLetterOutcome", "The letter reviewed, or why not. 审核的结果。");
export const SignLetterOutcome = outcome("SignLetterOutcome", "The letter signed, or why not. 签发的结果。");
export const WithdrawLetterOutcome = outcome(
  "WithdrawLetterOutcome",
  "The letter withdrawn or asked back, or why not. 撤回的结果。",
);

/** Which letter, as it was read. */
@ArgsType()
export class LetterVersionArguments {
  @Field(() => ID, { description: "Id of the letter. 函件编号。" })
  id: string;

  @Field(() => Int, { description: "Version that was read. 所读版本号。" })
  version: number;
}

@ArgsType()
export class ReviewLetterArguments extends LetterVersionArguments {
  @Field(() => LetterReviewDecision, { description: "Approved, or given back. 审核意见。" })
  decision: LetterReviewDecision;

  @Field(() => String, { nullable: true, description: "Why; needed to give it back. 原因；退回必填。" })
  reason?: string | null;
}

@ArgsType()
export class SignLetterArguments extends LetterVersionArguments {
  @Field(() => String, { description: "Department that is signed for, such as education. 发文部门代号。" })
  organ: string;
}

@ArgsType()
export class WithdrawLetterArguments extends LetterVersionArguments {
  @Field(() => String, { description: "Why, 1 to 500 characters. 撤回原因，1至500字。" })
  reason: string;
}
