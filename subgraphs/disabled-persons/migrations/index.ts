import { CreateRosterImport1795343340000 } from "../../../infra/rosters";
import { CreateDisabilityCertificate1795343400000 } from "./20261122T1030-create-disability-certificate";

/** Every change of this database's tables, oldest first. */
export const migrations = [CreateRosterImport1795343340000, CreateDisabilityCertificate1795343400000];
