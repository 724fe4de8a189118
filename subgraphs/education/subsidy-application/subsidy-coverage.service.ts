import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { findSchoolTerm } from "../enrolment-setting/school-term";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { SchoolService } from "../school/school.service";
import { toSchool } from "../school/school.type";
import type { SubsidyGround } from "../subsidy-gap/subsidy-ground";
import type { SubsidyCoverage, SubsidyFigures } from "./subsidy-coverage.type";

type FigureRow = SubsidyFigures & { by: "ALL" | "SCHOOL" | "GROUND"; key: string };

const NOTHING: SubsidyFigures = {
  applications: 0,
  applied: 0,
  approved: 0,
  refused: 0,
  withdrawn: 0,
  paid: 0,
  paidFen: 0,
  centreFen: 0,
  countyFen: 0,
};

/** Counts the subsidies of a term over the schools that one caller may read: one statement a table. */
export class SubsidyCoverageService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly schools: SchoolService,
  ) {}

  /** @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a term that is none. */
  async find(regionCode: string, term: string): Promise<SubsidyCoverage> {
    const found = findSchoolTerm(term);
    if (found === null) throw new DomainError("BAD_INPUT", "A term is written 2018-2019-1. 学期应写作2018-2019-1。");
    const parameters = [...schoolScope(this.caller, regionCode), found.name];
    const [rows, received] = await Promise.all([
      this.database.query<FigureRow[]>(FIGURES, parameters),
      this.database.query<{ schoolId: string | null; received: number }[]>(RECEIVED, parameters),
    ]);
    const figuresOf = new Map(rows.map(({ by, key, ...figures }) => [`${by} ${key}`, figures]));
    const receivedOf = new Map(received.map((row) => [row.schoolId, row.received]));
    const schoolIds = new Set([
      ...rows.flatMap(({ by, key }) => (by === "SCHOOL" ? [key] : [])),
      ...received.flatMap(({ schoolId }) => schoolId ?? []),
    ]);
    const bySchool = [...schoolIds].toSorted().map(async (id) => {
      const school = await this.schools.find(id);
      const figures = figuresOf.get(`SCHOOL ${id}`) ?? NOTHING;
      return { school: school && toSchool(school), figures, received: receivedOf.get(id) ?? 0 };
    });
    return {
      term: found.name,
      figures: figuresOf.get("ALL ") ?? NOTHING,
      received: receivedOf.get(null) ?? 0,
      bySchool: await Promise.all(bySchool),
      byGround: rows.flatMap(({ by, key, ...figures }) =>
        by === "GROUND" ? [{ ground: key as SubsidyGround, figures }] : [],
      ),
    };
  }
}

const FIGURES = `
  WITH application AS MATERIALIZED (
    SELECT subsidy_application.*, enrolment.school_id
    FROM subsidy_application JOIN enrolment ON enrolment.id = subsidy_application.enrolment_id
    WHERE subsidy_application.term = $3 AND enrolment.school_id IN (${SCHOOLS_IN_SCOPE})
  ), counted AS (
    SELECT 'ALL' AS by, '' AS key, state, approved_fen, centre_fen, county_fen FROM application
    UNION ALL
    SELECT 'SCHOOL', school_id, state, approved_fen, centre_fen, county_fen FROM application
    UNION ALL
    SELECT 'GROUND', unnest(grounds), state, approved_fen, centre_fen, county_fen FROM application
  )
  SELECT by, key, count(*)::int AS applications, count(*) FILTER (WHERE state = 'APPLIED')::int AS applied,
    count(*) FILTER (WHERE state = 'APPROVED')::int AS approved, count(*) FILTER (WHERE state = 'REFUSED')::int AS refused,
    count(*) FILTER (WHERE state = 'WITHDRAWN')::int AS withdrawn, count(*) FILTER (WHERE state = 'PAID')::int AS paid,
    coalesce(sum(approved_fen) FILTER (WHERE state = 'PAID'), 0)::bigint AS "paidFen",
    coalesce(sum(centre_fen), 0)::bigint AS "centreFen", coalesce(sum(county_fen), 0)::bigint AS "countyFen"
  FROM counted GROUP BY by, key ORDER BY by, key`;

const RECEIVED = `
  SELECT enrolment.school_id AS "schoolId", count(DISTINCT enrolment.person_id)::int AS received
  FROM subsidy_received JOIN enrolment ON enrolment.id = subsidy_received.enrolment_id
  WHERE subsidy_received.term = $3 AND enrolment.school_id IN (${SCHOOLS_IN_SCOPE})
  GROUP BY GROUPING SETS ((), (enrolment.school_id)) HAVING count(*) > 0`;
