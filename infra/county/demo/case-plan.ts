import { workingDayAfter } from "../../../schema/school-calendar/working-days";
import type { StepKind } from "./case-acts";
import type { LedgerChild } from "./year-rosters";

/** What is done in a child's case on a day. */
export type CaseEvent =
  | { day: string; act: "FIND" }
  | { day: string; act: "VISIT"; line: "EDUCATION" | "GOVERNMENT" }
  | { day: string; act: "STEP"; kind: StepKind }
  | { day: string; act: "ASK" }
  | { day: string; act: "COME_BACK" };

/** Working days after the find on which each thing is done, within the county's terms. */
const TIMES: readonly (readonly [number, DatedAct])[] = [
  [1, { act: "STEP", kind: "CONFIRM_DROPOUT" }],
  [1, { act: "ASK" }],
  [2, { act: "VISIT", line: "EDUCATION" }],
  [3, { act: "VISIT", line: "GOVERNMENT" }],
  [4, { act: "STEP", kind: "PERSUASION" }],
  [8, { act: "STEP", kind: "WRITTEN_REPORT" }],
  [12, { act: "STEP", kind: "RETURN_NOTICE" }],
  [22, { act: "STEP", kind: "ORDER_NOTICE" }],
];

/** How the cases of the county's own children go on who do not come back: after the term of the order to law. */
const TO_LAW: readonly (readonly [number, StepKind])[] = [
  [36, "DEMAND"],
  [38, "LAWSUIT"],
];

type DatedAct = CaseEvent extends infer Event ? (Event extends { day: string } ? Omit<Event, "day"> : never) : never;

interface PlannedChild {
  child: LedgerChild;
  /** Number of the child among those who stay out, from 0; null for who comes back. */
  staysOut: number | null;
}

const NO_DEPARTURES = new Map<string, boolean>();
/** Of the children who stay out, how many go to law, one way or the other. */
const GO_TO_LAW = 4;

/**
 * What is done for a child, in the order of days: found, confirmed, persuaded by both lines, reported, ordered back; until
 * it comes back, or the year ends. The same for the same ledger.
 */
export function planCase({ child, staysOut }: PlannedChild): CaseEvent[] {
  const { foundOn, returnedOn } = child;
  const on = (days: number): string => workingDayAfter(NO_DEPARTURES, foundOn, days);
  const law = staysOut !== null && staysOut < GO_TO_LAW ? TO_LAW.slice(staysOut % 2, (staysOut % 2) + 1) : [];
  const planned: CaseEvent[] = [
    { day: foundOn, act: "FIND" },
    ...TIMES.map(([days, act]): CaseEvent => ({ day: on(days), ...act })),
    ...law.map(([days, kind]): CaseEvent => ({ day: on(days), act: "STEP", kind })),
  ];
  if (returnedOn === null) return planned;
  return [...planned.filter(({ day }) => day < returnedOn), { day: returnedOn, act: "COME_BACK" }];
}

/** Every event of the ledger's children, by day. */
export function planYear(ledger: readonly LedgerChild[]): { child: LedgerChild; event: CaseEvent }[] {
  let out = 0;
  return ledger
    .flatMap((child) =>
      planCase({ child, staysOut: child.returnedOn === null ? out++ : null }).map((event) => ({ child, event })),
    )
    .toSorted((one, other) => (one.event.day < other.event.day ? -1 : one.event.day > other.event.day ? 1 : 0));
}
