import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { ClassCounts } from "./class-counts";

/** What was reported of a class, in force or corrected since. */
export interface RollCheckRow extends ClassCounts {
  id: string;
  schoolId: string;
  /** YYYY-MM-DD. */
  day: string;
  reportedBy: string;
  reportedPost: string;
  reportedAt: Date;
  supersededAt: Date | null;
}

interface RollCheckQuery {
  regionCode: string;
  /** 学校标识码. */
  schoolId: string | null;
  /** YYYY-MM-DD. */
  date: string;
  /** With what has been corrected since. */
  withSuperseded: boolean;
}

/** The reports of roll checks as they were kept. */
export class KeptRollCheckService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {}

  /**
   * One more row than the page holds, ordered by school, grade and class.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(query: RollCheckQuery, { first, after }: Page): Promise<RollCheckRow[]> {
    const [school = "", grade = "", className = "", id = ""] = after ?? [];
    return this.database.query(ROLL_CHECKS, [
      ...schoolScope(this.caller, query.regionCode),
      query.schoolId,
      query.date,
      query.withSuperseded,
      school,
      grade,
      className,
      id,
      first + 1,
    ]);
  }
}

const ROLL_CHECKS = `
  SELECT id, school_id AS "schoolId", day, grade, class_name AS "className", enrolled, unexcused, sick_leave AS "sickLeave",
         personal_leave AS "personalLeave", reported_by AS "reportedBy", reported_post AS "reportedPost",
         reported_at AS "reportedAt", superseded_at AS "supersededAt"
  FROM roll_check
  WHERE school_id IN (${SCHOOLS_IN_SCOPE}) AND ($3::text IS NULL OR school_id = $3) AND day = $4
    AND ($5::boolean OR superseded_at IS NULL) AND (school_id, grade::text, class_name, id::text) > ($6, $7, $8, $9)
  ORDER BY school_id, grade, class_name, id::text LIMIT $10`;
