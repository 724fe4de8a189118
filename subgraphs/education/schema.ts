import "reflect-metadata";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ArrivalProofResolver } from "./arrival-proof/arrival-proof.resolver";
import { AdmissionActsResolver } from "./admission/admission-acts.resolver";
import {
  AdmissionNoticeResolver,
  EntrantRegistrationResolver,
  HomeVisitResolver,
} from "./admission/admission-notice.resolver";
import { AttendanceAlertResolver } from "./attendance-alert/attendance-alert.resolver";
import { ChildAttendanceResolver } from "./attendance/attendance.resolver";
import { childReference } from "./child/child.reference";
import type { EducationContext } from "./context";
import { DropoutRateResolver } from "./dropout-rate/dropout-rate.resolver";
import { DropoutActsResolver } from "./dropout-record/dropout-acts.resolver";
import { ChildDropoutRecordResolver } from "./dropout-record/child-dropout-record.resolver";
import { DropoutRecordFieldsResolver } from "./dropout-record/dropout-record-fields.resolver";
import { DropoutRecordResolver } from "./dropout-record/dropout-record.resolver";
import { BetweenSchoolsResolver } from "./between-schools/between-schools.resolver";
import { ChangeActResolver, ChangeRequestResolver } from "./change-request/change-request.resolver";
import { ChangeStepResolver } from "./change-request/change-step.resolver";
import { StartChangeResolver } from "./change-request/start-change.resolver";
import { EntryCheckResolver } from "./entry-check/entry-check.resolver";
import { NoShowResolver } from "./entry-check/no-show.resolver";
import { EnrolmentChangeResolver } from "./enrolment-change/enrolment-change.resolver";
import { enrolmentReference } from "./enrolment/enrolment.reference";
import { ChildEnrolmentResolver, EnrolmentResolver } from "./enrolment/enrolment.resolver";
import { HomeTeachingActsResolver } from "./home-teaching/home-teaching-acts.resolver";
import {
  ChildHomeTeachingPlanResolver,
  HomeTeachingPlanResolver,
  HomeTeachingVisitResolver,
} from "./home-teaching/home-teaching-plan.resolver";
import { ChildHomeTeachingResolver, HomeTeachingResolver } from "./home-teaching/home-teaching.resolver";
import { MonthlyReportFieldsResolver } from "./monthly-report/monthly-report-fields.resolver";
import { MonthlyReportResolver } from "./monthly-report/monthly-report.resolver";
import { ReportDutyResolver, SchoolPunctualityResolver } from "./monthly-report/report-duty.resolver";
import { PublishedAttendanceResolver } from "./published-attendance/published-attendance.resolver";
import { RejectedEnrolmentResolver } from "./rejected-enrolment/rejected-enrolment.resolver";
import {
  ResponsiblePersonResolver,
  SchoolResponsiblePersonResolver,
} from "./responsibility/responsible-person.resolver";
import { RetentionResolver } from "./retention/retention.resolver";
import {
  SchoolBookAlertResolver,
  SchoolBookChangeResolver,
  SchoolBookDropoutResolver,
} from "./school-book/school-book-entry.resolver";
import { KeptRollCheckResolver } from "./roll-check/kept-roll-check.resolver";
import { RollCheckResolver } from "./roll-check/roll-check.resolver";
import { RosterCheckResolver } from "./roster-check/roster-check.resolver";
import { RosterDifferenceResolver } from "./roster-check/roster-difference.resolver";
import { SchoolBookResolver } from "./school-book/school-book.resolver";
import { schoolReference } from "./school/school.reference";
import { SchoolResolver } from "./school/school.resolver";
import { ApplicationActsResolver } from "./subsidy-application/application-acts.resolver";
import {
  ChildSubsidyApplicationResolver,
  SubsidyApplicationEventResolver,
  SubsidyApplicationResolver,
  SubsidyPaymentResolver,
} from "./subsidy-application/subsidy-application.resolver";
import { SubsidyRuleResolver } from "./subsidy-application/subsidy-rule.resolver";
import { ChildSubsidyGapResolver } from "./subsidy-gap/subsidy-gap.resolver";
import { ChildSubsidyResolver } from "./subsidy/subsidy.resolver";
import { UnexcusedRunResolver } from "./unexcused-run/unexcused-run.resolver";
import { ClassWithoutDropoutResolver, SchoolWithoutDropoutResolver } from "./without-dropout/without-dropout.resolver";
import { UnitStatisticsResolver } from "./unit-statistics/unit-statistics.resolver";

/** The education (教育局) subgraph; needs no database. */
export function buildEducationSchema(): DepartmentSchema {
  return buildDepartmentSchema<EducationContext>({
    department: "education",
    resolvers: [
      SchoolResolver,
      ChildEnrolmentResolver,
      EnrolmentResolver,
      EnrolmentChangeResolver,
      ChildAttendanceResolver,
      UnexcusedRunResolver,
      ArrivalProofResolver,
      RejectedEnrolmentResolver,
      RollCheckResolver,
      KeptRollCheckResolver,
      AttendanceAlertResolver,
      PublishedAttendanceResolver,
      RosterCheckResolver,
      RosterDifferenceResolver,
      ChildSubsidyResolver,
      ChildSubsidyGapResolver,
      ChildSubsidyApplicationResolver,
      SubsidyApplicationResolver,
      SubsidyApplicationEventResolver,
      SubsidyPaymentResolver,
      ApplicationActsResolver,
      SubsidyRuleResolver,
      ChildHomeTeachingResolver,
      HomeTeachingResolver,
      ChildHomeTeachingPlanResolver,
      HomeTeachingPlanResolver,
      HomeTeachingVisitResolver,
      HomeTeachingActsResolver,
      DropoutRecordResolver,
      DropoutRecordFieldsResolver,
      ChildDropoutRecordResolver,
      DropoutActsResolver,
      RetentionResolver,
      DropoutRateResolver,
      UnitStatisticsResolver,
      MonthlyReportResolver,
      MonthlyReportFieldsResolver,
      ReportDutyResolver,
      SchoolPunctualityResolver,
      SchoolResponsiblePersonResolver,
      ResponsiblePersonResolver,
      SchoolBookResolver,
      SchoolBookDropoutResolver,
      SchoolBookChangeResolver,
      SchoolBookAlertResolver,
      SchoolWithoutDropoutResolver,
      ClassWithoutDropoutResolver,
      AdmissionNoticeResolver,
      AdmissionActsResolver,
      EntrantRegistrationResolver,
      HomeVisitResolver,
      EntryCheckResolver,
      NoShowResolver,
      ChangeRequestResolver,
      ChangeActResolver,
      StartChangeResolver,
      ChangeStepResolver,
      BetweenSchoolsResolver,
    ],
    references: { Child: childReference, Enrolment: enrolmentReference, School: schoolReference },
  });
}
