import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a message between counties is, by the format (exchange/message.ts). */
export enum ExchangeMessageKind {
  LETTER = "LETTER",
  ACCEPTED = "ACCEPTED",
  RETURNED = "RETURNED",
  IN_PROGRESS = "IN_PROGRESS",
  FORWARDED = "FORWARDED",
  REPLY = "REPLY",
  OUTCOME = "OUTCOME",
  REMINDER = "REMINDER",
  WITHDRAWAL = "WITHDRAWAL",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ExchangeMessageKind, {
  name: "ExchangeMessageKind",
  description: "What a message between counties is. 往来消息类别。",
  valuesConfig: {
    LETTER: { description: "A letter. 函。" },
    ACCEPTED: { description: "Children accepted. 受理。" },
    RETURNED: { description: "Children returned. 退函。" },
    IN_PROGRESS: { description: "Progress. 处理中。" },
    FORWARDED: { description: "Children forwarded. 转办。" },
    REPLY: { description: "A reply. 复函。" },
    OUTCOME: { description: "What came of children. 去向反馈。" },
    REMINDER: { description: "A reminder. 催办函。" },
    WITHDRAWAL: { description: "A letter is asked back. 请求撤回。" },
    WITHDRAWN: { description: "What was withdrawn. 撤回答复。" },
  },
});
