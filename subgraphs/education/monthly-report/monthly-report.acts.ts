import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns } from "../act/acting-for";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { SchoolEntity } from "../school/school.entity";
import type { SchoolService } from "../school/school.service";
import { corrected, type FigureCorrection, noFigures, unbalancedGrades } from "./monthly-figures";
import { FIGURE_KEYS } from "./monthly-figures.type";
import type { MonthlyReportEntity } from "./monthly-report.entity";
import { mayReviewMonthlyReport, mayWriteMonthlyReport } from "./monthly-report.policy";
import type { MonthlyReportService } from "./monthly-report.service";
import {
  MONTHLY_REPORT_STATE_TITLES,
  MonthlyReportAct,
  MonthlyReportState,
  type MonthlyReportStep,
  TRANSITIONS,
} from "./monthly-report-state";

interface ActSources {
  database: DataSource;
  clock: Clock;
  vault: Vault;
  caller: Caller;
  schools: SchoolService;
  reports: MonthlyReportService;
}

type Correction = FigureCorrection & { reason: string };
type Outcome = MonthlyReportEntity | Refusal;

/** What an act changes beside the state; or, before it has changed anything, why it is refused. The row is locked meanwhile. */
type Work = (manager: EntityManager, report: MonthlyReportEntity) => Promise<Refusal | null>;

const MAXIMUM_CORRECTIONS = 100;
const MAXIMUM_FIGURE = 100_000;

/** What schools and the bureau do with monthly reports; each act in one transaction, on the locked row. */
export class MonthlyReportActs {
  constructor(private readonly sources: ActSources) {}

  /** Puts figures right, all of them or none. What the system found stays beside. */
  async correct(reportId: string, corrections: readonly Correction[]): Promise<Outcome> {
    return this.act(reportId, MonthlyReportAct.CORRECT, null, async (manager, report) => {
      if (corrections.length === 0 || corrections.length > MAXIMUM_CORRECTIONS) {
        return invalid("Give one correction at least, 100 at most.", "修改项须为1至100项。");
      }
      let figures = corrected(report.systemFigures, await correctionsOf(manager, report.id));
      const changes: [grade: number, figure: string, from: number, to: number, reason: Buffer][] = [];
      for (const { grade, figure, to, reason: given } of corrections) {
        const reason = givenText(given);
        if (reason === null || grade < 1 || grade > 9 || to < 0 || to > MAXIMUM_FIGURE) {
          return invalid("A correction names grade, figure and reason.", "修改项须有年级、合理数值和原因。");
        }
        const from = (figures[grade] ?? noFigures())[FIGURE_KEYS[figure]];
        if (from === to) return alreadyDone("A figure is that already.", "修改值与现值相同。");
        changes.push([grade, figure, from, to, this.sources.vault.seal(reason)]);
        figures = corrected(figures, [{ grade, figure, to }]);
      }
      const { clock, caller } = this.sources;
      for (const change of changes) {
        await manager.query(
          `INSERT INTO monthly_report_correction (report_id, grade, figure, from_value, to_value, reason_sealed, actor, post, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [report.id, ...change, caller.actor, caller.post, clock.now()],
        );
      }
      return null;
    });
  }

  /** Hands the report to the bureau, when its figures add up. */
  async submit(reportId: string): Promise<Outcome> {
    return this.act(reportId, MonthlyReportAct.SUBMIT, null, async (manager, report) => {
      const grades = unbalancedGrades(corrected(report.systemFigures, await correctionsOf(manager, report.id)));
      if (grades.length > 0) {
        return invalid(
          `Grade ${grades.join(", ")}: the roll at the end is not the start with what came and went.`,
          `第${grades.join("、")}年级月末在籍人数与月初及增减不符。`,
        );
      }
      await manager.query("UPDATE monthly_report SET submitted_on = coalesce(submitted_on, $2::date) WHERE id = $1", [
        report.id,
        this.sources.clock.today(),
      ]);
      return null;
    });
  }

  /** Gives the report back to the school, with reasons. */
  async return(reportId: string, reasons: string): Promise<Outcome> {
    const note = givenText(reasons);
    return this.act(reportId, MonthlyReportAct.RETURN, note, async () =>
      note === null ? invalid("Say what the school is to put right.", "须写明退回原因。") : null,
    );
  }

  /** Accepts the report, which nothing changes from then on. */
  async accept(reportId: string): Promise<Outcome> {
    return this.act(reportId, MonthlyReportAct.ACCEPT, null, async () => null);
  }

  private async act(reportId: string, act: MonthlyReportStep, note: string | null, work: Work): Promise<Outcome> {
    const { database, clock, vault, caller, schools, reports } = this.sources;
    const found = await reports.findById(reportId);
    const school = found && (await schools.find(found.schoolId));
    if (found === null || school === null) return notFound();
    if (!isActor(caller, school, act)) return OTHERS_ACT[act];
    const refusal = await database.transaction(async (manager) => {
      const [row] = await manager.query<{ state: MonthlyReportState }[]>(
        "SELECT state FROM monthly_report WHERE id = $1 FOR UPDATE",
        [found.id],
      );
      const state = row?.state ?? found.state;
      const fault = refuseState(act, state) ?? (await work(manager, found));
      if (fault !== null) return fault;
      await manager.query("UPDATE monthly_report SET state = $2 WHERE id = $1", [
        found.id,
        TRANSITIONS[act].to ?? state,
      ]);
      await manager.query(
        `INSERT INTO monthly_report_event (report_id, act, note_sealed, actor, post, department, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [found.id, act, note === null ? null : vault.seal(note), ...actColumns(caller, clock.now())],
      );
      return null;
    });
    return refusal ?? (await reports.findById(found.id)) ?? notFound();
  }
}

function isActor(caller: Caller, school: SchoolEntity, act: MonthlyReportStep): boolean {
  const isSchools = act === MonthlyReportAct.CORRECT || act === MonthlyReportAct.SUBMIT;
  return isSchools ? mayWriteMonthlyReport(caller, school) : mayReviewMonthlyReport(caller, school);
}

const SCHOOL_ACTS = notYours("The school itself does that.", "应由学校办理。");
const BUREAU_ACTS = notYours("The bureau does that.", "应由教育局办理。");
const OTHERS_ACT: Readonly<Record<MonthlyReportStep, Refusal>> = {
  [MonthlyReportAct.CORRECT]: SCHOOL_ACTS,
  [MonthlyReportAct.SUBMIT]: SCHOOL_ACTS,
  [MonthlyReportAct.RETURN]: BUREAU_ACTS,
  [MonthlyReportAct.ACCEPT]: BUREAU_ACTS,
};

function refuseState(act: MonthlyReportStep, state: MonthlyReportState): Refusal | null {
  const { from, to } = TRANSITIONS[act];
  if ((from as readonly MonthlyReportState[]).includes(state)) return null;
  if (state === to && state !== MonthlyReportState.ACCEPTED) return alreadyDone("That has been done.", "已办理。");
  return wrongState(`Not while the report is ${state}.`, `该月报目前${MONTHLY_REPORT_STATE_TITLES[state]}，不可办理。`);
}

function correctionsOf(manager: EntityManager, reportId: string): Promise<FigureCorrection[]> {
  return manager.query(
    `SELECT grade, figure, to_value AS "to" FROM monthly_report_correction WHERE report_id = $1 ORDER BY number`,
    [reportId],
  );
}
