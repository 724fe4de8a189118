import type { DocumentKind } from "../document/document-kind";
import type { CaseworkSettings } from "../casework-setting/casework-settings";
import type { StepKind } from "./step-kind";

/** What kinds of desk may take a step: the case's own school and township, or the county's education bureau. */
export type StepOrgan = "SCHOOL" | "TOWNSHIP" | "EDUCATION";

/** A number of days or months that the county or a statute has set. */
export interface StepTerm {
  setting: keyof CaseworkSettings;
  unit: "WORKING_DAYS" | "CALENDAR_DAYS" | "CALENDAR_MONTHS";
}

/** A time that a statute sets between two steps; nobody may approve another. */
export interface StatutoryClock extends StepTerm {
  /** The step from whose day it runs. */
  from: StepKind;
  bound: "NOT_BEFORE" | "NOT_AFTER";
  law: { english: string; chinese: string };
}

/** A step that comes before another. */
export interface Predecessor {
  step: StepKind;
  /** Not the way any more once this one was taken. */
  unless?: StepKind;
  /** Whether the term that it set must have run out. */
  termOver?: true;
  /** Whether the leader may approve that it is left out, with whatever comes before it. */
  skippable?: true;
}

/** When a step is due, in days from what comes before it. */
export interface StepDue extends StepTerm {
  /** From the day on which the step before was taken, or from the end of the term that it set, if it set one. */
  from: "TAKEN" | "TERM";
  /** The step to count from, where it is not the one before. */
  after?: StepKind;
}

/** All that is to be known of a step. */
export interface StepRule {
  kind: StepKind;
  title: { english: string; chinese: string };
  /** Of the eight gates (八关). */
  gate: 3 | 4 | 5 | 6 | 7 | 8;
  /** Of the four-step ladder (四步法). */
  rung: 1 | 2 | 3 | 4;
  /** Who is competent, the one that ordinarily acts first. */
  organs: readonly StepOrgan[];
  /** Who is, where the case has no school. */
  organsWithoutSchool?: readonly StepOrgan[];
  /** Ways to come here, the first that is open counts; none for the first step. */
  after: readonly Predecessor[];
  /** Whether the organ must be that of the step before: it pursues what it has ordered itself. */
  sameOrgan?: true;
  /** The step after which this way is closed: what is before the court once is not brought there again. */
  excludedBy?: StepKind;
  /** Whether both lines must have visited the home. */
  visits?: true;
  /** Whether it is possible only where the county has entered a legal basis. */
  needsLegalBasis?: true;
  /** Whether a paper must be shown: one drawn up here, or one made outside by its number and copy. */
  needsPaper: boolean;
  /** The kind of document that is drawn up here; null where the paper is made outside. */
  documentKind: DocumentKind | null;
  clocks: readonly StatutoryClock[];
  /** The term that it sets; the least that a statute allows where `least` says so. */
  sets?: StepTerm & { least?: true };
  due: StepDue;
  /** What ordinarily comes next; the first whose condition holds. */
  next: readonly StepKind[];
}
