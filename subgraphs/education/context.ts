import type DataLoader from "dataloader";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { DepartmentResources } from "../../infra/runtime/department-app";
import { createRowLoader } from "../../infra/runtime/row-loader";
import type { Vault } from "../../infra/runtime/vault";
import { AbsenceEntity } from "./attendance/absence.entity";
import { DropoutRateService } from "./dropout-rate/dropout-rate.service";
import { DropoutRecordService } from "./dropout-record/dropout-record.service";
import { EnrolmentChangeEntity } from "./enrolment-change/enrolment-change.entity";
import { EnrolmentEntity } from "./enrolment/enrolment.entity";
import { EnrolmentService } from "./enrolment/enrolment.service";
import { RetentionService } from "./retention/retention.service";
import { SchoolEntity } from "./school/school.entity";
import { SchoolService } from "./school/school.service";
import { SubsidyEntity } from "./subsidy/subsidy.entity";

/** What the resolvers of one request work with. */
export interface EducationContext {
  caller: Caller;
  clock: Clock;
  vault: Vault;
  schools: SchoolService;
  enrolments: EnrolmentService;
  dropoutRecords: DropoutRecordService;
  retention: RetentionService;
  dropoutRates: DropoutRateService;
  /** Records of an enrolment, by its id; whoever may read the enrolment may read them. */
  loaders: {
    /** Oldest first. */
    changes: DataLoader<string, EnrolmentChangeEntity[]>;
    absences: DataLoader<string, AbsenceEntity[]>;
    subsidies: DataLoader<string, SubsidyEntity[]>;
  };
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory({
  database,
  clock,
  vault,
}: DepartmentResources): (caller: Caller) => EducationContext {
  return (caller) => {
    const schools = createRowLoader(database, SchoolEntity, "id", "id");
    const enrolments = new EnrolmentService(database, caller, {
      schools,
      enrolments: createRowLoader(database, EnrolmentEntity, "id", "id"),
      enrolmentsOfChild: createRowLoader(database, EnrolmentEntity, "personId", "entry_month DESC, id"),
    });
    return {
      caller,
      clock,
      vault,
      schools: new SchoolService(database, caller, schools),
      enrolments,
      dropoutRecords: new DropoutRecordService(database, caller, enrolments),
      retention: new RetentionService(database, clock, caller),
      dropoutRates: new DropoutRateService(database, clock, caller),
      loaders: {
        changes: createRowLoader(database, EnrolmentChangeEntity, "enrolmentId", "changed_on, kind"),
        absences: createRowLoader(database, AbsenceEntity, "enrolmentId", "absent_on"),
        subsidies: createRowLoader(database, SubsidyEntity, "enrolmentId", "term DESC, item"),
      },
    };
  };
}
