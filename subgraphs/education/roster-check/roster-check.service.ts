import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { compareClasses } from "../roll-check/class-counts";
import type { SchoolClass } from "../roll-check/expected";
import { daysAfter, getRollCheckRule } from "../roll-check/roll-check-rule";
import type { TermDates } from "../school-calendar/school-calendar";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import { SchoolEntity } from "../school/school.entity";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { CLASSES_OF_TERM, IS_LATE, SIGNATURES } from "./roster-check.statements";

/** A class of a school's roster; `present` is null until the school has signed. */
export interface RosterClass extends SchoolClass {
  schoolId: string;
  onRoll: number;
  present: number | null;
}

interface Signature {
  schoolId: string;
  confirmedOn: string;
  confirmedBy: string;
  confirmedPost: string;
}

/** A school's roster of a term. Dates YYYY-MM-DD. */
export interface SchoolRoster {
  school: SchoolEntity;
  term: TermDates;
  dueOn: string;
  late: boolean;
  signature: Signature | null;
  classes: RosterClass[];
}

interface RosterQuery {
  regionCode: string;
  /** 学校标识码. */
  schoolId: string | null;
  term: string;
  onlyLate: boolean;
}

export interface RosterSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  calendar: SchoolCalendarService;
}

/** The rosters that schools sign at the start of each term. */
export class RosterCheckService {
  constructor(private readonly sources: RosterSources) {}

  /**
   * Schools with their roster of a term; one more than the page holds, ordered by school.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a term that the calendar has not.
   */
  async list({ regionCode, schoolId, term, onlyLate }: RosterQuery, { first, after }: Page): Promise<SchoolRoster[]> {
    const { database, clock, caller } = this.sources;
    const scope = schoolScope(caller, regionCode);
    const dates = await this.getTerm(term);
    const schools = await selectRows(
      database,
      SchoolEntity,
      `id IN (${SCHOOLS_IN_SCOPE}) AND ($3::text IS NULL OR id = $3) AND id > $4
       ${onlyLate ? `AND ${IS_LATE}` : ""} ORDER BY id LIMIT $5`,
      [
        ...scope,
        schoolId,
        after?.[0] ?? "",
        first + 1,
        ...(onlyLate ? [term, await this.dueOn(dates), clock.today()] : []),
      ],
    );
    return this.rostersOf(schools, dates);
  }

  /** The rosters of schools that the caller has been found to be allowed to read. */
  async rostersOf(schools: readonly SchoolEntity[], term: TermDates): Promise<SchoolRoster[]> {
    if (schools.length === 0) return [];
    const { database, clock } = this.sources;
    const ids = schools.map(({ id }) => id);
    const [signatures, classes, dueOn] = await Promise.all([
      database.query<Signature[]>(SIGNATURES, [ids, term.term]),
      database.query<RosterClass[]>(CLASSES_OF_TERM, [ids, term.term, term.startsOn, this.isOfThisYear(term)]),
      this.dueOn(term),
    ]);
    const classesOf = Map.groupBy(classes, ({ schoolId }) => schoolId);
    return schools.map((school) => {
      const signature = signatures.find(({ schoolId }) => schoolId === school.id) ?? null;
      return {
        school,
        term,
        dueOn,
        late: (signature?.confirmedOn ?? clock.today()) > dueOn,
        signature,
        classes: (classesOf.get(school.id) ?? []).toSorted(compareClasses),
      };
    });
  }

  async findTerm(name: string): Promise<TermDates | null> {
    const { terms } = await this.sources.calendar.get();
    return terms.find(({ term }) => term === name) ?? null;
  }

  /** The roll shows the classes of this school year; of earlier terms only what was signed is known. */
  isOfThisYear({ startsOn }: TermDates): boolean {
    return schoolYearStartOf(startsOn) === schoolYearStartOf(this.sources.clock.today());
  }

  private async getTerm(name: string): Promise<TermDates> {
    const term = await this.findTerm(name);
    if (term !== null) return term;
    throw new DomainError(
      "BAD_INPUT",
      "The calendar has no such term; write 2018-2019-1. 校历中没有该学期，应写作2018-2019-1。",
    );
  }

  private async dueOn({ startsOn }: TermDates): Promise<string> {
    const { rosterCheckDays } = await getRollCheckRule(this.sources.database, startsOn);
    return daysAfter(startsOn, rosterCheckDays);
  }
}
