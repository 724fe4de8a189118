import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How much of the ledgers a quarterly review checks. */
export enum ReviewMode {
  SAMPLED = "SAMPLED",
  FULL = "FULL",
}

registerEnumType(ReviewMode, {
  name: "ReviewMode",
  description: "How much of the ledgers a quarterly review checks. 复核方式。",
  valuesConfig: {
    SAMPLED: { description: "A sample by school and township. 抽查（按学校、乡镇分层）。" },
    FULL: { description: "Every entry. 全面复核。" },
  },
});

/** How far a quarterly review has come. */
export enum ReviewState {
  OPEN = "OPEN",
  CLOSED = "CLOSED",
}

registerEnumType(ReviewState, {
  name: "ReviewState",
  description: "How far a quarterly review has come. 复核状态。",
  valuesConfig: {
    OPEN: { description: "Being checked or signed. 复核、会签中。" },
    CLOSED: { description: "Checked and signed. 已办结。" },
  },
});

/** What the check of an entry gave. */
export enum ReviewResult {
  AGREES = "AGREES",
  DIFFERS = "DIFFERS",
}

registerEnumType(ReviewResult, {
  name: "ReviewResult",
  description: "What the check of an entry gave. 复核结果。",
  valuesConfig: {
    AGREES: { description: "It is as the ledger says. 与台账一致。" },
    DIFFERS: { description: "It is otherwise. 与台账不一致。" },
  },
});
