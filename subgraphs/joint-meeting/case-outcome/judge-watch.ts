import { type OfficeDays, workingDayAfter } from "../../../schema/school-calendar/working-days";
import type { CaseworkSettings } from "../casework-setting/casework-settings";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { ConfirmedBy } from "./confirmed-by";
import type { WatchedChild } from "./watch-page";

/** A case whose outcome is watched. Days are YYYY-MM-DD. */
export interface Watch {
  outcome: CaseOutcomeKind;
  /** Day of the outcome. */
  on: string;
  watchUntil: string;
}

export interface WatchRules {
  settings: CaseworkSettings;
  officeDays: OfficeDays;
}

/** What a round makes of a watched outcome. */
export type WatchJudgement =
  | { kind: "WATCHING" }
  | { kind: "CONFIRMED"; by: ConfirmedBy }
  /** The watch is over, and the registers do not bear the outcome out. */
  | { kind: "UNCONFIRMED" }
  /** Out of school again (二次辍学), since a day after the outcome. */
  | { kind: "RELAPSED"; since: string };

const STUDY_MODES: Partial<Record<CaseOutcomeKind, string>> = {
  [CaseOutcomeKind.INCLUSIVE_CLASS]: "INCLUSIVE",
  [CaseOutcomeKind.SPECIAL_SCHOOL]: "SPECIAL_SCHOOL",
  [CaseOutcomeKind.HOME_TEACHING]: "HOME_TEACHING",
};

/**
 * Judges a watched outcome on a day by what the rolls say. A relapse counts at once; nothing is confirmed before the watch is
 * over, nor while an absence that calls for a home visit lies within the days of a watch: it begins anew behind it.
 */
export function judgeWatch(watch: Watch, child: WatchedChild, rules: WatchRules, day: string): WatchJudgement {
  const since = relapseSince(watch, child, day);
  if (since !== null) return { kind: "RELAPSED", since };
  if (day < watch.watchUntil) return { kind: "WATCHING" };
  if (watch.outcome === CaseOutcomeKind.HOME_TEACHING)
    return isTaughtAtHome(watch, child, rules, day)
      ? { kind: "CONFIRMED", by: ConfirmedBy.PLACEMENT }
      : { kind: "UNCONFIRMED" };
  if (!isOnRoll(watch, child) || !isPresent(watch, child, rules, day)) return { kind: "UNCONFIRMED" };
  const isReturn = watch.outcome === CaseOutcomeKind.RETURNED;
  return { kind: "CONFIRMED", by: isReturn ? ConfirmedBy.ATTENDANCE : ConfirmedBy.PLACEMENT };
}

/** The first day of a new absence that is one of a suspected dropout, or of a new entry of the ledger that stands. */
function relapseSince({ on }: Watch, { enrolments, dropoutRecords }: WatchedChild, day: string): string | null {
  const runs = enrolments.flatMap(({ unexcusedRuns }) =>
    unexcusedRuns.filter(({ from, stage }) => from > on && stage !== "HOME_VISIT").map(({ from }) => from),
  );
  const entries = dropoutRecords
    .filter(({ foundOn, returnedOn }) => foundOn > on && foundOn <= day && (returnedOn === null || returnedOn > day))
    .map(({ foundOn }) => foundOn);
  return [...runs, ...entries].toSorted()[0] ?? null;
}

function isOnRoll({ outcome }: Watch, { enrolments }: WatchedChild): boolean {
  const mode = STUDY_MODES[outcome];
  return enrolments.some(({ state, studyMode }) => state === "ENROLLED" && (mode === undefined || studyMode === mode));
}

function isPresent({ on }: Watch, { enrolments }: WatchedChild, rules: WatchRules, day: string): boolean {
  const [latest] = enrolments
    .flatMap(({ unexcusedRuns }) => unexcusedRuns.map(({ to }) => to))
    .filter((to) => to > on)
    .toSorted()
    .toReversed();
  return latest === undefined || workingDayAfter(rules.officeDays, latest, rules.settings.WATCH_SCHOOL_DAYS) <= day;
}

/** A plan stands, visits enough were held since, and education finds nothing missing in the last month that is over. */
function isTaughtAtHome(watch: Watch, child: WatchedChild, { settings }: WatchRules, day: string): boolean {
  if (!isOnRoll(watch, child)) return false;
  const standing = child.homeTeachingPlans.filter(
    ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day),
  );
  const held = child.homeTeachingPlans
    .flatMap(({ visits }) => visits)
    .filter(({ visitedOn }) => visitedOn >= watch.on && visitedOn <= day);
  const month = monthBefore(day);
  return (
    standing.length > 0 &&
    held.length >= settings.HOME_TEACHING_VISITS_PER_MONTH &&
    standing.every(({ missedMonths }) => !missedMonths.includes(month))
  );
}

/** The last month that is over on a day, YYYY-MM; a month is over on its last day. */
function monthBefore(day: string): string {
  const next = new Date(Date.parse(day) + 86_400_000);
  return new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth(), 0)).toISOString().slice(0, 7);
}
