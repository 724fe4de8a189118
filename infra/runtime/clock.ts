import { readFileSync } from "node:fs";
import { isCalendarDate } from "../../schema/scalars/date";

/** Time for business rules: the county's day. Nothing else tells a rule which day it is. */
export interface Clock {
  /** The county's calendar date, `YYYY-MM-DD`. */
  today(): string;
  /** The instant, on the county's day. */
  now(): Date;
}

/** The real time in a time zone. */
export function systemClock(timeZone = "Asia/Shanghai"): Clock {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone });
  return { today: () => format.format(new Date()), now: () => new Date() };
}

/** A clock that stands on one day, `YYYY-MM-DD`: a demo county lives on the date of its data. */
export function fixedClock(date: string): Clock {
  return { today: () => date, now: () => new Date(`${date}T12:00:00+08:00`) };
}

/**
 * A clock that shows the day, `YYYY-MM-DD`, that stands in a file: a demo county whose day is moved on by hand. The file is
 * read at every look, so that all services of the county are on the same day at once.
 */
export function fileClock(path: string): Clock {
  const today = (): string => {
    const date = readFileSync(path, "utf8").trim();
    if (!isCalendarDate(date)) throw new Error(`${path} holds no date YYYY-MM-DD`);
    return date;
  };
  return { today, now: () => fixedClock(today()).now() };
}

/** What tells a county's day. */
export interface CountyDay {
  COUNTY_DATE?: string | undefined;
  COUNTY_DATE_FILE?: string | undefined;
  LIANKONG_MODE: "demo" | "production";
}

/**
 * The clock of a county: moved by hand where a file is configured, fixed where a date is, else the real time.
 * @throws Error for a county in production whose day somebody could move: deadlines would be what the file says.
 */
export function countyClock({ COUNTY_DATE, COUNTY_DATE_FILE, LIANKONG_MODE }: CountyDay): Clock {
  if (COUNTY_DATE_FILE !== undefined) {
    if (LIANKONG_MODE === "production") throw new Error("COUNTY_DATE_FILE is for demo counties alone");
    return fileClock(COUNTY_DATE_FILE);
  }
  return COUNTY_DATE === undefined ? systemClock() : fixedClock(COUNTY_DATE);
}
