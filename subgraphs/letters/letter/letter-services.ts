import type { Caller } from "../../../infra/runtime/caller";
import type { LettersResources } from "../context";
import { DraftLettersActs } from "../drafting/draft-letters.acts";
import { EditLetterActs } from "../drafting/edit-letter.acts";
import { ReviewLetterActs } from "../signing/review-letter.acts";
import { SignLetterActs } from "../signing/sign-letter.acts";
import { WithdrawLetterActs } from "../signing/withdraw-letter.acts";
import { LetterService } from "./letter.service";

/** What the resolvers of letters work with, from the draft to the signature. */
export interface LetterServices {
  letters: LetterService;
  letterDrafts: DraftLettersActs;
  letterEdits: EditLetterActs;
  letterReviews: ReviewLetterActs;
  letterSignatures: SignLetterActs;
  letterWithdrawals: WithdrawLetterActs;
}

/** Makes them for the requests of one caller. */
export function createLetterServices(resources: LettersResources, caller: Caller): LetterServices {
  return {
    letters: new LetterService(resources, caller),
    letterDrafts: new DraftLettersActs(resources, caller),
    letterEdits: new EditLetterActs(resources, caller),
    letterReviews: new ReviewLetterActs(resources, caller),
    letterSignatures: new SignLetterActs(resources, caller),
    letterWithdrawals: new WithdrawLetterActs(resources, caller),
  };
}
