import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { type Month, monthEnd, monthOf, monthStart } from "../../../schema/scalars/month";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { actColumns } from "../act/acting-for";
import { alreadyDone, invalid, notFound, notYours } from "../../../infra/runtime/refusals";
import { AbsenceKind } from "../attendance/absence-kind";
import type { AbsenceEntity } from "../attendance/absence.entity";
import type { RollChild, SchoolRollReader } from "../roll-history/school-roll.service";
import type { SchoolService } from "../school/school.service";
import { AbsenceStage } from "../unexcused-run/absence-stage";
import type { UnexcusedRunService } from "../unexcused-run/unexcused-run.service";
import { type Alert, drawUp } from "./monthly-figures.drawing";
import type { MonthlyReportEntity } from "./monthly-report.entity";
import { mayDrawUpMonthlyReport } from "./monthly-report.policy";
import type { MonthlyReportService } from "./monthly-report.service";
import { MonthlyReportAct } from "./monthly-report-state";
import { MonthlyReportChildKind } from "./monthly-report-child-kind";

interface DrafterSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  schools: SchoolService;
  rolls: SchoolRollReader;
  absences: DataLoader<string, AbsenceEntity[]>;
  unexcusedRuns: UnexcusedRunService;
  reports: MonthlyReportService;
}

/** Draws up monthly reports from the roll. */
export class MonthlyReportDrafter {
  constructor(private readonly sources: DrafterSources) {}

  /** Draws up a school's report of a month that is over. Once: the school corrects it from then on. */
  async drawUp(schoolId: string, month: Month): Promise<MonthlyReportEntity | Refusal> {
    const { database, clock, caller, schools, rolls, reports } = this.sources;
    const school = await schools.find(schoolId);
    if (school === null) return notFound();
    if (!mayDrawUpMonthlyReport(caller, school)) {
      return notYours("The school draws up its report, or the bureau does.", "应由学校或教育局生成月报。");
    }
    const refusal = refuseMonth(month, clock.today());
    if (refusal !== null) return refusal;
    const from = monthStart(month);
    const roll = await rolls.read(school, schoolYearStartOf(from));
    const { figures, children } = drawUp({
      from,
      to: monthEnd(month),
      children: roll,
      ...(await this.absencesOf(roll, month)),
    });
    const drawn = await database.transaction(async (manager) => {
      const id = randomUUID();
      const rows: unknown[] = await manager.query(
        `INSERT INTO monthly_report (id, school_id, month, state, system_figures, children)
         VALUES ($1, $2, $3, 'DRAWN_UP', $4, $5) ON CONFLICT (school_id, month) DO NOTHING RETURNING 1`,
        [id, school.id, from, JSON.stringify(figures), JSON.stringify(children)],
      );
      if (rows.length === 0) return false;
      await manager.query(
        "INSERT INTO monthly_report_event (report_id, act, actor, post, department, at) VALUES ($1, $2, $3, $4, $5, $6)",
        [id, MonthlyReportAct.DRAW_UP, ...actColumns(caller, clock.now())],
      );
      return true;
    });
    if (!drawn) return alreadyDone("The report of this month has been drawn up before.", "该月月报已生成。");
    return (await reports.find(school.id, month)) ?? notFound();
  }

  /** What was missed without leave: days within the month, and runs up to its end. */
  private async absencesOf(
    roll: readonly RollChild[],
    month: Month,
  ): Promise<{ unexcusedDays: Map<string, number>; alerts: Map<string, Alert> }> {
    const unexcusedDays = new Map<string, number>();
    const alerts = new Map<string, Alert>();
    await Promise.all(
      roll.map(async ({ id, personId }) => {
        const days = (await this.sources.absences.load(id)).filter(
          ({ absentOn, kind }) => kind === AbsenceKind.UNEXCUSED && monthOf(absentOn) === month,
        ).length;
        if (days > 0) unexcusedDays.set(id, days);
        const run = await this.sources.unexcusedRuns.find({ id, personId }, monthEnd(month));
        const kind = run && ALERTS[run.stage];
        if (run && kind) alerts.set(id, { kind, since: run.from, days: run.days });
      }),
    );
    return { unexcusedDays, alerts };
  }
}

const ALERTS: Readonly<Record<AbsenceStage, Alert["kind"] | null>> = {
  [AbsenceStage.HOME_VISIT]: null,
  [AbsenceStage.SUSPECTED]: MonthlyReportChildKind.SUSPECTED,
  [AbsenceStage.DROPOUT_TO_CONFIRM]: MonthlyReportChildKind.TO_CONFIRM,
};

/**
 * A month is drawn up once its last day has come. The roster shows today's roll: of the school year before, only the
 * vacation's last month can still be told from it, whose report is due in September.
 */
function refuseMonth(month: Month, today: string): Refusal | null {
  if (monthEnd(month) > today) {
    return invalid("A month is reported once its last day has come.", "当月最后一日起方可生成月报。");
  }
  if (month < `${schoolYearStartOf(today)}-08`) {
    return invalid(
      "The roll of an earlier school year is no longer there to draw it up from.",
      "以往学年的学籍现状已变，不能再生成月报。",
    );
  }
  return null;
}
