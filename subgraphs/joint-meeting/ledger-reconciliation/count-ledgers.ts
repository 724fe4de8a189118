import { toRegion } from "../../../infra/runtime/region.type";
import { SchoolingState } from "../three-ledgers/schooling-state";
import type { LedgerReconciliation, TownshipLedgerCount } from "./ledger-reconciliation.type";

/** Children of a township alike in all of this. */
export interface LedgerCount {
  townshipCode: string | null;
  /** Of the ledger of school-age children. */
  isOfLedger: boolean;
  schoolingState: SchoolingState | null;
  onRoll: boolean;
  isOfSchoolAge: boolean;
  /** A standing finding has it out of school, or about to be. */
  isFound: boolean;
  isDropout: boolean | null;
  children: number;
}

type Totals = Omit<LedgerReconciliation, "asOf" | "sweepId" | "territory">;

/** Adds up what a sweep's children come to. */
export function countLedgers(counts: readonly LedgerCount[]): Totals {
  const sum = (belongs: (count: LedgerCount) => boolean): number => childrenIn(counts.filter(belongs));
  return {
    schoolAge: sum(({ isOfLedger }) => isOfLedger),
    states: Object.values(SchoolingState).map((state) => ({
      state,
      children: sum(({ schoolingState }) => schoolingState === state),
    })),
    suspected: sum(isSuspected),
    dropouts: sum(isDropout),
    outsideSchoolAge: sum(({ isFound, isOfLedger }) => isFound && !isOfLedger),
    onRoll: sum(({ onRoll }) => onRoll),
    onRollOfLedger: sum(({ onRoll, isOfLedger }) => onRoll && isOfLedger),
    onRollNotRegistered: sum(({ onRoll, isOfLedger, isOfSchoolAge }) => onRoll && isOfSchoolAge && !isOfLedger),
    onRollNotOfAge: sum(({ onRoll, isOfSchoolAge }) => onRoll && !isOfSchoolAge),
    byTownship: [...Map.groupBy(counts, ({ townshipCode }) => townshipCode)]
      .sort(([one], [other]) => ((one ?? "~") < (other ?? "~") ? -1 : 1))
      .map(([code, ofTownship]) => countTownship(code, ofTownship)),
  };
}

function countTownship(code: string | null, counts: readonly LedgerCount[]): TownshipLedgerCount {
  return {
    township: code === null ? null : toRegion(code),
    schoolAge: childrenIn(counts.filter(({ isOfLedger }) => isOfLedger)),
    suspected: childrenIn(counts.filter(isSuspected)),
    dropouts: childrenIn(counts.filter(isDropout)),
  };
}

const isSuspected = ({ isFound, isDropout }: LedgerCount): boolean => isFound && isDropout !== true;
const isDropout = ({ isFound, isDropout }: LedgerCount): boolean => isFound && isDropout === true;
const childrenIn = (counts: readonly LedgerCount[]): number =>
  counts.reduce((total, { children }) => total + children, 0);
