import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportCounts } from "../../infra/rosters/import/import-counts";
import { importRoster } from "../../infra/rosters/import/import-roster";
import { openRosterFile } from "../../infra/rosters/roster-file";
import { fixedClock } from "../../infra/runtime/clock";
import { rosters } from "../../subgraphs/education/rosters";
import type { CountyKeys, TestDepartment } from "./department";
import type { RosterLine } from "./roster-folder";

interface Import {
  department: TestDepartment;
  /** Those that the department was started with. */
  keys: CountyKeys;
  /** Day of the import, YYYY-MM-DD. */
  today?: string;
}

/** Imports a roster of education as the county's command would, from lines that all have the first one's columns. */
export async function importEducationRoster(
  { department, keys, today = "2018-12-31" }: Import,
  title: string,
  lines: readonly RosterLine[],
): Promise<ImportCounts> {
  const folder = mkdtempSync(join(tmpdir(), "liankong-education-"));
  try {
    const path = join(folder, `${title}.csv`);
    const headers = Object.keys(lines[0] ?? {});
    const rows = lines.map((line) => headers.map((header) => line[header] ?? "").join(","));
    writeFileSync(path, [headers.join(","), ...rows, ""].join("\n"));
    const { url } = department.roster.options as unknown as { url: string };
    return await importRoster({
      file: await openRosterFile(path, rosters),
      connection: { url, vault: department.vault, personIdKey: keys.personIdKey },
      clock: fixedClock(today),
      countyCode: "450204",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
