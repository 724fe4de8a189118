import type DataLoader from "dataloader";
import type { PersonId } from "../../../schema/person-id";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { AbsenceKind } from "../attendance/absence-kind";
import type { AbsenceEntity } from "../attendance/absence.entity";
import type { AttendanceRuleService } from "../attendance-rule/attendance-rule.service";
import type { DropoutRecordEntity } from "../dropout-record/dropout-record.entity";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import { longestOf, type Run, runsOf, stageOf } from "./run";
import type { UnexcusedRun } from "./unexcused-run.type";

interface UnexcusedRunSources {
  /** Of an enrolment, oldest first. */
  absences: DataLoader<string, AbsenceEntity[]>;
  /** Of a child. */
  dropoutRecords: DataLoader<string, DropoutRecordEntity[]>;
  calendar: SchoolCalendarService;
  rules: AttendanceRuleService;
}

/** An enrolment and the child on it. */
export interface Enrolled {
  id: string;
  personId: PersonId;
}

/** First day of the school year in which a day lies, both YYYY-MM-DD. */
export const firstDayOfYear = (day: string): string => `${schoolYearStartOf(day)}-09-01`;

/** Finds runs of absence without leave. Calendar, rule and ledger are read only when somebody was absent. */
export class UnexcusedRunService {
  constructor(private readonly sources: UnexcusedRunSources) {}

  /**
   * The runs of the school year of a day (YYYY-MM-DD) up to it that are long enough to act on by the rule then in force,
   * oldest first, whatever returns are recorded.
   */
  async list({ id }: Enrolled, asOf: string): Promise<(UnexcusedRun & Run)[]> {
    const firstDay = firstDayOfYear(asOf);
    const absences = (await this.sources.absences.load(id)).filter(
      ({ absentOn }) => absentOn >= firstDay && absentOn <= asOf,
    );
    if (!absences.some(({ kind }) => kind === AbsenceKind.UNEXCUSED)) return [];
    const [calendar, rule] = await Promise.all([this.sources.calendar.get(), this.sources.rules.getInForce(asOf)]);
    return runsOf(absences, calendar).flatMap((run) => {
      const stage = stageOf(run.days, rule);
      return stage === null ? [] : [{ ...run, stage, rule }];
    });
  }

  /**
   * The longest run of the school year of a day (YYYY-MM-DD) up to it that no recorded return has ended; null below the
   * first threshold of the rule then in force.
   */
  async find({ id, personId }: Enrolled, asOf: string): Promise<(UnexcusedRun & Run) | null> {
    const runs = await this.list({ id, personId }, asOf);
    if (runs.length === 0) return null;
    const returnedOn = await this.lastReturn(personId, asOf);
    return longestOf(runs.filter(({ to }) => returnedOn === null || returnedOn <= to));
  }

  private async lastReturn(personId: PersonId, asOf: string): Promise<string | null> {
    const records = await this.sources.dropoutRecords.load(personId);
    const returns = records.flatMap(({ returnedOn }) =>
      returnedOn !== null && returnedOn <= asOf ? [returnedOn] : [],
    );
    return returns.toSorted().at(-1) ?? null;
  }
}
