import { AbsenceEntity } from "./attendance/absence.entity";
import { DropoutRecordEntity } from "./dropout-record/dropout-record.entity";
import { EnrolmentChangeEntity } from "./enrolment-change/enrolment-change.entity";
import { EnrolmentEntity } from "./enrolment/enrolment.entity";
import { SchoolEntity } from "./school/school.entity";
import { SubsidyEntity } from "./subsidy/subsidy.entity";

/** The tables of this department. */
export const entities = [
  SchoolEntity,
  EnrolmentEntity,
  EnrolmentChangeEntity,
  AbsenceEntity,
  SubsidyEntity,
  DropoutRecordEntity,
];
