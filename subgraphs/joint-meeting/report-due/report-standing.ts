import "reflect-metadata";
import { registerEnumType } from "type-graphql";

export { daysAfter } from "../../../schema/school-calendar/working-days";

/** Whether what was due on a day was done in time. */
export enum ReportStanding {
  NOT_DUE = "NOT_DUE",
  OVERDUE = "OVERDUE",
  ON_TIME = "ON_TIME",
  LATE = "LATE",
}

registerEnumType(ReportStanding, {
  name: "ReportStanding",
  description: "Whether what was due on a day was done in time. 报送情况。",
  valuesConfig: {
    NOT_DUE: { description: "Not done yet, and not due yet. 未到期。" },
    OVERDUE: { description: "Not done, and past the day. 逾期未报。" },
    ON_TIME: { description: "Done by the day. 按期完成。" },
    LATE: { description: "Done after the day. 逾期完成。" },
  },
});

/** Standings that a list of the late ones shows. */
const LATE_STANDINGS: readonly ReportStanding[] = [ReportStanding.OVERDUE, ReportStanding.LATE];

export const isLate = ({ standing }: { standing: ReportStanding }): boolean => LATE_STANDINGS.includes(standing);

/** Where something stands that was due on a day and done on another, or not yet. Dates are YYYY-MM-DD. */
export function standingOf(
  dueOn: string,
  doneOn: string | null,
  today: string,
): { standing: ReportStanding; daysLate: number } {
  const daysLate = Math.max(0, daysBetween(dueOn, doneOn ?? today));
  if (doneOn === null) return { standing: daysLate > 0 ? ReportStanding.OVERDUE : ReportStanding.NOT_DUE, daysLate };
  return { standing: daysLate > 0 ? ReportStanding.LATE : ReportStanding.ON_TIME, daysLate };
}

const DAY_MS = 86_400_000;

/** Calendar days from one day to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
