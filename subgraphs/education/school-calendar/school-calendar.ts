import { findPublicDay } from "../../../schema/school-calendar/public-holidays";

/** A term as the county keeps it, dates YYYY-MM-DD. */
export interface TermDates {
  term: string;
  startsOn: string;
  endsOn: string;
}

/**
 * What a day is to a school. Whoever is not recorded as absent was there on a REGULAR day. On a MAKE_UP day (调休上班) schools
 * often have no lessons, so that it counts only for whom something is recorded. NONE: weekend, public holiday, vacation.
 */
export type SchoolDayKind = "REGULAR" | "MAKE_UP" | "NONE";

/** Days in order, each beside its counts. */
export interface RegularDayCounts {
  days: string[];
  before: number[];
  upTo: number[];
}

const MS_PER_DAY = 86_400_000;
/** 1 January 1970 was a Thursday: Sundays and Saturdays by the remainder of a day's number. */
const SUNDAY = 3;
const SATURDAY = 2;

const dayNumber = (date: string): number => Date.parse(date) / MS_PER_DAY;
const weekdayOf = (day: number): number => ((day % 7) + 7) % 7;
const dateOf = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** The days on which the county's schools teach. */
export class SchoolCalendar {
  private readonly known = new Map<number, SchoolDayKind>();

  /**
   * @param terms in order; the days between two of them are vacation, and of years without terms none is known
   * @param localDays days on which the county departs from the rule: whether there is school
   */
  constructor(
    readonly terms: readonly TermDates[],
    private readonly localDays: ReadonlyMap<string, boolean> = new Map(),
  ) {}

  kindOf(date: string): SchoolDayKind {
    return this.kindOfDay(dayNumber(date));
  }

  /** Whether a day is a Saturday or Sunday without school. */
  isFreeWeekend(date: string): boolean {
    const weekday = weekdayOf(dayNumber(date));
    return (weekday === SATURDAY || weekday === SUNDAY) && this.kindOf(date) === "NONE";
  }

  /** Whether a day lies between two terms; of days before the first and after the last nothing is known. */
  isVacation(date: string): boolean {
    const next = this.terms.findIndex(({ endsOn }) => endsOn >= date);
    return next > 0 && date < (this.terms[next] as TermDates).startsOn;
  }

  /** Whether a day on which everybody is expected lies between two dates, neither of them counted. */
  hasRegularDayBetween(earlier: string, later: string): boolean {
    const end = dayNumber(later);
    for (let day = dayNumber(earlier) + 1; day < end; day += 1) {
      if (this.kindOfDay(day) === "REGULAR") return true;
    }
    return false;
  }

  /** For SQL: each day of a span, and how many regular days of the span lie before it and up to it. */
  countRegularDays(from: string, to: string): RegularDayCounts {
    const counts: RegularDayCounts = { days: [], before: [], upTo: [] };
    let regular = 0;
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
      counts.days.push(dateOf(day));
      counts.before.push(regular);
      if (this.kindOfDay(day) === "REGULAR") regular += 1;
      counts.upTo.push(regular);
    }
    return counts;
  }

  private kindOfDay(day: number): SchoolDayKind {
    let kind = this.known.get(day);
    if (kind === undefined) {
      kind = this.workOut(dateOf(day), weekdayOf(day));
      this.known.set(day, kind);
    }
    return kind;
  }

  private workOut(date: string, weekday: number): SchoolDayKind {
    const local = this.localDays.get(date);
    if (local !== undefined) return local ? "REGULAR" : "NONE";
    if (this.isVacation(date)) return "NONE";
    const published = findPublicDay(date);
    if (published !== null) return published === "HOLIDAY" ? "NONE" : "MAKE_UP";
    return weekday === SATURDAY || weekday === SUNDAY ? "NONE" : "REGULAR";
  }
}
