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

/** The clock of a county: fixed when a date is configured, else the real time. */
export function countyClock(countyDate: string | undefined): Clock {
  return countyDate === undefined ? systemClock() : fixedClock(countyDate);
}
