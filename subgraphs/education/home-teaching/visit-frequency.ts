import { type Month, monthEnd, monthOf, monthStart } from "../../../schema/scalars/month";
import { addDays } from "../enrolment-setting/school-term";

/** A plan, as far as it says how often somebody comes. Dates YYYY-MM-DD. */
export interface PlannedVisits {
  startsOn: string;
  endsOn: string | null;
  visitsPerMonth: number;
}

/** By what visits are judged. */
export interface VisitRule {
  /** Visits a month that the county asks for at least, in force on a day. */
  minimumOn: (day: string) => number;
  isVacation: (day: string) => boolean;
  /** The county's day. */
  today: string;
}

/**
 * The months in which too few visits were held, oldest first. A month is judged when its last planned day is past. A month
 * that is planned in part, or has days of vacation, asks for its share of visits, rounded down.
 */
export function missedMonths(plan: PlannedVisits, visitDays: readonly string[], rule: VisitRule): Month[] {
  const held = Map.groupBy(visitDays, (day) => monthOf(day));
  return monthsOf(plan, rule.today).filter((month) => {
    const asked = Math.max(plan.visitsPerMonth, rule.minimumOn(monthStart(month)));
    const share = taughtDays(plan, month, rule).length / Number(monthEnd(month).slice(8));
    return (held.get(month)?.length ?? 0) < Math.floor(asked * share);
  });
}

/** The months of a plan whose last planned day is past. */
function monthsOf({ startsOn, endsOn }: PlannedVisits, today: string): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(startsOn); ; month = monthOf(addDays(monthEnd(month), 1))) {
    const isLast = endsOn !== null && endsOn <= monthEnd(month);
    const lastDay = isLast ? endsOn : monthEnd(month);
    if (lastDay >= today) return months;
    months.push(month);
    if (isLast) return months;
  }
}

function taughtDays({ startsOn, endsOn }: PlannedVisits, month: Month, { isVacation }: VisitRule): string[] {
  const days: string[] = [];
  for (let day = monthStart(month); day <= monthEnd(month); day = addDays(day, 1)) {
    if (day >= startsOn && (endsOn === null || day <= endsOn) && !isVacation(day)) days.push(day);
  }
  return days;
}
