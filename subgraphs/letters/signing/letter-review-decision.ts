import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a review comes to. */
export enum LetterReviewDecision {
  APPROVE = "APPROVE",
  REJECT = "REJECT",
}

registerEnumType(LetterReviewDecision, {
  name: "LetterReviewDecision",
  description: "What the review of a letter comes to. 审核意见。",
  valuesConfig: {
    APPROVE: { description: "May be signed. 同意，送签发。" },
    REJECT: { description: "Given back to be changed. 退回修改。" },
  },
});
