import type { DataSource } from "typeorm";
import { SchoolCalendar, type TermDates } from "./school-calendar";

/** The county's school calendar, read when a request first needs it. */
export class SchoolCalendarService {
  private calendar: Promise<SchoolCalendar> | undefined;

  constructor(private readonly database: DataSource) {}

  get(): Promise<SchoolCalendar> {
    return (this.calendar ??= this.read());
  }

  private async read(): Promise<SchoolCalendar> {
    const [{ terms, days }] = (await this.database.query(CALENDAR)) as [
      { terms: TermDates[] | null; days: Record<string, boolean> | null },
    ];
    return new SchoolCalendar(terms ?? [], new Map(Object.entries(days ?? {})));
  }
}

const CALENDAR = `
  SELECT (SELECT json_agg(json_build_object('term', term, 'startsOn', starts_on, 'endsOn', ends_on) ORDER BY starts_on)
          FROM school_term) AS terms,
         (SELECT json_object_agg(day, is_school_day) FROM school_calendar_day) AS days`;
