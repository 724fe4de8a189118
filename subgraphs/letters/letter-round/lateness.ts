import { latestDayBefore } from "../../../schema/school-calendar/working-days";
import type { CaseEventKind } from "../case-link/case-event-kind";
import { LetterChildState } from "../letter/letter-child-state";
import { LetterDirection } from "../letter/letter-kind";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterSettings, PUBLIC_CALENDAR } from "../letter-setting/letter-settings";

/** What a letter asks for by a day: that a child is accepted or returned, then that it is answered for. */
export const TERMS = ["ACCEPT", "ANSWER"] as const;
export type Term = (typeof TERMS)[number];

/** How far up it is told that a letter is late, in order. */
export const LEVELS = ["OVERDUE", "TO_MEETING", "TO_SUPERIOR"] as const;
export type Level = (typeof LEVELS)[number];

/** States of the children for which a term runs. */
export const AWAITED: Readonly<Record<Term, readonly LetterChildState[]>> = {
  ACCEPT: [LetterChildState.WAITING],
  ANSWER: [LetterChildState.ACCEPTED, LetterChildState.IN_PROGRESS, LetterChildState.FORWARDED],
};

interface LevelRule {
  event: LetterEventKind;
  news: CaseEventKind;
  /** The sender alone goes further up; who is late itself is told that it is. */
  directions: readonly LetterDirection[];
  /** After how many working days. */
  daysOf: (settings: LetterSettings) => number;
}

export const LEVEL_RULES: Readonly<Record<Level, LevelRule>> = {
  OVERDUE: {
    event: LetterEventKind.OVERDUE,
    news: "OVERDUE",
    directions: [LetterDirection.OUT, LetterDirection.IN],
    daysOf: () => 1,
  },
  TO_MEETING: {
    event: LetterEventKind.OVERDUE_TO_MEETING,
    news: "OVERDUE_TO_MEETING",
    directions: [LetterDirection.OUT],
    daysOf: ({ MEETING_DAYS }) => MEETING_DAYS,
  },
  TO_SUPERIOR: {
    event: LetterEventKind.OVERDUE_TO_SUPERIOR,
    news: "OVERDUE_TO_SUPERIOR",
    directions: [LetterDirection.OUT],
    daysOf: ({ SUPERIOR_DAYS }) => SUPERIOR_DAYS,
  },
};

/** The latest day by which something was due that is told at a level on a day, YYYY-MM-DD. */
export const latestDueDay = (level: Level, day: string, settings: LetterSettings): string =>
  latestDayBefore(PUBLIC_CALENDAR, day, LEVEL_RULES[level].daysOf(settings));
