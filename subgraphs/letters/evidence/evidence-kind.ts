import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What an entry of the evidence log proves. A new kind goes into the CHECK of evidence_entry too. */
export enum EvidenceKind {
  SENT = "SENT",
  RECEIVED = "RECEIVED",
  RECEIPT_GIVEN = "RECEIPT_GIVEN",
  RECEIPT_TAKEN = "RECEIPT_TAKEN",
  REFUSAL_GIVEN = "REFUSAL_GIVEN",
  REFUSAL_TAKEN = "REFUSAL_TAKEN",
  KEY_MADE = "KEY_MADE",
  KEY_TRUSTED = "KEY_TRUSTED",
  KEY_ENDED = "KEY_ENDED",
}

registerEnumType(EvidenceKind, {
  name: "EvidenceKind",
  description: "What an entry of the evidence log proves. 存证类别。",
  valuesConfig: {
    SENT: { description: "A message was sent and answered. 发出并获应答。" },
    RECEIVED: { description: "A message was received. 收到。" },
    RECEIPT_GIVEN: { description: "A receipt was given for it. 出具回执。" },
    RECEIPT_TAKEN: { description: "A receipt was got for it. 取得回执。" },
    REFUSAL_GIVEN: { description: "A message was refused. 拒收。" },
    REFUSAL_TAKEN: { description: "A message was refused by the other county. 被拒收。" },
    KEY_MADE: { description: "A key of the county's own was made. 生成本县密钥。" },
    KEY_TRUSTED: { description: "A key of another county was taken into the directory. 信任对方密钥。" },
    KEY_ENDED: { description: "A key was ended. 停用密钥。" },
  },
});
