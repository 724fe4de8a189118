import { SettleReason } from "../finding/settle-reason";
import { CaseOutcomeKind } from "./case-outcome-kind";

/** What an outcome asks for before the case may rest on it. */
export interface OutcomeRule {
  title: { english: string; chinese: string };
  /** Whether the case is watched until something confirms it; else it is closed at once. */
  watched: boolean;
  /** What is shown when it is entered: nothing, its name, its name with a number, or its name with a copy. */
  paper: "NONE" | "NAMED" | "NUMBERED" | "COPIED";
  /** What the registers must show when it is entered. */
  register: "NONE" | "ARRIVAL_OR_COPY" | "BIRTH_DATE";
  needsReason: boolean;
  /** Why the finding that the case came from is struck off when the case is closed. */
  settles: SettleReason;
  /** Whether the desk that leads the case may enter it, beside the office and education. */
  byLead: boolean;
}

const {
  RETURNED,
  INCLUSIVE_CLASS,
  SPECIAL_SCHOOL,
  HOME_TEACHING,
  TRANSFERRED,
  HANDED_OVER,
  OVER_AGE,
  DECEASED,
  FALSE_REPORT,
} = CaseOutcomeKind;

const PLACEMENT = {
  watched: true,
  paper: "NAMED",
  register: "NONE",
  needsReason: false,
  settles: SettleReason.PLACED,
  byLead: false,
} as const;

const AT_ONCE = { watched: false, needsReason: false, byLead: false } as const;

/** Every outcome, with its paper and what confirms it. */
const OUTCOME_TABLE: Readonly<Record<CaseOutcomeKind, OutcomeRule>> = {
  [RETURNED]: {
    ...PLACEMENT,
    title: { english: "a return", chinese: "返校" },
    settles: SettleReason.RETURNED,
    byLead: true,
  },
  [INCLUSIVE_CLASS]: { ...PLACEMENT, title: { english: "a place in an ordinary class", chinese: "随班就读" } },
  [SPECIAL_SCHOOL]: { ...PLACEMENT, title: { english: "a place in a special school", chinese: "特教学校就读" } },
  [HOME_TEACHING]: { ...PLACEMENT, title: { english: "teaching at home", chinese: "送教上门" } },
  [TRANSFERRED]: {
    ...AT_ONCE,
    title: { english: "a transfer", chinese: "转学" },
    paper: "NAMED",
    register: "ARRIVAL_OR_COPY",
    settles: SettleReason.ARRIVAL_CONFIRMED,
  },
  [HANDED_OVER]: {
    ...PLACEMENT,
    title: { english: "a hand-over", chinese: "函转户籍地" },
    paper: "NUMBERED",
    settles: SettleReason.HANDED_OVER,
  },
  [OVER_AGE]: {
    ...AT_ONCE,
    title: { english: "an age past schooling", chinese: "满龄" },
    paper: "NONE",
    register: "BIRTH_DATE",
    settles: SettleReason.OVER_AGE,
  },
  [DECEASED]: {
    ...AT_ONCE,
    title: { english: "a death", chinese: "死亡" },
    paper: "COPIED",
    register: "NONE",
    settles: SettleReason.DECEASED,
  },
  [FALSE_REPORT]: {
    ...AT_ONCE,
    title: { english: "a false report", chinese: "误报" },
    paper: "NONE",
    register: "NONE",
    needsReason: true,
    settles: SettleReason.MISREPORTED,
  },
};

export const outcomeRuleOf = (kind: CaseOutcomeKind): OutcomeRule => OUTCOME_TABLE[kind];
