import type { DepartmentName } from "../../schema/departments";
import { importRosters, type FileOutcome, type ImportProgress } from "../rosters/import-rosters";
import type { RosterConnection } from "../rosters/import/import-roster";
import type { Clock } from "../runtime/clock";
import { COUNTY_ROSTERS } from "./rosters";

interface ImportCountyOptions {
  /** A county's folder with a sub-folder a department. */
  folder: string;
  connections: Partial<Record<DepartmentName, RosterConnection>>;
  clock: Clock;
  /** Six digits of the county whose rosters they are. */
  regionCode: string;
  onProgress?: ImportProgress;
}

/** Imports a whole county's rosters. Rejected rows and refused files are in the outcomes; neither stops the others. */
export async function importCounty({ folder, regionCode, ...options }: ImportCountyOptions): Promise<FileOutcome[]> {
  return importRosters({ ...options, paths: [folder], specs: COUNTY_ROSTERS, countyCode: regionCode });
}
