import { afterAll } from "@jest/globals";
import { Workbook } from "exceljs";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RosterLine } from "../../support/roster-folder";
import { encodeGb18030 } from "../../support/gb18030";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder that goes when the test file has run. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "liankong-rosters-"));
  folders.push(folder);
  return folder;
}

export type RosterForm = "utf-8" | "gb18030" | "xlsx";

/** Writes rosters, lines by path such as `education/学籍`, into a new temporary folder. */
export async function writeRosters(
  rosters: Readonly<Record<string, readonly RosterLine[]>>,
  form: RosterForm = "utf-8",
): Promise<string> {
  const folder = makeFolder();
  for (const [path, lines] of Object.entries(rosters)) {
    const file = join(folder, `${path}.${form === "xlsx" ? "xlsx" : "csv"}`);
    mkdirSync(dirname(file), { recursive: true });
    if (form === "xlsx") await writeWorkbook(file, lines);
    else writeFileSync(file, form === "gb18030" ? encodeGb18030(csvOf(lines)) : csvOf(lines));
  }
  return folder;
}

/** The text of a roster as CSV. */
export function csvOf(lines: readonly RosterLine[]): string {
  const headers = Object.keys(lines[0] ?? {});
  const rows = lines.map((line) => headers.map((header) => line[header] ?? ""));
  return [headers, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

async function writeWorkbook(file: string, lines: readonly RosterLine[]): Promise<void> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("Sheet1");
  const headers = Object.keys(lines[0] ?? {});
  sheet.addRow(headers);
  for (const line of lines) sheet.addRow(headers.map((header) => line[header] ?? ""));
  await workbook.xlsx.writeFile(file);
}
