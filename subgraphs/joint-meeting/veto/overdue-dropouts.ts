import type { DataSource } from "typeorm";
import type { CompletedSweep } from "../three-ledgers/last-sweep";

/** A dropout who is out longer than is allowed. */
export interface OverdueDropout {
  findingId: string;
  townshipCode: string | null;
  schoolId: string | null;
  grade: number | null;
}

/** After how many days a dropout counts against those in charge, by the setting in force on a day (YYYY-MM-DD). */
export async function findOverdueDays(database: DataSource, day: string): Promise<number> {
  const [setting] = await database.query<{ days: number }[]>(SETTING, [day]);
  if (setting === undefined) throw new Error(`no setting of overdue dropouts is in force on ${day}`);
  return setting.days;
}

/** The dropouts of a sweep whose findings stand, and who have been out for more days than those. */
export function listOverdueDropouts(
  database: DataSource,
  { id, asOf }: CompletedSweep,
  days: number,
): Promise<OverdueDropout[]> {
  return database.query<OverdueDropout[]>(OVERDUE, [id, asOf, days]);
}

const SETTING = `
  SELECT unsettled_days AS days FROM veto_setting WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1`;

const OVERDUE = `
  SELECT finding.id AS "findingId", finding.township_code AS "townshipCode", finding.school_id AS "schoolId", swept.grade
  FROM sweep_finding
    JOIN finding ON finding.id = finding_id
    JOIN sweep AS first ON first.id = finding.first_sweep_id
    LEFT JOIN sweep_child AS swept ON swept.sweep_id = $1 AND swept.child_id = finding.child_id
  WHERE sweep_finding.sweep_id = $1 AND finding.kind = 'DROPOUT' AND finding.state IN ('OPEN', 'CONFIRMED')
    AND coalesce(finding.since, first.as_of) < $2::date - $3::int
  ORDER BY finding.id`;
