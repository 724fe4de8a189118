import type DataLoader from "dataloader";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { DepartmentResources } from "../../infra/runtime/department-app";
import { createRowLoader } from "../../infra/runtime/row-loader";
import type { Vault } from "../../infra/runtime/vault";
import { ArrivalProofEntity } from "./arrival-proof/arrival-proof.entity";
import { ArrivalProofService } from "./arrival-proof/arrival-proof.service";
import { AttendanceRuleService } from "./attendance-rule/attendance-rule.service";
import { type AdmissionServices, createAdmissionServices } from "./admission/admission-services";
import { AbsenceEntity } from "./attendance/absence.entity";
import { DropoutRateService } from "./dropout-rate/dropout-rate.service";
import { DropoutActsService } from "./dropout-record/dropout-acts.service";
import { DropoutRecordEntity } from "./dropout-record/dropout-record.entity";
import { DropoutRecordService } from "./dropout-record/dropout-record.service";
import { type ChangeServices, createChangeServices } from "./change-request/change-services";
import { createEntryCheckServices, type EntryCheckServices } from "./entry-check/entry-check-services";
import { createHomeTeachingServices, type HomeTeachingServices } from "./home-teaching/home-teaching-services";
import { EnrolmentChangeEntity } from "./enrolment-change/enrolment-change.entity";
import { EnrolmentEntity } from "./enrolment/enrolment.entity";
import { EnrolmentService } from "./enrolment/enrolment.service";
import { RejectedEnrolmentService } from "./rejected-enrolment/rejected-enrolment.service";
import { RetentionService } from "./retention/retention.service";
import { createRollCheckServices, type RollCheckServices } from "./roll-check/roll-check-services";
import { SchoolCalendarService } from "./school-calendar/school-calendar.service";
import { SchoolEntity } from "./school/school.entity";
import { SchoolService } from "./school/school.service";
import { createSchoolPapers, type SchoolPapers } from "./school-papers/school-papers";
import {
  createSubsidyApplicationServices,
  type SubsidyApplicationServices,
} from "./subsidy-application/subsidy-application-services";
import { SubsidyEntity } from "./subsidy/subsidy.entity";
import { UnexcusedRunService } from "./unexcused-run/unexcused-run.service";
import { UnitStatisticsService } from "./unit-statistics/unit-statistics.service";

/** What the resolvers of one request work with. */
export interface EducationContext {
  caller: Caller;
  clock: Clock;
  vault: Vault;
  personIdKey: Buffer;
  calendar: SchoolCalendarService;
  schools: SchoolService;
  enrolments: EnrolmentService;
  dropoutRecords: DropoutRecordService;
  dropoutActs: DropoutActsService;
  unexcusedRuns: UnexcusedRunService;
  arrivalProofs: ArrivalProofService;
  rejectedEnrolments: RejectedEnrolmentService;
  rollCheck: RollCheckServices;
  retention: RetentionService;
  dropoutRates: DropoutRateService;
  unitStatistics: UnitStatisticsService;
  schoolPapers: SchoolPapers;
  admission: AdmissionServices;
  entryCheck: EntryCheckServices;
  changes: ChangeServices;
  homeTeaching: HomeTeachingServices;
  subsidyApplications: SubsidyApplicationServices;
  /** Records of an enrolment, by its id; whoever may read the enrolment may read them. */
  loaders: {
    /** Oldest first. */
    changes: DataLoader<string, EnrolmentChangeEntity[]>;
    absences: DataLoader<string, AbsenceEntity[]>;
    subsidies: DataLoader<string, SubsidyEntity[]>;
    /** At most one each. */
    arrivalProofs: DataLoader<string, ArrivalProofEntity[]>;
  };
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory(resources: DepartmentResources): (caller: Caller) => EducationContext {
  const { database, clock, vault, personIdKey, countyCode } = resources;
  return (caller) => {
    const schools = createRowLoader(database, SchoolEntity, "id", "id");
    const absences = createRowLoader(database, AbsenceEntity, "enrolmentId", "absent_on");
    const dropoutRecords = createRowLoader(database, DropoutRecordEntity, "personId", "found_on DESC");
    const calendar = new SchoolCalendarService(database);
    const rules = new AttendanceRuleService(database);
    const enrolments = new EnrolmentService(database, caller, {
      schools,
      enrolments: createRowLoader(database, EnrolmentEntity, "id", "id"),
      enrolmentsOfChild: createRowLoader(database, EnrolmentEntity, "personId", "entry_month DESC, id"),
    });
    const schoolService = new SchoolService(database, caller, schools);
    const unexcusedRuns = new UnexcusedRunService({ absences, dropoutRecords, calendar, rules });
    return {
      caller,
      clock,
      vault,
      personIdKey,
      calendar,
      schools: schoolService,
      enrolments,
      dropoutRecords: new DropoutRecordService(database, caller, enrolments, dropoutRecords),
      dropoutActs: new DropoutActsService({ database, clock, caller, vault, enrolments, schools: schoolService }),
      unexcusedRuns,
      arrivalProofs: new ArrivalProofService({ database, clock, caller, enrolments, schools: schoolService }),
      rejectedEnrolments: new RejectedEnrolmentService(database, caller, countyCode),
      rollCheck: createRollCheckServices(resources, {
        caller,
        schools: schoolService,
        calendar,
        rules,
        runs: unexcusedRuns,
      }),
      retention: new RetentionService(database, clock, caller),
      dropoutRates: new DropoutRateService(database, clock, caller),
      unitStatistics: new UnitStatisticsService(database, clock, caller),
      schoolPapers: createSchoolPapers(resources, caller, {
        schools: schoolService,
        enrolments,
        absences,
        unexcusedRuns,
      }),
      admission: createAdmissionServices(resources, caller, schoolService),
      entryCheck: createEntryCheckServices(resources, caller, enrolments),
      changes: createChangeServices(resources, caller, { enrolments, schools: schoolService, schoolRows: schools }),
      homeTeaching: createHomeTeachingServices(resources, caller, { enrolments, calendar }),
      subsidyApplications: createSubsidyApplicationServices(resources, caller, { enrolments, schools: schoolService }),
      loaders: {
        changes: createRowLoader(database, EnrolmentChangeEntity, "enrolmentId", "changed_on, kind"),
        absences,
        subsidies: createRowLoader(database, SubsidyEntity, "enrolmentId", "term DESC, item"),
        arrivalProofs: createRowLoader(database, ArrivalProofEntity, "enrolmentId", "enrolment_id"),
      },
    };
  };
}
