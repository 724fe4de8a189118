import { PersuasionState } from "../dropout-record/persuasion-state";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";
import { isOnRoll, placeOn } from "../roll-history/roll-history";
import type { RollChild } from "../roll-history/school-roll.service";
import type { UnexcusedRun } from "../unexcused-run/unexcused-run.type";
import type { SchoolBookFigures } from "./school-book.type";
import type { SchoolBookAlert, SchoolBookChange, SchoolBookDropout } from "./school-book-entry.type";

/** What a school's book lists, each in the order of the roll. */
export interface SchoolBookContent {
  schoolId: string;
  dropouts: SchoolBookDropout[];
  suspended: SchoolBookChange[];
  transfers: SchoolBookChange[];
  alerts: SchoolBookAlert[];
  /** Ids of enrolments. */
  homeTeaching: string[];
  disabledPlacements: string[];
}

/** The days that a book is about, YYYY-MM-DD. */
export interface BookSpan {
  from: string;
  asOf: string;
}

/** What one child brings into the book. */
export interface ChildInBook {
  figures: SchoolBookFigures;
  dropouts: SchoolBookDropout[];
  suspended: SchoolBookChange[];
  transfers: SchoolBookChange[];
  alert: SchoolBookAlert | null;
}

/** What a child of the roll brings into the book: its place on the day, and what happened within the year. */
export function childInBook(child: RollChild, { from, asOf }: BookSpan, run: UnexcusedRun | null): ChildInBook {
  const place = placeOn(child.steps, asOf);
  const onRoll = isOnRoll(place);
  const within = child.steps.filter(({ on }) => on >= from && on <= asOf);
  const transfers = changesOf(child, { from, asOf }, [
    EnrolmentChangeKind.TRANSFERRED_IN,
    EnrolmentChangeKind.TRANSFERRED_OUT,
  ]);
  const alert = place === EnrolmentState.ENROLLED && run !== null ? { enrolmentId: child.id, run } : null;
  const has = (kind: EnrolmentChangeKind): number => Number(transfers.some((change) => change.kind === kind));
  const taught = (mode: StudyMode): number => Number(onRoll && child.studyMode === mode);
  return {
    figures: {
      onRoll: Number(onRoll),
      suspended: Number(place === EnrolmentState.SUSPENDED),
      homeTeaching: taught(StudyMode.HOME_TEACHING),
      inclusive: taught(StudyMode.INCLUSIVE),
      specialSchool: taught(StudyMode.SPECIAL_SCHOOL),
      transferredIn: has(EnrolmentChangeKind.TRANSFERRED_IN),
      transferredOut: has(EnrolmentChangeKind.TRANSFERRED_OUT),
      droppedOut: Number(within.some((step) => isOnRoll(step.from) && step.to === EnrolmentState.DROPPED_OUT)),
      out: Number(place === EnrolmentState.DROPPED_OUT),
      alerted: Number(alert !== null),
    },
    dropouts: dropoutsOf(child, { from, asOf }),
    suspended: suspensionOf(child, asOf),
    transfers,
    alert,
  };
}

/** The child's dropouts of the year and those not over when it began: by the ledger, else by the roll. */
function dropoutsOf({ id, ledger, steps }: RollChild, { from, asOf }: BookSpan): SchoolBookDropout[] {
  const dropouts = steps.flatMap((step, index) => {
    if (step.to !== EnrolmentState.DROPPED_OUT || step.on > asOf) return [];
    const left = steps[index + 1]?.on;
    return left !== undefined && left < from ? [] : [{ foundOn: step.on, left }];
  });
  return dropouts.map(({ foundOn, left }) => {
    const line = ledger.findLast((known) => known.foundOn <= (left ?? asOf) && (known.returnedOn ?? asOf) >= foundOn);
    const back = left !== undefined && left <= asOf && isOnRoll(placeOn(steps, left)) ? left : null;
    return {
      enrolmentId: id,
      // The ledger knows a child from before it came to this school.
      foundOn: line?.foundOn ?? foundOn,
      reason: line?.reason ?? null,
      whereabouts: line?.whereabouts ?? null,
      state: back === null ? PersuasionState.PERSUADING : PersuasionState.RETURNED,
      returnedOn: back,
      responsiblePerson: line?.responsiblePerson ?? null,
    };
  });
}

/** The leave that a child is on. */
function suspensionOf(child: RollChild, asOf: string): SchoolBookChange[] {
  if (placeOn(child.steps, asOf) !== EnrolmentState.SUSPENDED) return [];
  const on = child.steps.findLast((step) => step.on <= asOf)?.on ?? asOf;
  const entered = child.changes.find(
    ({ kind, changedOn }) => kind === EnrolmentChangeKind.SUSPENDED && changedOn === on,
  );
  return [{ enrolmentId: child.id, kind: EnrolmentChangeKind.SUSPENDED, on, paper: entered?.paper ?? null }];
}

/** Changes since the child came to this school: the row of a 学籍号 brings those of former schools along. */
function changesOf(
  { id, changes, steps }: RollChild,
  { from, asOf }: BookSpan,
  kinds: readonly EnrolmentChangeKind[],
): SchoolBookChange[] {
  const since = steps[0] === undefined || steps[0].on < from ? from : steps[0].on;
  return changes
    .filter(({ kind, changedOn }) => kinds.includes(kind) && changedOn >= since && changedOn <= asOf)
    .map(({ kind, changedOn, paper }) => ({ enrolmentId: id, kind, on: changedOn, paper }));
}
