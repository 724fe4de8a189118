import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a child of a letter has come; both counties keep the same state. */
export enum LetterChildState {
  WAITING = "WAITING",
  ACCEPTED = "ACCEPTED",
  IN_PROGRESS = "IN_PROGRESS",
  ANSWERED = "ANSWERED",
  ENDED = "ENDED",
  RETURNED = "RETURNED",
  FORWARDED = "FORWARDED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(LetterChildState, {
  name: "LetterChildState",
  description: "State of a child of a letter. 函件所涉儿童的办理状态。",
  valuesConfig: {
    WAITING: { description: "Not yet accepted. 待受理。" },
    ACCEPTED: { description: "Accepted: the addressee's case now. 已受理。" },
    IN_PROGRESS: { description: "Being worked on. 处理中。" },
    ANSWERED: { description: "Answered, and watched until the child is in school. 已复函（跟踪中）。" },
    ENDED: { description: "At its end. 已办结。" },
    RETURNED: { description: "Given back with a reason. 已退函。" },
    FORWARDED: {
      description:
        "Sent on to the county to which the household has moved; what comes of it there is told here. 已转办（结果转告）。",
    },
    WITHDRAWN: { description: "Withdrawn before it was accepted. 已撤回。" },
  },
});
