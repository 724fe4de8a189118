import { AbsenceKind } from "../attendance/absence-kind";
import type { AbsenceEntity } from "../attendance/absence.entity";
import type { AttendanceRule } from "../attendance-rule/attendance-rule.type";
import type { SchoolCalendar } from "../school-calendar/school-calendar";
import { AbsenceStage } from "./absence-stage";

/** School days in a row missed without leave, dates YYYY-MM-DD. */
export interface Run {
  days: number;
  from: string;
  to: string;
  /** All of the days. */
  dates: string[];
}

/**
 * The runs of unexcused school days (连续旷课), oldest first. A regular day without a record is a day present, and ends a
 * run; so does a day of leave on which there was school. A day without school ends none. 旷课 recorded on a free
 * weekend is an error of the record and does not count; on a weekday it counts even where the calendar has a holiday, since
 * the school that recorded it did teach.
 * @param absences of one enrolment, oldest first
 */
export function runsOf(absences: readonly Pick<AbsenceEntity, "absentOn" | "kind">[], calendar: SchoolCalendar): Run[] {
  const runs: Run[] = [];
  let current: Run | null = null;
  for (const { absentOn, kind } of absences) {
    if (calendar.isFreeWeekend(absentOn)) continue;
    if (kind !== AbsenceKind.UNEXCUSED) {
      if (calendar.kindOf(absentOn) !== "NONE") current = null;
    } else if (current === null || calendar.hasRegularDayBetween(current.to, absentOn)) {
      current = { days: 1, from: absentOn, to: absentOn, dates: [absentOn] };
      runs.push(current);
    } else {
      current.days += 1;
      current.to = absentOn;
      current.dates.push(absentOn);
    }
  }
  return runs;
}

/** The longest run, the latest of several that are as long; null when there is none. */
export function longestOf<Any extends Run>(runs: readonly Any[]): Any | null {
  return runs.reduce<Any | null>((longest, run) => (longest !== null && longest.days > run.days ? longest : run), null);
}

/** What a run of some days calls for by a rule; null below the first threshold. */
export function stageOf(
  days: number,
  { homeVisitDays, suspectedDays, dropoutDays }: AttendanceRule,
): AbsenceStage | null {
  if (days >= dropoutDays) return AbsenceStage.DROPOUT_TO_CONFIRM;
  if (days >= suspectedDays) return AbsenceStage.SUSPECTED;
  return days >= homeVisitDays ? AbsenceStage.HOME_VISIT : null;
}

/** From how many days a stage is reached. */
export function daysOf(stage: AbsenceStage, { homeVisitDays, suspectedDays, dropoutDays }: AttendanceRule): number {
  const days: Readonly<Record<AbsenceStage, number>> = {
    [AbsenceStage.HOME_VISIT]: homeVisitDays,
    [AbsenceStage.SUSPECTED]: suspectedDays,
    [AbsenceStage.DROPOUT_TO_CONFIRM]: dropoutDays,
  };
  return days[stage];
}
