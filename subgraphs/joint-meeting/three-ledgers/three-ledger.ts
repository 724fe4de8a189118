import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import { FindingKind, WHEREABOUTS_KINDS } from "../finding/finding-kind";

/** The three ledgers of a county (三本台账, 教基厅函〔2024〕15号). */
export enum ThreeLedger {
  SCHOOL_AGE = "SCHOOL_AGE",
  SUSPECTED = "SUSPECTED",
  DROPOUT = "DROPOUT",
}

registerEnumType(ThreeLedger, {
  name: "ThreeLedger",
  description: "One of the three ledgers. 三本台账之一。",
  valuesConfig: {
    SCHOOL_AGE: { description: "Children of school age, with those who moved here. 适龄儿童台账（含随迁子女）。" },
    SUSPECTED: { description: "Suspected dropouts, with those never enrolled. 疑似辍学台账（含失学）。" },
    DROPOUT: { description: "Dropouts. 辍学台账。" },
  },
});

/** The kinds of findings that put a child on a ledger. */
export const LEDGER_KINDS: Record<ThreeLedger, readonly FindingKind[]> = {
  SCHOOL_AGE: WHEREABOUTS_KINDS,
  SUSPECTED: WHEREABOUTS_KINDS.filter((kind) => kind !== FindingKind.DROPOUT),
  DROPOUT: [FindingKind.DROPOUT],
};
