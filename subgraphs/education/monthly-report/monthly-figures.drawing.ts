import { EnrolmentState } from "../enrolment/enrolment-state";
import { isOnRoll, placeOn, type Step } from "../roll-history/roll-history";
import type { RollChild } from "../roll-history/school-roll.service";
import { MonthlyReportChildKind } from "./monthly-report-child-kind";
import { noFigures } from "./monthly-figures";
import type { MonthlyFigures } from "./monthly-figures.type";

/** A child that a report lists, by enrolment. */
export interface ListedChild {
  enrolmentId: string;
  kind: MonthlyReportChildKind;
  /** YYYY-MM-DD. */
  since: string;
  /** School days missed in a row without leave; null for a child who is out. */
  days: number | null;
}

/** A child's longest row of days missed without leave up to the month's end, where it reaches a threshold. */
export interface Alert {
  kind: MonthlyReportChildKind.SUSPECTED | MonthlyReportChildKind.TO_CONFIRM;
  since: string;
  days: number;
}

export interface MonthOfSchool {
  /** First and last day of the month. */
  from: string;
  to: string;
  children: readonly RollChild[];
  /** Days of the month missed without leave, by enrolment. */
  unexcusedDays: ReadonlyMap<string, number>;
  alerts: ReadonlyMap<string, Alert>;
}

/**
 * Draws up a school's month from its roll. The roll "at the start" is that of the evening before, so that whoever came on
 * the first day has come within the month, and every grade's end is its start with what came and went.
 */
export function drawUp(month: MonthOfSchool): { figures: Record<string, MonthlyFigures>; children: ListedChild[] } {
  const figures: Record<string, MonthlyFigures> = {};
  const listed: ListedChild[] = [];
  for (const child of month.children) {
    const within = child.steps.filter(({ on }) => on >= month.from && on <= month.to);
    const atStart = child.steps.findLast(({ on }) => on < month.from)?.to ?? null;
    const atEnd = placeOn(child.steps, month.to);
    const alert = atEnd === EnrolmentState.ENROLLED ? month.alerts.get(child.id) : undefined;
    const unexcusedDays = month.unexcusedDays.get(child.id) ?? 0;
    if (isOnRoll(atStart) || isOnRoll(atEnd) || within.some(({ from, to }) => isOnRoll(from) || isOnRoll(to))) {
      const of = (figures[child.grade] ??= noFigures());
      of.onRollAtStart += Number(isOnRoll(atStart));
      of.onRollAtEnd += Number(isOnRoll(atEnd));
      for (const step of within) count(of, step);
      of.unexcusedDays += unexcusedDays;
      of.childrenAbsent += Number(unexcusedDays > 0);
      of.suspected += Number(alert !== undefined);
    }
    if (atEnd === EnrolmentState.DROPPED_OUT) listed.push(outSince(child, month.to));
    else if (alert !== undefined) listed.push({ enrolmentId: child.id, ...alert });
  }
  return { figures, children: listed };
}

/** Counts what one step brought onto the roll, took off it, or moved on it. */
function count(figures: MonthlyFigures, { from, to, transferred }: Step): void {
  const [was, is] = [isOnRoll(from), isOnRoll(to)];
  if (!was && is) figures[from === null && !transferred ? "entered" : transferred ? "transferredIn" : "back"] += 1;
  if (was && !is) figures[LEAVING[to as keyof typeof LEAVING]] += 1;
  if (is && to === EnrolmentState.SUSPENDED) figures.suspended += 1;
  if (from === EnrolmentState.SUSPENDED && to === EnrolmentState.ENROLLED) figures.resumed += 1;
}

const LEAVING = {
  [EnrolmentState.TRANSFERRED_OUT]: "transferredOut",
  [EnrolmentState.DROPPED_OUT]: "droppedOut",
  [EnrolmentState.GRADUATED]: "graduated",
  [EnrolmentState.DECEASED]: "deceased",
} as const;

function outSince({ id, steps }: RollChild, day: string): ListedChild {
  const since = steps.findLast(({ on }) => on <= day)?.on ?? day;
  return { enrolmentId: id, kind: MonthlyReportChildKind.DROPPED_OUT, since, days: null };
}
