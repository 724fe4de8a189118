import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { compareClasses } from "../roll-check/class-counts";
import type { SchoolClass } from "../roll-check/expected";
import { getRollCheckRule, reportsDueAt, type RollCheckRule } from "../roll-check/roll-check-rule";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import { SchoolEntity } from "../school/school.entity";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { CLASSES_OF_DAY, HAS_UNREPORTED_CLASS } from "./published-attendance.statements";

/** A class on a day; what was reported is null until it was. */
export interface ClassOfDay extends SchoolClass {
  schoolId: string;
  enrolled: number;
  unexcused: number | null;
  sickLeave: number | null;
  personalLeave: number | null;
  reportedAt: Date | null;
}

/** A school's classes on a day, in order. */
export interface SchoolDay {
  school: SchoolEntity;
  classes: ClassOfDay[];
  rule: RollCheckRule;
}

interface DayQuery {
  regionCode: string;
  /** 学校标识码. */
  schoolId: string | null;
  /** YYYY-MM-DD. */
  date: string;
}

interface PublishedSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  calendar: SchoolCalendarService;
}

/** The daily attendance of classes and schools as it is published: numbers, no child. */
export class PublishedAttendanceService {
  constructor(private readonly sources: PublishedSources) {}

  /**
   * Schools with their classes on a day; one more than the page holds, ordered by school.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(query: DayQuery, page: Page): Promise<SchoolDay[]> {
    return this.read(query, page);
  }

  /** Schools that owe a report of a school day whose hour has passed, with the classes that they owe. As {@link list}. */
  async listUnreported(query: DayQuery, page: Page): Promise<SchoolDay[]> {
    const { database, clock, caller, calendar } = this.sources;
    // Refuses a foreign region on a free day too.
    schoolScope(caller, query.regionCode);
    const [days, rule] = await Promise.all([calendar.get(), getRollCheckRule(database, query.date)]);
    if (days.kindOf(query.date) !== "REGULAR" || clock.now() < reportsDueAt(query.date, rule)) return [];
    if (!this.isOfThisYear(query.date)) return [];
    const schools = await this.read(query, page, HAS_UNREPORTED_CLASS);
    return schools.map((day) => ({ ...day, classes: day.classes.filter(({ reportedAt }) => reportedAt === null) }));
  }

  /** @param only SQL of which schools are wanted; its day is $6 */
  private async read(
    { regionCode, schoolId, date }: DayQuery,
    { first, after }: Page,
    only?: string,
  ): Promise<SchoolDay[]> {
    const { database, caller } = this.sources;
    const scope = schoolScope(caller, regionCode);
    const schools = await selectRows(
      database,
      SchoolEntity,
      `id IN (${SCHOOLS_IN_SCOPE}) AND ($3::text IS NULL OR id = $3) AND id > $4
       ${only === undefined ? "" : `AND ${only}`} ORDER BY id LIMIT $5`,
      [...scope, schoolId, after?.[0] ?? "", first + 1, ...(only === undefined ? [] : [date])],
    );
    if (schools.length === 0) return [];
    const [classes, rule] = await Promise.all([
      database.query<ClassOfDay[]>(CLASSES_OF_DAY, [schools.map(({ id }) => id), date, this.isOfThisYear(date)]),
      getRollCheckRule(database, date),
    ]);
    const ofSchool = Map.groupBy(classes, (row) => row.schoolId);
    return schools.map((school) => ({
      school,
      classes: (ofSchool.get(school.id) ?? []).toSorted(compareClasses),
      rule,
    }));
  }

  /** The roll shows the classes of this school year; of earlier days only what was reported is known. */
  private isOfThisYear(date: string): boolean {
    return schoolYearStartOf(date) === schoolYearStartOf(this.sources.clock.today());
  }
}
