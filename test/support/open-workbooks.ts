import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";

/** Rows of the first sheet of workbooks as a person sees them, by path: by LibreOffice where it is installed, else by the library. */
export async function openWorkbooks(paths: readonly string[]): Promise<ReadonlyMap<string, string[][]>> {
  return openByOffice(paths) ?? new Map(await Promise.all(paths.map(openByLibrary)));
}

/** UTF-8, commas, every cell as it is shown. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
const LIMIT_MS = 120_000;

function openByOffice(paths: readonly string[]): ReadonlyMap<string, string[][]> | null {
  const folder = mkdtempSync(join(tmpdir(), "liankong-office-"));
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const { error, status, stderr } = spawnSync(
      "soffice",
      [profile, "--headless", "--convert-to", CSV, "--outdir", folder, ...paths],
      { timeout: LIMIT_MS, encoding: "utf8" },
    );
    if (error !== undefined && "code" in error && error.code === "ENOENT") return null;
    if (status !== 0) throw new Error(`LibreOffice cannot open the workbooks: ${stderr}`);
    const read = (path: string): string[][] =>
      parse(readFileSync(join(folder, basename(path).replace(/\.xlsx$/, ".csv"))), { relax_column_count: true });
    return new Map(paths.map((path) => [path, read(path)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openByLibrary(path: string): Promise<[string, string[][]]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text));
  });
  return [path, rows];
}
