import { CreateRosterImport1795343340000 } from "../../../infra/rosters";
import { CreateSchool1795343400000 } from "./20261122T1030-create-school";
import { CreateEnrolment1795343460000 } from "./20261122T1031-create-enrolment";
import { CreateEnrolmentChange1795343520000 } from "./20261122T1032-create-enrolment-change";
import { CreateAbsence1795343580000 } from "./20261122T1033-create-absence";
import { CreateSubsidy1795343640000 } from "./20261122T1034-create-subsidy";
import { CreateDropoutRecord1795343700000 } from "./20261122T1035-create-dropout-record";
import { CreateSchoolTerm1795344000000 } from "./20261122T1040-create-school-term";
import { CreateAttendanceRule1795344060000 } from "./20261122T1041-create-attendance-rule";
import { CreateArrivalProof1795344120000 } from "./20261122T1042-create-arrival-proof";
import { CreateRollCheck1795344180000 } from "./20261122T1043-create-roll-check";
import { CreateRosterCheck1795344240000 } from "./20261122T1044-create-roster-check";
import { CreateMonthlyReport1795348800000 } from "./20261122T1200-create-monthly-report";
import { CreateResponsiblePerson1795348860000 } from "./20261122T1201-create-responsible-person";
import { CreateEnrolmentSetting1795352400000 } from "./20261122T1300-create-enrolment-setting";
import { CreateAdmission1795352460000 } from "./20261122T1301-create-admission";
import { CreateEntryCheck1795352520000 } from "./20261122T1302-create-entry-check";
import { CreateChangeRequest1795352580000 } from "./20261122T1303-create-change-request";
import { CreateDropoutEntry1795431600000 } from "./20261123T1100-create-dropout-entry";
import { WidenEnrolmentSetting1795431660000 } from "./20261123T1101-widen-enrolment-setting";
import { CreateHomeTeaching1795431720000 } from "./20261123T1102-create-home-teaching";
import { CreateSubsidyApplication1795431780000 } from "./20261123T1103-create-subsidy-application";

/** Every change of this database's tables, oldest first. */
export const migrations = [
  CreateRosterImport1795343340000,
  CreateSchool1795343400000,
  CreateEnrolment1795343460000,
  CreateEnrolmentChange1795343520000,
  CreateAbsence1795343580000,
  CreateSubsidy1795343640000,
  CreateDropoutRecord1795343700000,
  CreateSchoolTerm1795344000000,
  CreateAttendanceRule1795344060000,
  CreateArrivalProof1795344120000,
  CreateRollCheck1795344180000,
  CreateRosterCheck1795344240000,
  CreateMonthlyReport1795348800000,
  CreateResponsiblePerson1795348860000,
  CreateEnrolmentSetting1795352400000,
  CreateAdmission1795352460000,
  CreateEntryCheck1795352520000,
  CreateChangeRequest1795352580000,
  CreateDropoutEntry1795431600000,
  WidenEnrolmentSetting1795431660000,
  CreateHomeTeaching1795431720000,
  CreateSubsidyApplication1795431780000,
];
