import { CreateRosterImport1795343340000 } from "./20261122T1029-create-roster-import";

/** Tables that every department's database has for its imports. */
export const migrations = [CreateRosterImport1795343340000];
