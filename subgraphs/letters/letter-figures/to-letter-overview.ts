import { toRegion } from "../../../infra/runtime/region.type";
import { LetterChildState } from "../letter/letter-child-state";
import { LetterDirection } from "../letter/letter-kind";
import { LetterOutcome } from "../letter/letter-outcome";
import type { ChildCountRow, LetterCountRow } from "./letter-overview.statements";
import type { LetterCounts, LetterOverview } from "./letter-overview.type";

interface OverviewOf {
  countyCode: string;
  from: string;
  to: string;
}

/** The overview of groups of letters, and of children that stand alike. */
export function toLetterOverview(
  letters: readonly LetterCountRow[],
  children: readonly ChildCountRow[],
  { countyCode, from, to }: OverviewOf,
): LetterOverview {
  return {
    region: toRegion(countyCode),
    from,
    to,
    directions: Object.values(LetterDirection).map((direction) => {
      const own = letters.filter((row) => row.direction === direction);
      const theirs = children.filter((row) => row.direction === direction);
      return {
        direction,
        total: toCounts(own, theirs),
        byPeer: own
          .toSorted((one, other) => one.peerCode.localeCompare(other.peerCode))
          .map((row) => ({
            peerCode: row.peerCode,
            peerName: row.peerName,
            counts: toCounts(
              [row],
              theirs.filter(({ peerCode }) => peerCode === row.peerCode),
            ),
          })),
      };
    }),
  };
}

function toCounts(letters: readonly LetterCountRow[], children: readonly ChildCountRow[]): LetterCounts {
  const inState = (state: LetterChildState): number => sum(children.filter((row) => row.state === state));
  const ended = children.filter(({ state }) => state === LetterChildState.ENDED);
  const backInSchool = sum(ended.filter(({ outcome }) => outcome === LetterOutcome.BACK_IN_SCHOOL));
  return {
    letters: letters.reduce((whole, row) => whole + row.letters, 0),
    children: sum(children),
    awaitingAcceptance: inState(LetterChildState.WAITING),
    accepted: inState(LetterChildState.ACCEPTED),
    inProgress: inState(LetterChildState.IN_PROGRESS),
    answered: inState(LetterChildState.ANSWERED),
    returned: inState(LetterChildState.RETURNED),
    forwarded: inState(LetterChildState.FORWARDED),
    withdrawn: inState(LetterChildState.WITHDRAWN),
    backInSchool,
    endedOtherwise: sum(ended) - backInSchool,
    overdue: sum(children.filter(({ isOverdue }) => isOverdue)),
  };
}

const sum = (rows: readonly ChildCountRow[]): number => rows.reduce((whole, { children }) => whole + children, 0);
