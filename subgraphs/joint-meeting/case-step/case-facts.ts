import type { OfficeDays } from "../../../schema/school-calendar/working-days";
import type { CaseworkSettings } from "../casework-setting/casework-settings";
import type { LegalBasisRow } from "../legal-basis/legal-basis.rows";
import type { StepKind } from "./step-kind";

/** A step that was taken. Days are YYYY-MM-DD. */
export interface StepTaken {
  kind: StepKind;
  /** One, and one more with each reopening of the case. */
  round: number;
  takenOn: string;
  /** Code of the desk that took it. */
  organ: string;
  answerUntil: string | null;
}

export interface VisitMade {
  visitedOn: string;
  lines: readonly ("GOVERNMENT" | "EDUCATION")[];
}

/** All that decides which steps a case may take. */
export interface CaseFacts {
  state: "OPEN" | "WATCHED" | "CLOSED";
  openedOn: string;
  spellSince: string;
  schoolId: string | null;
  townshipCode: string | null;
  round: number;
  steps: readonly StepTaken[];
  visits: readonly VisitMade[];
}

/** What the county has set, as it is in force on the day. */
export interface StepRules {
  settings: CaseworkSettings;
  officeDays: OfficeDays;
  /** Legal bases of penalties; `validTo` is the last day. */
  legalBases: readonly Pick<LegalBasisRow, "title" | "citation" | "validFrom" | "validTo">[];
}

/** The last time that a step was taken, in whichever round; undefined when it never was. */
export function lastTaken({ steps }: CaseFacts, kind: StepKind): StepTaken | undefined {
  return steps
    .filter((step) => step.kind === kind)
    .toSorted((one, other) => one.round - other.round)
    .at(-1);
}

/** Whether a penalty has a legal basis on a day. */
export function hasLegalBasis({ legalBases }: StepRules, day: string): boolean {
  return legalBases.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
}
