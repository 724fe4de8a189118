import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { SchoolTerm } from "../enrolment-setting/school-term";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";

export interface CheckedGrade {
  grade: number;
  expected: number;
  arrived: number;
  noShows: number;
}

export interface CheckSum {
  schools: number;
  opened: number;
  submitted: number;
  late: number;
  /** No-shows of all schools, submitted or not, of whom nobody knows yet what became. */
  openNoShows: number;
  /** Of the schools that have submitted, as they did. */
  grades: CheckedGrade[];
}

/** The sum of the checks of the schools that one caller may see. */
export class EntryCheckSumService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /** @throws DomainError FORBIDDEN for a region outside the caller's territory. */
  async get(regionCode: string, { name }: SchoolTerm): Promise<CheckSum> {
    const scope = schoolScope(this.caller, regionCode);
    const [counts] = await this.database.query<[Omit<CheckSum, "grades">]>(COUNTS, [
      ...scope,
      name,
      this.clock.today(),
    ]);
    const grades = await this.database.query<CheckedGrade[]>(GRADES, [...scope, name]);
    return { ...counts, grades };
  }
}

const COUNTS = `
  SELECT count(*)::int AS schools, count(entry_check.id)::int AS opened, count(entry_check.submitted_on)::int AS submitted,
    (count(*) FILTER (WHERE coalesce(entry_check.submitted_on, $4::date) > entry_check.deadline))::int AS late,
    coalesce(sum((SELECT count(*) FROM no_show WHERE no_show.check_id = entry_check.id AND no_show.resolution IS NULL)), 0)::int
      AS "openNoShows"
  FROM school LEFT JOIN entry_check ON entry_check.school_id = school.id AND entry_check.term = $3
  WHERE school.id IN (${SCHOOLS_IN_SCOPE})`;

const GRADES = `
  SELECT grade, sum(expected)::int AS expected, sum(arrived)::int AS arrived, sum(no_shows)::int AS "noShows"
  FROM entry_check_grade JOIN entry_check ON entry_check.id = check_id
  WHERE term = $3 AND school_id IN (${SCHOOLS_IN_SCOPE})
  GROUP BY grade ORDER BY grade`;
