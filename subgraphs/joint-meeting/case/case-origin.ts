import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a case was opened from. */
export enum CaseOrigin {
  FINDING = "FINDING",
  LEDGER = "LEDGER",
  BY_HAND = "BY_HAND",
  RELAPSE = "RELAPSE",
  LETTER = "LETTER",
}

registerEnumType(CaseOrigin, {
  name: "CaseOrigin",
  description: "What a case was opened from. 建案来源。",
  valuesConfig: {
    FINDING: { description: "A finding of a comparison of registers. 比对发现的问题。" },
    LEDGER: { description: "An entry of the ledger of dropouts. 劝返台账。" },
    BY_HAND: { description: "Opened by hand, with a reason. 人工建案。" },
    RELAPSE: { description: "The child dropped out again. 二次辍学。" },
    LETTER: { description: "A letter of another county that was accepted. 受理外县区来函。" },
  },
});
