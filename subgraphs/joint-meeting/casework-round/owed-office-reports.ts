import type { DataSource } from "typeorm";
import { OFFICE } from "../desk/desk";
import { daysAfter } from "../report-due/report-standing";
import { quarterEnd, quarterOf } from "../../../schema/scalars/quarter";
import { isoWeekOf, weekEnd } from "../../../schema/scalars/iso-week";
import type { OwedReport } from "./owed-report";

interface DueRule {
  validFrom: string;
  dueDays: number;
}

/** As many weeks and quarters back as are still looked at: what was not done by then stays as it is. */
const DAYS_BACK = 366;

/** The weekly and quarterly reports that the office owes for periods that are over, due on or after a day. */
export async function owedOfficeReports(
  database: DataSource,
  { countyCode, day, dueFrom }: { countyCode: string; day: string; dueFrom: string },
): Promise<OwedReport[]> {
  const from = [dueFrom, daysAfter(day, -DAYS_BACK)].sort().at(-1) as string;
  const [weekRules, quarterRules] = await Promise.all([
    database.query<DueRule[]>(WEEK_RULES),
    database.query<DueRule[]>(QUARTER_RULES),
  ]);
  const weeks = periodsUpTo(day, 7, isoWeekOf).map((week) =>
    owed(`PERSUASION_REPORT ${week}`, weekEnd(week), weekRules),
  );
  const quarters = periodsUpTo(day, 80, quarterOf).map((quarter) =>
    owed(`QUARTERLY_REVIEW ${quarter}`, quarterEnd(quarter), quarterRules),
  );
  const reports = [...weeks, ...quarters].flatMap((report) =>
    report !== null && report.endsOn < day && report.dueOn >= from ? report : [],
  );
  const done = await database.query<{ id: string; doneOn: string }[]>(DONE, [countyCode]);
  const doneOn = new Map(done.map((row) => [row.id, row.doneOn]));
  return reports.map(({ id, dueOn }) => ({ id, desk: OFFICE, dueOn, doneOn: doneOn.get(id) ?? null }));
}

/** A year of periods, each named by some day of it. */
function periodsUpTo<Period extends string>(day: string, step: number, periodOf: (day: string) => Period): Period[] {
  const periods = new Set<Period>();
  for (let back = 0; back <= DAYS_BACK; back += step) periods.add(periodOf(daysAfter(day, -back)));
  return [...periods];
}

function owed(
  id: string,
  endsOn: string,
  rules: readonly DueRule[],
): { id: string; endsOn: string; dueOn: string } | null {
  const rule = rules.find(({ validFrom }) => validFrom <= endsOn);
  return rule === undefined ? null : { id, endsOn, dueOn: daysAfter(endsOn, rule.dueDays) };
}

const WEEK_RULES = `
  SELECT valid_from AS "validFrom", due_days AS "dueDays" FROM persuasion_report_rule ORDER BY valid_from DESC`;

const QUARTER_RULES = `
  SELECT valid_from AS "validFrom", due_days AS "dueDays" FROM quarterly_review_rule ORDER BY valid_from DESC`;

/** $1 county. */
const DONE = `
  SELECT 'PERSUASION_REPORT ' || week AS id, issued_on AS "doneOn" FROM persuasion_report WHERE region_code = $1
  UNION ALL
  SELECT 'QUARTERLY_REVIEW ' || quarter, min(closed_on) FROM quarterly_review
  WHERE region_code = $1 AND closed_on IS NOT NULL GROUP BY quarter`;
