import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import type { KeyUse as WireKeyUse } from "../exchange/cipher-suite";

/** What a key is for. */
export enum KeyUse {
  SIGNING = "SIGNING",
  ENCRYPTION = "ENCRYPTION",
}

registerEnumType(KeyUse, {
  name: "KeyUse",
  description: "What a key of the exchange is for. 密钥用途。",
  valuesConfig: {
    SIGNING: { description: "Its owner signs with it. 签名。" },
    ENCRYPTION: { description: "Its owner is written to with it. 加密。" },
  },
});

export const toKeyUse = (use: WireKeyUse): KeyUse => (use === "sig" ? KeyUse.SIGNING : KeyUse.ENCRYPTION);
