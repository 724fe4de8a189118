import type { Caller } from "../../../infra/runtime/caller";
import type { LettersResources } from "../context";
import { MarkPostedActs } from "./mark-posted.acts";
import { PaperAnswerActs } from "./paper-answer.acts";
import { RegisterLetterActs } from "./register-letter.acts";

/** What the resolvers of paper post work with. */
export interface PaperPostServices {
  markPosted: MarkPostedActs;
  paperAnswers: PaperAnswerActs;
  paperLetters: RegisterLetterActs;
}

/** Makes them for the requests of one caller. */
export function createPaperPostServices(resources: LettersResources, caller: Caller): PaperPostServices {
  return {
    markPosted: new MarkPostedActs(resources, caller),
    paperAnswers: new PaperAnswerActs(resources, caller),
    paperLetters: new RegisterLetterActs(resources, caller),
  };
}
