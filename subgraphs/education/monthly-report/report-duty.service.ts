import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { type Month, monthStart } from "../../../schema/scalars/month";
import { notYours, wrongState } from "../../../infra/runtime/refusals";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { MonthlyReportState } from "./monthly-report-state";

/** What a school owed for a month, and what it did. Dates YYYY-MM-DD. */
export interface ReportDuty {
  schoolId: string;
  townshipCode: string;
  month: string;
  dueOn: string;
  submittedOn: string | null;
  state: MonthlyReportState | null;
}

/** A KPI spans some years at most. */
const MAXIMUM_MONTHS = 60;

/** The duty of schools to report each month by a day (dated configuration), over the schools that one caller may read. */
export class ReportDutyService {
  /** Every report of a list asks for its due day. */
  private readonly dueDays: DataLoader<Month, string | null>;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {
    this.dueDays = new DataLoader((months) => this.readDueDays(months));
  }

  /** Day by which the report of a month is due; null when no rule of the county is as old as that. */
  findDueDay(month: Month): Promise<string | null> {
    return this.dueDays.load(month);
  }

  /**
   * Reports of a month that were not submitted by their day, one more than the page holds, ordered by school.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async listLate(regionCode: string, month: Month, { first, after }: Page): Promise<ReportDuty[]> {
    return this.database.query<ReportDuty[]>(
      `${DUTIES} AND (submitted_on IS NULL OR submitted_on > due_on) AND school.id > $6 ORDER BY school.id LIMIT $7`,
      [...this.scope(regionCode, month), after?.[0] ?? "", first + 1],
    );
  }

  /** A school's late reports of the months from … to, the oldest first. The caller has found the school as it may. */
  listLateOfSchool(schoolId: string, from: Month, to: Month): Promise<ReportDuty[]> {
    return this.database.query<ReportDuty[]>(
      `${DUTIES} AND (submitted_on IS NULL OR submitted_on > due_on) ORDER BY span.month`,
      [["%"], schoolId, monthStart(from), monthStart(to), this.clock.today()],
    );
  }

  /**
   * Every duty whose day has passed, of the months from … to.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a span that is none.
   */
  async list(regionCode: string, from: Month, to: Month): Promise<ReportDuty[]> {
    if (from > to || monthsBetween(from, to) > MAXIMUM_MONTHS) {
      throw new DomainError("BAD_INPUT", "from and to span 1 to 60 months. 起止月份须为1至60个月。");
    }
    return this.database.query<ReportDuty[]>(
      `${DUTIES} ORDER BY school.id, span.month`,
      this.scope(regionCode, from, to),
    );
  }

  /**
   * Reminds every school of a region whose report of a month is missing, each once a day.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async remind(regionCode: string, month: Month): Promise<{ missing: number; reminded: number } | Refusal> {
    const { actor, post, school } = this.caller;
    if (school !== null) return notYours("The bureau reminds schools.", "应由教育局催报。");
    const parameters = this.scope(regionCode, month);
    const dueDay = await this.findDueDay(month);
    if (dueDay === null || dueDay >= this.clock.today()) {
      return wrongState("The report is not overdue yet.", "该月月报尚未逾期。");
    }
    const [counts] = await this.database.query<[{ missing: number; reminded: number }]>(
      `WITH missing AS (${DUTIES} AND submitted_on IS NULL), reminded AS (
         INSERT INTO monthly_report_reminder (school_id, month, reminded_on, actor, post, at)
         SELECT "schoolId", month, $5::date, $6, $7, $8 FROM missing
         ON CONFLICT DO NOTHING RETURNING 1)
       SELECT (SELECT count(*) FROM missing)::int AS missing, (SELECT count(*) FROM reminded)::int AS reminded`,
      [...parameters, actor, post, this.clock.now()],
    );
    return counts;
  }

  private async readDueDays(months: readonly Month[]): Promise<(string | null)[]> {
    const rows = await this.database.query<{ dueOn: string | null }[]>(
      `SELECT (${DUE_ON}) AS "dueOn" FROM unnest($1::date[]) WITH ORDINALITY AS span (month, place) ORDER BY place`,
      [months.map(monthStart)],
    );
    return rows.map(({ dueOn }) => dueOn);
  }

  private scope(regionCode: string, from: Month, to = from): unknown[] {
    return [...schoolScope(this.caller, regionCode), monthStart(from), monthStart(to), this.clock.today()];
  }
}

function monthsBetween(from: Month, to: Month): number {
  const count = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return count(to) - count(from) + 1;
}

/** By the rule in force when the month after begins. */
const DUE_ON = `
  SELECT (span.month + interval '1 month')::date + due_day - 1
  FROM monthly_report_rule WHERE valid_from <= span.month + interval '1 month'
  ORDER BY valid_from DESC LIMIT 1`;

/** Duties of the schools in scope ($1, $2) for the months $3 to $4 whose day lies before $5. */
const DUTIES = `
  SELECT school.id AS "schoolId", school.township_code AS "townshipCode", span.month, due_on AS "dueOn",
    monthly_report.submitted_on AS "submittedOn", monthly_report.state
  FROM (SELECT month::date FROM generate_series($3::date, $4::date, interval '1 month') AS month) AS span
    CROSS JOIN LATERAL (${DUE_ON}) AS rule (due_on)
    CROSS JOIN school
    LEFT JOIN monthly_report ON monthly_report.school_id = school.id AND monthly_report.month = span.month
  WHERE school.id IN (${SCHOOLS_IN_SCOPE}) AND due_on < $5::date`;

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
