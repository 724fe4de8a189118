import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What may be done next with a letter. */
export enum LetterActKind {
  EDIT = "EDIT",
  SUBMIT = "SUBMIT",
  REVIEW = "REVIEW",
  SIGN = "SIGN",
  WITHDRAW = "WITHDRAW",
  MARK_POSTED = "MARK_POSTED",
  RECORD_PAPER_ANSWER = "RECORD_PAPER_ANSWER",
  REMIND = "REMIND",
  ACCEPT = "ACCEPT",
  RETURN = "RETURN",
  FORWARD = "FORWARD",
  REPORT_PROGRESS = "REPORT_PROGRESS",
  REPLY = "REPLY",
}

registerEnumType(LetterActKind, {
  name: "LetterActKind",
  description: "What may be done next with a letter. 函件可办理的下一步。",
  valuesConfig: {
    EDIT: { description: "Change the draft. 修改稿件。" },
    SUBMIT: { description: "Send it for review. 送审。" },
    REVIEW: { description: "Approve it or give it back. 审核。" },
    SIGN: { description: "Sign it. 签发。" },
    WITHDRAW: { description: "Withdraw it. 撤回。" },
    MARK_POSTED: { description: "Note that it was posted. 登记寄出。" },
    RECORD_PAPER_ANSWER: { description: "Record the answer on paper. 登记纸质答复。" },
    REMIND: { description: "Draw up a reminder. 催办。" },
    ACCEPT: { description: "Accept children. 受理。" },
    RETURN: { description: "Give children back. 退函。" },
    FORWARD: { description: "Send children on to another county. 转办。" },
    REPORT_PROGRESS: { description: "Tell how far it is. 反馈进展。" },
    REPLY: { description: "Draw up a reply. 复函。" },
  },
});
