import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { AttendanceRuleService } from "../attendance-rule/attendance-rule.service";
import { EnrolmentEntity } from "../enrolment/enrolment.entity";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { AbsenceStage } from "../unexcused-run/absence-stage";
import { daysOf } from "../unexcused-run/run";
import { firstDayOfYear, type UnexcusedRunService } from "../unexcused-run/unexcused-run.service";
import type { UnexcusedRun } from "../unexcused-run/unexcused-run.type";

/** A student whose absence calls for something. */
export interface AlertRow {
  enrolment: EnrolmentEntity;
  run: UnexcusedRun;
  /** Day on which the stage was reached, YYYY-MM-DD. */
  since: string;
}

interface AlertQuery {
  regionCode: string;
  /** 学校标识码. */
  schoolId: string | null;
  /** YYYY-MM-DD. */
  asOf: string;
  stage: AbsenceStage;
}

interface AlertSources {
  database: DataSource;
  caller: Caller;
  calendar: SchoolCalendarService;
  rules: AttendanceRuleService;
  runs: UnexcusedRunService;
}

/** Raises 家访, 疑似辍学 and 辍学待确认 from the absences on record. */
export class AttendanceAlertService {
  constructor(private readonly sources: AlertSources) {}

  /**
   * Students on the roll on a day whose longest run had then reached a stage; one more than the page holds, ordered by
   * enrolment. The database picks those who were away for days enough in a row; leave within the row and returns on the
   * ledger are looked at for them alone.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async list({ regionCode, schoolId, asOf, stage }: AlertQuery, { first, after }: Page): Promise<AlertRow[]> {
    const { database, caller, rules, runs } = this.sources;
    const scope = schoolScope(caller, regionCode);
    const [rule, calendar] = await Promise.all([rules.getInForce(asOf), this.sources.calendar.get()]);
    const days = daysOf(stage, rule);
    const counts = calendar.countRegularDays(firstDayOfYear(asOf), asOf);
    const filter = [...scope, schoolId, asOf, counts.days, counts.before, counts.upTo, days];
    const batch = first + 1;
    const alerts: AlertRow[] = [];
    for (let last = after?.[0] ?? ""; alerts.length < batch;) {
      const candidates = await selectRows(database, EnrolmentEntity, AWAY_IN_A_ROW, [...filter, last, batch]);
      const found = await Promise.all(candidates.map((enrolment) => runs.find(enrolment, asOf)));
      for (const [index, enrolment] of candidates.entries()) {
        const run = found[index] ?? null;
        const since = run?.dates[days - 1];
        if (run !== null && since !== undefined) alerts.push({ enrolment, run, since });
      }
      if (candidates.length < batch) break;
      last = candidates.at(-1)?.id ?? last;
    }
    return alerts.slice(0, batch);
  }
}

/**
 * Students with a run long enough, leave within it not looked at. Two unexcused days are of one run when no regular day lies
 * between them: as many regular days lie before the later as up to the earlier.
 */
const AWAY_IN_A_ROW = `
  school_id IN (${SCHOOLS_IN_SCOPE}) AND ($3::text IS NULL OR school_id = $3)
  AND (state = 'ENROLLED' OR state_date > $4::date)
  AND id IN (
    WITH unexcused AS (
      SELECT absence.enrolment_id, absence.absent_on, calendar.before,
             lag(calendar.up_to) OVER (PARTITION BY absence.enrolment_id ORDER BY absence.absent_on) AS reached
      FROM absence JOIN unnest($5::date[], $6::int[], $7::int[]) AS calendar (day, before, up_to)
        ON calendar.day = absence.absent_on
      WHERE absence.kind = 'UNEXCUSED' AND absence.absent_on BETWEEN ($5::date[])[1] AND $4::date),
    numbered AS (
      SELECT enrolment_id, count(*) FILTER (WHERE reached IS NULL OR before > reached)
                             OVER (PARTITION BY enrolment_id ORDER BY absent_on) AS run
      FROM unexcused)
    SELECT enrolment_id FROM numbered GROUP BY enrolment_id, run HAVING count(*) >= $8)
  AND id > $9 ORDER BY id LIMIT $10`;
