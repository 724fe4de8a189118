import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a letter is for. All but the first are about another letter. */
export enum LetterKind {
  INQUIRY = "INQUIRY",
  REPLY = "REPLY",
  REMINDER = "REMINDER",
  ESCALATION = "ESCALATION",
}

/** Whether it is from this county or came in. */
export enum LetterDirection {
  OUT = "OUT",
  IN = "IN",
}

/** How it goes: between the counties' services, or printed and posted. */
export enum LetterVia {
  NETWORK = "NETWORK",
  PAPER = "PAPER",
}

registerEnumType(LetterKind, {
  name: "LetterKind",
  description: "What a letter is for. 函件种类。",
  valuesConfig: {
    INQUIRY: { description: "Asks the home county to bring children back to school. 函。" },
    REPLY: { description: "Answers a letter. 复函。" },
    REMINDER: { description: "Asks for an answer that is late. 催办函。" },
    ESCALATION: { description: "Asks the common superior to see to it. 提请督办函。" },
  },
});

registerEnumType(LetterDirection, {
  name: "LetterDirection",
  description: "Whether a letter goes out or came in. 发文或收文。",
  valuesConfig: { OUT: { description: "Sent. 发文。" }, IN: { description: "Received. 收文。" } },
});

registerEnumType(LetterVia, {
  name: "LetterVia",
  description: "How a letter goes. 送达方式。",
  valuesConfig: {
    NETWORK: { description: "Between the counties' services. 网上送达。" },
    PAPER: { description: "Printed and posted. 纸质邮寄。" },
  },
});
