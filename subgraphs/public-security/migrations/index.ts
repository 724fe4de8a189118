import { CreateRosterImport1795343340000 } from "../../../infra/rosters";
import { CreateHouseholdRegistration1795343400000 } from "./20261122T1030-create-household-registration";
import { CreateResidenceRegistration1795343460000 } from "./20261122T1031-create-residence-registration";

/** Every change of this database's tables, oldest first. */
export const migrations = [
  CreateRosterImport1795343340000,
  CreateHouseholdRegistration1795343400000,
  CreateResidenceRegistration1795343460000,
];
