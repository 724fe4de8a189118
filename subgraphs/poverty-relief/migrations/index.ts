import { CreateRosterImport1795343340000 } from "../../../infra/rosters";
import { CreateHouseholdMember1795343400000 } from "./20261122T1030-create-household-member";

/** Every change of this database's tables, oldest first. */
export const migrations = [CreateRosterImport1795343340000, CreateHouseholdMember1795343400000];
