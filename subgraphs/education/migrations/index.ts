import { CreateRosterImport1795343340000 } from "../../../infra/rosters";
import { CreateSchool1795343400000 } from "./20261122T1030-create-school";
import { CreateEnrolment1795343460000 } from "./20261122T1031-create-enrolment";
import { CreateEnrolmentChange1795343520000 } from "./20261122T1032-create-enrolment-change";
import { CreateAbsence1795343580000 } from "./20261122T1033-create-absence";
import { CreateSubsidy1795343640000 } from "./20261122T1034-create-subsidy";
import { CreateDropoutRecord1795343700000 } from "./20261122T1035-create-dropout-record";

/** Every change of this database's tables, oldest first. */
export const migrations = [
  CreateRosterImport1795343340000,
  CreateSchool1795343400000,
  CreateEnrolment1795343460000,
  CreateEnrolmentChange1795343520000,
  CreateAbsence1795343580000,
  CreateSubsidy1795343640000,
  CreateDropoutRecord1795343700000,
];
