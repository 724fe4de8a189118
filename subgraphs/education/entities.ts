import { ArrivalProofEntity } from "./arrival-proof/arrival-proof.entity";
import { AdmissionActEntity } from "./admission/admission-act.entity";
import { AdmissionNoticeEntity } from "./admission/admission-notice.entity";
import { HomeVisitEntity } from "./admission/home-visit.entity";
import { AbsenceEntity } from "./attendance/absence.entity";
import { DropoutRecordEntity } from "./dropout-record/dropout-record.entity";
import { EnrolmentChangeEntity } from "./enrolment-change/enrolment-change.entity";
import { ChangeActEntity, ChangeRequestEntity } from "./change-request/change-request.entity";
import { EntryCheckCountEntity, EntryCheckEntity } from "./entry-check/entry-check.entity";
import { NoShowEntity } from "./entry-check/no-show.entity";
import { EnrolmentEntity } from "./enrolment/enrolment.entity";
import { HomeTeachingPlanEntity, HomeTeachingVisitEntity } from "./home-teaching/home-teaching-plan.entity";
import { MonthlyReportEntity } from "./monthly-report/monthly-report.entity";
import {
  MonthlyReportCorrectionEntity,
  MonthlyReportEventEntity,
  MonthlyReportReminderEntity,
} from "./monthly-report/monthly-report-paper.entity";
import { ResponsiblePersonEntity } from "./responsibility/responsible-person.entity";
import { SchoolEntity } from "./school/school.entity";
import {
  SubsidyApplicationActEntity,
  SubsidyApplicationEntity,
} from "./subsidy-application/subsidy-application.entity";
import { SubsidyEntity } from "./subsidy/subsidy.entity";

/** The tables of this department. */
export const entities = [
  SchoolEntity,
  EnrolmentEntity,
  EnrolmentChangeEntity,
  AbsenceEntity,
  ArrivalProofEntity,
  SubsidyEntity,
  DropoutRecordEntity,
  AdmissionNoticeEntity,
  AdmissionActEntity,
  HomeVisitEntity,
  EntryCheckEntity,
  EntryCheckCountEntity,
  NoShowEntity,
  ChangeRequestEntity,
  ChangeActEntity,
  MonthlyReportEntity,
  MonthlyReportCorrectionEntity,
  MonthlyReportEventEntity,
  MonthlyReportReminderEntity,
  ResponsiblePersonEntity,
  HomeTeachingPlanEntity,
  HomeTeachingVisitEntity,
  SubsidyApplicationEntity,
  SubsidyApplicationActEntity,
];
