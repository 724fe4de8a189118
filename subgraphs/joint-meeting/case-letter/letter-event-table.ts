import { CaseEventKind } from "../case/case-event-kind";
import { type Desk, EDUCATION, LEADER, OFFICE } from "../desk/desk";
import type { NoticeKind } from "../inbox/notice-kind";
import { CaseLetterDirection, CaseLetterEventKind, CaseLetterState } from "./case-letter-enums";

/** What an outgoing letter does to the case that it was written from. */
export type LetterEffect =
  /** The case is handed over, and watched until the answer. */
  | "HAND_OVER"
  /** A hand-over by this letter does not hold: the case goes on. */
  | "RESUME"
  /** The answer is here, and the outcome is awaited: the watch begins anew. */
  | "WATCH_ON"
  /** The child is settled: the case is closed. */
  | "SETTLE";

/** Whom an event is told, besides the case's history. */
export interface LetterTelling {
  /** LEAD is who leads the case. */
  desk: Desk | "LEAD";
  notice: keyof typeof NoticeKind;
  /** Of letters of one direction alone. */
  direction?: CaseLetterDirection;
}

/** What an event of a letter comes to. */
export interface LetterEventRule {
  /** How far the letter has come with it; null where that stays. */
  state: CaseLetterState | null;
  history: CaseEventKind | null;
  effect: LetterEffect | null;
  tells: readonly LetterTelling[];
}

const { OUT, IN } = CaseLetterDirection;
const { LETTER_OVERDUE } = CaseEventKind;

const toBoth = (notice: keyof typeof NoticeKind): readonly LetterTelling[] => [
  { desk: "LEAD", notice, direction: OUT },
  { desk: EDUCATION, notice, direction: OUT },
];

const LETTER_EVENT_TABLE: Readonly<Record<CaseLetterEventKind, LetterEventRule>> = {
  RECEIVED: {
    state: null,
    history: null,
    effect: null,
    tells: [{ desk: EDUCATION, notice: "LETTER_RECEIVED", direction: IN }],
  },
  SIGNED: { state: CaseLetterState.SIGNED, history: CaseEventKind.LETTER_SENT, effect: null, tells: [] },
  DELIVERED: { state: CaseLetterState.DELIVERED, history: CaseEventKind.LETTER_DELIVERED, effect: null, tells: [] },
  ACCEPTED: {
    state: CaseLetterState.ACCEPTED,
    history: CaseEventKind.LETTER_ACCEPTED,
    effect: "HAND_OVER",
    tells: [
      { desk: "LEAD", notice: "LETTER_ACCEPTED", direction: OUT },
      // With a child that is known a case is opened instead.
      { desk: EDUCATION, notice: "LETTER_TO_OPEN_BY_HAND", direction: IN },
    ],
  },
  RETURNED: {
    state: CaseLetterState.RETURNED,
    history: CaseEventKind.LETTER_RETURNED,
    effect: "RESUME",
    tells: toBoth("LETTER_RETURNED"),
  },
  FORWARDED: {
    state: CaseLetterState.FORWARDED,
    history: CaseEventKind.LETTER_FORWARDED,
    effect: null,
    tells: toBoth("LETTER_FORWARDED"),
  },
  IN_PROGRESS: {
    state: CaseLetterState.IN_PROGRESS,
    history: CaseEventKind.LETTER_IN_PROGRESS,
    effect: null,
    tells: [],
  },
  ANSWERED: {
    state: CaseLetterState.ANSWERED,
    history: CaseEventKind.LETTER_ANSWERED,
    effect: "WATCH_ON",
    tells: toBoth("LETTER_ANSWERED"),
  },
  OUTCOME: {
    state: null,
    history: CaseEventKind.LETTER_OUTCOME,
    effect: "WATCH_ON",
    tells: [{ desk: "LEAD", notice: "LETTER_ANSWERED", direction: OUT }],
  },
  ENDED: {
    state: CaseLetterState.ENDED,
    history: CaseEventKind.LETTER_ENDED,
    effect: "SETTLE",
    tells: [{ desk: EDUCATION, notice: "LETTER_ANSWERED", direction: OUT }],
  },
  WITHDRAWN: {
    state: CaseLetterState.WITHDRAWN,
    history: CaseEventKind.LETTER_WITHDRAWN,
    effect: "RESUME",
    tells: [
      { desk: "LEAD", notice: "LETTER_WITHDRAWN", direction: OUT },
      { desk: EDUCATION, notice: "LETTER_WITHDRAWN", direction: IN },
    ],
  },
  REMINDED: {
    state: null,
    history: null,
    effect: null,
    tells: [{ desk: EDUCATION, notice: "LETTER_REMINDED", direction: IN }],
  },
  OVERDUE: {
    state: null,
    history: LETTER_OVERDUE,
    effect: null,
    tells: [{ desk: EDUCATION, notice: "LETTER_OVERDUE" }],
  },
  OVERDUE_TO_MEETING: {
    state: null,
    history: LETTER_OVERDUE,
    effect: null,
    tells: [{ desk: OFFICE, notice: "LETTER_ON_AGENDA" }],
  },
  OVERDUE_TO_SUPERIOR: {
    state: null,
    history: LETTER_OVERDUE,
    effect: null,
    tells: [{ desk: LEADER, notice: "LETTER_TO_LEADER" }],
  },
  FAILED: { state: null, history: null, effect: null, tells: [{ desk: EDUCATION, notice: "LETTER_FAILED" }] },
  UNTOLD: { state: null, history: null, effect: null, tells: [{ desk: EDUCATION, notice: "LETTER_TO_FILE_BY_HAND" }] },
};

export const letterEventRuleOf = (kind: CaseLetterEventKind): LetterEventRule => LETTER_EVENT_TABLE[kind];
