import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, notYours } from "../../../infra/runtime/refusals";
import type { AbsenceKind } from "../attendance/absence-kind";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import type { SchoolEntity } from "../school/school.entity";
import type { SchoolService } from "../school/school.service";
import { type ClassCounts, countClasses, sameCounts } from "./class-counts";
import { classKey, type SchoolClass } from "./expected";
import { keepAbsences, keepCounts } from "./keep-report";
import { refuseAbsences, refuseClass, refuseDay, type ReportedAbsence } from "./roll-check.checks";
import { mayReportForSchool } from "./roll-check.policy";
import * as statements from "./roll-check.statements";
import { getRollCheckRule } from "./roll-check-rule";

/** What a school reports of a day (YYYY-MM-DD) and a class; of the whole school where grade and class are null. */
export interface DayReport {
  schoolId: string;
  date: string;
  grade: number | null;
  className: string | null;
  absences: readonly ReportedAbsence[];
  onFreeDay: boolean;
}

/** A report as it was kept. */
export interface KeptReport {
  school: SchoolEntity;
  classes: ClassCounts[];
  reportedAt: Date;
}

interface ExpectedStudent extends SchoolClass {
  id: string;
  /** On record before the report. */
  kind: AbsenceKind | null;
  studentNumberSealed: Buffer | null;
}

interface RollCheckSources {
  database: DataSource;
  clock: Clock;
  vault: Vault;
  caller: Caller;
  calendar: SchoolCalendarService;
  schools: SchoolService;
}

/** Takes in the daily roll checks of schools. */
export class RollCheckService {
  constructor(private readonly sources: RollCheckSources) {}

  /** Keeps a report in the place of whatever was reported of its classes and day before; or says why not, and changes nothing. */
  async record(report: DayReport): Promise<KeptReport | Refusal> {
    const { database, clock, caller, calendar, schools } = this.sources;
    const school = await schools.find(report.schoolId);
    if (school === null) return notFound();
    if (!mayReportForSchool(caller, school)) return notYours("The school itself reports.", "应由学校上报。");
    const [days, rule] = await Promise.all([calendar.get(), getRollCheckRule(database, clock.today())]);
    const refused =
      refuseClass(report) ?? refuseDay({ ...report, kind: days.kindOf(report.date) }, clock.today(), rule);
    if (refused !== null) return refused;
    const kept = await database.transaction((manager) => this.keep(manager, report));
    return kept instanceof Refusal ? kept : { school, ...kept };
  }

  private async keep(manager: EntityManager, report: DayReport): Promise<Omit<KeptReport, "school"> | Refusal> {
    const { schoolId, date, grade, className, absences } = report;
    const place = [schoolId, date, grade, className];
    await manager.query(statements.LOCK_DAY, [`roll check ${schoolId} ${date}`]);
    const ids = absences.map(({ enrolmentId }) => enrolmentId);
    const students = await manager.query<ExpectedStudent[]>(statements.EXPECTED_STUDENTS, [...place, ids]);
    if (students.length === 0) return invalid("Nobody is expected there on that day.", "该班（校）当日没有应到学生。");
    const refused = refuseAbsences(absences, new Map(students.map((student) => [student.id, student])));
    if (refused !== null) return refused;
    const kinds = new Map(absences.map(({ enrolmentId, kind }) => [enrolmentId, kind]));
    const counts = countClasses(
      students.map((student) => ({ place: placeOf(student), kind: kinds.get(student.id) ?? null })),
    );
    const before = await manager.query<ClassCounts[]>(statements.REPORTS_IN_FORCE, place);
    if (isRepeated({ students, kinds, counts, before })) {
      return alreadyDone("The same has been reported before.", "已上报过相同内容。");
    }
    const reportedAt = this.sources.clock.now();
    const classes = [...counts.values()];
    await keepAbsences(manager, { date, reportedAt, students, kinds }, this.sources.vault);
    await manager.query(statements.SUPERSEDE_REPORTS, [...place, reportedAt]);
    await keepCounts(manager, { schoolId, date, reportedAt, classes }, this.sources.caller);
    return { classes, reportedAt };
  }
}

interface Repetition {
  students: readonly ExpectedStudent[];
  kinds: ReadonlyMap<string, AbsenceKind>;
  counts: ReadonlyMap<string, ClassCounts>;
  before: readonly ClassCounts[];
}

/** Whether a report says what is on record already, child by child. */
function isRepeated({ students, kinds, counts, before }: Repetition): boolean {
  const known = new Map(before.map((count) => [classKey(count), count]));
  return (
    students.every(({ id, kind }) => (kinds.get(id) ?? null) === kind) &&
    [...counts].every(([key, count]) => sameCounts(count, known.get(key)))
  );
}

const placeOf = ({ grade, className }: SchoolClass): SchoolClass => ({ grade, className });
