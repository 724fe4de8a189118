import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a letter has come. One that came in begins as DELIVERED. */
export enum LetterState {
  DRAFT = "DRAFT",
  IN_REVIEW = "IN_REVIEW",
  TO_SIGN = "TO_SIGN",
  SIGNED = "SIGNED",
  DELIVERED = "DELIVERED",
  WITHDRAWN = "WITHDRAWN",
  CLOSED = "CLOSED",
}

registerEnumType(LetterState, {
  name: "LetterState",
  description: "State of a letter. 函件状态。",
  valuesConfig: {
    DRAFT: { description: "Being drawn up. 拟稿。" },
    IN_REVIEW: { description: "Waits for review. 审核中。" },
    TO_SIGN: { description: "Waits for its signatures. 待签发。" },
    SIGNED: { description: "Signed and numbered, on its way. 已签发（待送达）。" },
    DELIVERED: { description: "With the addressee. 已送达。" },
    WITHDRAWN: { description: "Withdrawn with a reason. 已撤回。" },
    CLOSED: { description: "Each child of it has come to its end. 已办结。" },
  },
});
