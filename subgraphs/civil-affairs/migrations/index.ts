import { CreateRosterImport1795343340000 } from "../../../infra/rosters";
import { CreateWelfareRecord1795343400000 } from "./20261122T1030-create-welfare-record";

/** Every change of this database's tables, oldest first. */
export const migrations = [CreateRosterImport1795343340000, CreateWelfareRecord1795343400000];
