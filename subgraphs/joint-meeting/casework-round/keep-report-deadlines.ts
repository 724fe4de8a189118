import type { EntityManager } from "typeorm";
import { owedOfficeReports } from "./owed-office-reports";
import type { OwedReport } from "./owed-report";
import { owedSchoolReports } from "./owed-school-reports";
import type { RoundResources } from "./round-resources";

/**
 * Gives each report that is owed a deadline of the desk that owes it, and ends those of reports that are done, so that late
 * ones are reminded of and told upward like anything else. What was due before the county's first round is left alone.
 * @throws DomainError UNAVAILABLE when education does not answer; the office's own reports have their deadlines then.
 */
export async function keepReportDeadlines(resources: RoundResources, day: string): Promise<void> {
  const { database, clock, countyCode, office } = resources;
  const [first] = await database.query<{ day: string | null }[]>("SELECT min(day) AS day FROM casework_round_piece");
  const dueFrom = first?.day ?? day;
  const keep = (reports: readonly OwedReport[]): Promise<void> =>
    database.transaction((manager) => keepDeadlines(manager, reports, dueFrom));
  await keep(await owedOfficeReports(database, { countyCode, day, dueFrom }));
  // Education tells how it is now, so that of days gone by the last says all.
  if (day >= clock.today()) await keep(await owedSchoolReports(office, { countyCode, day }));
}

async function keepDeadlines(manager: EntityManager, reports: readonly OwedReport[], dueFrom: string): Promise<void> {
  const open = reports.filter(({ doneOn, dueOn }) => doneOn === null && dueOn >= dueFrom);
  const done = reports.filter(({ doneOn }) => doneOn !== null);
  if (open.length > 0) {
    await manager.query(SET, [open.map(({ id }) => id), open.map(({ desk }) => desk), open.map(({ dueOn }) => dueOn)]);
  }
  if (done.length > 0) await manager.query(END, [done.map(({ id }) => id), done.map(({ doneOn }) => doneOn)]);
}

const SET = `
  INSERT INTO deadline (subject_kind, subject_id, desk, due_on)
  SELECT 'REPORT', given.* FROM unnest($1::text[], $2::text[], $3::date[]) AS given (id, desk, due_on) ORDER BY given.id
  ON CONFLICT (subject_kind, subject_id) DO UPDATE SET due_on = excluded.due_on, desk = excluded.desk
    WHERE deadline.due_on <> excluded.due_on OR deadline.desk <> excluded.desk`;

const END = `
  UPDATE deadline SET ended_on = given.done_on
  FROM unnest($1::text[], $2::date[]) AS given (id, done_on)
  WHERE subject_kind = 'REPORT' AND subject_id = given.id AND ended_on IS NULL`;
