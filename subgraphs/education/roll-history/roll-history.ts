import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import type { EnrolmentChangeEntity } from "../enrolment-change/enrolment-change.entity";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import { EnrolmentState } from "../enrolment/enrolment-state";
import type { DropoutRecordEntity } from "../dropout-record/dropout-record.entity";

/** Where a child stood with a school on a day; null: not yet, or not there at all. */
export type Place = EnrolmentState | null;

/** A day on which a child's place changed. */
export interface Step {
  on: string;
  from: Place;
  to: Place;
  /** Whether a transfer in (转入) is entered on that day. */
  transferred: boolean;
}

type Row = Pick<EnrolmentEntity, "entryMonth" | "state" | "stateDate">;
type Change = Pick<EnrolmentChangeEntity, "kind" | "changedOn">;
type LedgerLine = Pick<DropoutRecordEntity, "foundOn" | "returnedOn">;

const PLACE_AFTER: Readonly<Record<EnrolmentChangeKind, EnrolmentState>> = {
  [EnrolmentChangeKind.TRANSFERRED_IN]: EnrolmentState.ENROLLED,
  [EnrolmentChangeKind.RESUMED]: EnrolmentState.ENROLLED,
  [EnrolmentChangeKind.SUSPENDED]: EnrolmentState.SUSPENDED,
  [EnrolmentChangeKind.DROPPED_OUT]: EnrolmentState.DROPPED_OUT,
  [EnrolmentChangeKind.TRANSFERRED_OUT]: EnrolmentState.TRANSFERRED_OUT,
  [EnrolmentChangeKind.GRADUATED]: EnrolmentState.GRADUATED,
  [EnrolmentChangeKind.DECEASED]: EnrolmentState.DECEASED,
};

/** Whether a place counts on the roll (在籍): at school, or away with leave. */
export function isOnRoll(place: Place): boolean {
  return place === EnrolmentState.ENROLLED || place === EnrolmentState.SUSPENDED;
}

/**
 * The days on which a child's place at a school changed, oldest first, from its row, the dated changes and the ledger: a
 * child on the roll whom the ledger has out of school is out, whatever the roll says.
 */
export function stepsOf(row: Row, changes: readonly Change[], ledger: readonly LedgerLine[]): Step[] {
  const roll = rollPlaces(row, changes);
  const days = [
    ...roll.map(({ on }) => on),
    ...ledger.flatMap(({ foundOn, returnedOn }) => (returnedOn === null ? [foundOn] : [foundOn, returnedOn])),
  ];
  const transfers = new Set(
    changes.filter(({ kind }) => kind === EnrolmentChangeKind.TRANSFERRED_IN).map(({ changedOn }) => changedOn),
  );
  const steps: Step[] = [];
  let from: Place = null;
  for (const on of [...new Set(days)].toSorted()) {
    const rollPlace = roll.findLast((place) => place.on <= on)?.place ?? null;
    const to = isOnRoll(rollPlace) && isOut(ledger, on) ? EnrolmentState.DROPPED_OUT : rollPlace;
    if (to !== from) steps.push({ on, from, to, transferred: transfers.has(on) });
    from = to;
  }
  return steps;
}

/** The place at the end of a day. */
export function placeOn(steps: readonly Step[], day: string): Place {
  return steps.findLast(({ on }) => on <= day)?.to ?? null;
}

function isOut(ledger: readonly LedgerLine[], day: string): boolean {
  return ledger.some(({ foundOn, returnedOn }) => foundOn <= day && (returnedOn === null || returnedOn > day));
}

/** The places that the roll alone gives, each with its first day. */
function rollPlaces(row: Row, changes: readonly Change[]): { on: string; place: EnrolmentState }[] {
  const sorted = changes.toSorted(
    (one, other) => compare(one.changedOn, other.changedOn) || compare(one.kind, other.kind),
  );
  const dated = sorted.map(({ kind, changedOn }) => ({ on: changedOn, place: PLACE_AFTER[kind] }));
  if (row.stateDate !== null) {
    // Of several changes on one day the row tells which was the last.
    dated.push({ on: row.stateDate, place: row.state });
    dated.sort((one, other) => compare(one.on, other.on));
  }
  const known = row.stateDate === null ? agreeing(dated, row.state) : dated;
  // The row of a 学籍号 goes with the child: what lies before the last transfer in was at another school.
  const transfer = sorted.findLast(({ kind }) => kind === EnrolmentChangeKind.TRANSFERRED_IN);
  const arrival = transfer?.changedOn ?? row.entryMonth;
  const before = row.stateDate === null && known.length === 0 ? row.state : EnrolmentState.ENROLLED;
  const atArrival = known.findLast(({ on }) => on <= arrival)?.place ?? before;
  return [{ on: arrival, place: atArrival }, ...known.filter(({ on }) => on > arrival)];
}

/** A row whose state has no date still has the last word: what was entered last and disagrees has been withdrawn. */
function agreeing<Dated extends { place: EnrolmentState }>(dated: readonly Dated[], state: EnrolmentState): Dated[] {
  if (state !== EnrolmentState.ENROLLED) return dated.at(-1)?.place === state ? [...dated] : [];
  return dated.slice(0, dated.findLastIndex(({ place }) => place === state) + 1);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
