import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a paper of the peer says of a letter of ours. */
export enum PaperAnswerKind {
  ACCEPTED = "ACCEPTED",
  RETURNED = "RETURNED",
  FORWARDED = "FORWARDED",
  IN_PROGRESS = "IN_PROGRESS",
  REPLY = "REPLY",
  OUTCOME = "OUTCOME",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(PaperAnswerKind, {
  name: "PaperAnswerKind",
  description: "What a paper of the other county says. 对方纸质来文内容。",
  valuesConfig: {
    ACCEPTED: { description: "Accepted. 受理。" },
    RETURNED: { description: "Given back with a reason. 退函。" },
    FORWARDED: { description: "Sent on to another county. 转办。" },
    IN_PROGRESS: { description: "Being worked on; needs no scan. 处理中（可无扫描件）。" },
    REPLY: { description: "The reply. 复函。" },
    OUTCOME: { description: "What has come of it since the reply. 复函后的结果。" },
    WITHDRAWN: { description: "Given back, as we had asked. 同意撤回。" },
  },
});
