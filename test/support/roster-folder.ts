import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";

/** A row of a roster as the file has it: text by header. */
export type RosterLine = Record<string, string>;

/** The rosters of a county: lines by table, such as `学籍`. */
export type Rosters = Record<string, readonly RosterLine[]>;

interface County {
  regionCode: string;
  regionName: string;
  asOf: string;
  schoolYear: string;
}

/** Reads every `.csv` of a county's folder of rosters, without the product's own reader. */
export function readRosterFolder(folder: string): Rosters {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".csv"));
  return Object.fromEntries(
    files.map((path) => [
      path.slice(path.lastIndexOf("/") + 1, -".csv".length),
      parse<RosterLine>(readFileSync(join(folder, path), "utf8"), { bom: true, columns: true, skip_empty_lines: true }),
    ]),
  );
}

/**
 * Writes a county's folder of rosters into a new temporary folder.
 * @param rosters lines by path, such as `education/学籍`; the first line of each says which columns there are.
 */
export function writeRosterFolder(county: County, rosters: Readonly<Record<string, readonly RosterLine[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "liankong-rosters-"));
  writeFileSync(join(folder, "county.json"), JSON.stringify(county));
  for (const [path, lines] of Object.entries(rosters)) {
    const headers = Object.keys(lines[0] ?? {});
    const rows = lines.map((line) => headers.map((header) => line[header] ?? "").join(","));
    const file = join(folder, `${path}.csv`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, [headers.join(","), ...rows, ""].join("\n"));
  }
  return folder;
}
