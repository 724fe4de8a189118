import { type OfficeDays, workingDayAfter } from "../../../schema/school-calendar/working-days";
import type { CaseworkSettings } from "../casework-setting/casework-settings";
import { CaseOutcomeKind } from "./case-outcome-kind";

/** The last day for which an outcome is watched: a letter until its answer is due, teaching at home for a whole month. */
export function watchEnd(
  outcome: CaseOutcomeKind,
  on: string,
  settings: CaseworkSettings,
  officeDays: OfficeDays,
): string {
  if (outcome === CaseOutcomeKind.HANDED_OVER) return workingDayAfter(officeDays, on, settings.LETTER_DAYS);
  if (outcome === CaseOutcomeKind.HOME_TEACHING) return endOfNextMonth(on);
  return workingDayAfter(officeDays, on, settings.WATCH_SCHOOL_DAYS);
}

function endOfNextMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}
