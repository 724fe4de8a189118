import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Which way a letter of a case went. */
export enum CaseLetterDirection {
  OUT = "OUT",
  IN = "IN",
}

registerEnumType(CaseLetterDirection, {
  name: "CaseLetterDirection",
  description: "Which way a letter of a case went. 函件方向。",
  valuesConfig: {
    OUT: { description: "To another county. 发出。" },
    IN: { description: "From another county. 来函。" },
  },
});

/** How far a letter has come for the child of a case. */
export enum CaseLetterState {
  SIGNED = "SIGNED",
  DELIVERED = "DELIVERED",
  ACCEPTED = "ACCEPTED",
  IN_PROGRESS = "IN_PROGRESS",
  ANSWERED = "ANSWERED",
  ENDED = "ENDED",
  RETURNED = "RETURNED",
  FORWARDED = "FORWARDED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(CaseLetterState, {
  name: "CaseLetterState",
  description: "How far a letter has come for the child of a case. 函件办理状态。",
  valuesConfig: {
    SIGNED: { description: "Signed, on its way. 已签发待送达。" },
    DELIVERED: { description: "Delivered, not accepted yet. 已送达待受理。" },
    ACCEPTED: { description: "Accepted: ownership has moved. 已受理。" },
    IN_PROGRESS: { description: "Being worked on. 处理中。" },
    ANSWERED: { description: "Answered; the outcome is awaited. 已复函。" },
    ENDED: { description: "At its end. 办结。" },
    RETURNED: { description: "Given back. 退函。" },
    FORWARDED: { description: "Passed on to another county. 已转办。" },
    WITHDRAWN: { description: "Withdrawn by the sender. 已撤回。" },
  },
});

/** What the letters' service tells of a letter. */
export enum CaseLetterEventKind {
  RECEIVED = "RECEIVED",
  SIGNED = "SIGNED",
  DELIVERED = "DELIVERED",
  ACCEPTED = "ACCEPTED",
  RETURNED = "RETURNED",
  FORWARDED = "FORWARDED",
  IN_PROGRESS = "IN_PROGRESS",
  ANSWERED = "ANSWERED",
  OUTCOME = "OUTCOME",
  ENDED = "ENDED",
  WITHDRAWN = "WITHDRAWN",
  REMINDED = "REMINDED",
  OVERDUE = "OVERDUE",
  OVERDUE_TO_MEETING = "OVERDUE_TO_MEETING",
  OVERDUE_TO_SUPERIOR = "OVERDUE_TO_SUPERIOR",
  FAILED = "FAILED",
  UNTOLD = "UNTOLD",
}

registerEnumType(CaseLetterEventKind, {
  name: "CaseLetterEventKind",
  description: "What is told of a letter. 函件进展类别。",
  valuesConfig: {
    RECEIVED: { description: "It has come in. 收到来函。" },
    SIGNED: { description: "It was signed. 签发。" },
    DELIVERED: { description: "It has arrived. 送达。" },
    ACCEPTED: { description: "It was accepted. 受理。" },
    RETURNED: { description: "It was given back. 退函。" },
    FORWARDED: { description: "It was passed on. 转办。" },
    IN_PROGRESS: { description: "It is being worked on. 处理中。" },
    ANSWERED: { description: "It was answered. 复函。" },
    OUTCOME: { description: "News of the child since the answer. 复函后的进展。" },
    ENDED: { description: "It came to its end: back in school, taught at home, past age, deceased. 办结。" },
    WITHDRAWN: { description: "It was withdrawn. 撤回。" },
    REMINDED: { description: "A reminder was sent. 催办。" },
    OVERDUE: { description: "Its day has passed. 逾期。" },
    OVERDUE_TO_MEETING: { description: "So late that the meeting deals with it. 逾期报联席会议。" },
    OVERDUE_TO_SUPERIOR: { description: "So late that the superior is written to. 逾期提请上级督办。" },
    FAILED: { description: "It could not be delivered. 投递失败。" },
    UNTOLD: { description: "An event of it was not taken into a case. 进展未能入案。" },
  },
});
