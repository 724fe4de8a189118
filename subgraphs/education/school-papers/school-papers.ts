import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { createRowLoader } from "../../../infra/runtime/row-loader";
import type { AbsenceEntity } from "../attendance/absence.entity";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { MonthlyReportActs } from "../monthly-report/monthly-report.acts";
import { MonthlyReportDrafter } from "../monthly-report/monthly-report.drafter";
import {
  MonthlyReportCorrectionEntity,
  MonthlyReportEventEntity,
  MonthlyReportReminderEntity,
} from "../monthly-report/monthly-report-paper.entity";
import { MonthlyReportService } from "../monthly-report/monthly-report.service";
import { ReportDutyService } from "../monthly-report/report-duty.service";
import { ResponsiblePersonEntity } from "../responsibility/responsible-person.entity";
import { ResponsiblePersonService } from "../responsibility/responsible-person.service";
import { SchoolRollReader } from "../roll-history/school-roll.service";
import { SchoolBookService } from "../school-book/school-book.service";
import type { SchoolService } from "../school/school.service";
import type { UnexcusedRunService } from "../unexcused-run/unexcused-run.service";
import { WithoutDropoutService } from "../without-dropout/without-dropout.service";

/** What the papers of schools are made of: monthly reports, books, who answers for what. */
export interface SchoolPapers {
  reports: MonthlyReportService;
  drafter: MonthlyReportDrafter;
  acts: MonthlyReportActs;
  duties: ReportDutyService;
  /** By report. */
  correctionsOf: DataLoader<string, MonthlyReportCorrectionEntity[]>;
  /** By report. */
  eventsOf: DataLoader<string, MonthlyReportEventEntity[]>;
  /** By school. */
  remindersOf: DataLoader<string, MonthlyReportReminderEntity[]>;
  books: SchoolBookService;
  responsibilities: ResponsiblePersonService;
  withoutDropout: WithoutDropoutService;
}

interface RequestServices {
  schools: SchoolService;
  enrolments: EnrolmentService;
  absences: DataLoader<string, AbsenceEntity[]>;
  unexcusedRuns: UnexcusedRunService;
}

/** Makes the services of one request. */
export function createSchoolPapers(
  { database, clock, vault }: DepartmentResources,
  caller: Caller,
  { schools, enrolments, absences, unexcusedRuns }: RequestServices,
): SchoolPapers {
  const correctionsOf = createRowLoader(database, MonthlyReportCorrectionEntity, "reportId", "number");
  const reports = new MonthlyReportService(database, caller, schools, correctionsOf);
  const rolls = new SchoolRollReader(database, clock);
  const ofSchool = createRowLoader(database, ResponsiblePersonEntity, "schoolId", PERSON_ORDER);
  return {
    reports,
    drafter: new MonthlyReportDrafter({ database, clock, caller, schools, rolls, absences, unexcusedRuns, reports }),
    acts: new MonthlyReportActs({ database, clock, vault, caller, schools, reports }),
    duties: new ReportDutyService(database, clock, caller),
    correctionsOf,
    eventsOf: createRowLoader(database, MonthlyReportEventEntity, "reportId", "number"),
    remindersOf: createRowLoader(database, MonthlyReportReminderEntity, "schoolId", "month, reminded_on"),
    books: new SchoolBookService({ clock, schools, rolls, unexcusedRuns }),
    responsibilities: new ResponsiblePersonService({ database, clock, caller, schools, enrolments, ofSchool }),
    withoutDropout: new WithoutDropoutService(database, clock, caller),
  };
}

/** From the bureau down, then by place, the former before the latter. */
const PERSON_ORDER = `
  array_position(ARRAY['BUREAU_LEADER', 'SECTION_HEAD', 'PRINCIPAL', 'GRADE_HEAD', 'CLASS_TEACHER'], level),
  grade, class_name, valid_from, id`;
