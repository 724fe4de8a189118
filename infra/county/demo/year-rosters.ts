import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A child of the demo's ledger of dropouts (劝返台账): the year is played with it. */
export interface LedgerChild {
  idNumber: string;
  /** YYYY-MM-DD, as {@link returnedOn}. */
  foundOn: string;
  reason: string;
  whereabouts: string;
  /** Null for a child who is still out at the end of the year. */
  returnedOn: string | null;
  responsiblePerson: string;
}

/** First day of the year that is played: the day before the county-wide search (大排查) of May 2018. */
export const FIRST_DAY = "2018-05-02";
export const LAST_DAY = "2018-12-31";

type Line = Record<string, string>;

/** The children of the ledger that a folder of rosters holds, as they were found. */
export function readLedger(rosters: string): LedgerChild[] {
  return readLines(join(rosters, LEDGER)).map((line) => ({
    idNumber: get(line, "公民身份号码"),
    foundOn: get(line, "发现日期"),
    reason: get(line, "辍学原因"),
    whereabouts: get(line, "目前去向"),
    returnedOn: line["返校日期"] || null,
    responsiblePerson: get(line, "劝返责任人"),
  }));
}

/**
 * Writes the demo's rosters as they might have stood on the first day: nobody is found yet, and those who will be are on
 * the roll. The invented county keeps its classes of the autumn.
 */
export function writeYearRosters(rosters: string, folder: string): void {
  cpSync(rosters, folder, { recursive: true });
  const found = new Set(readLedger(rosters).map(({ idNumber }) => idNumber));
  rewrite(join(folder, "education", "学籍.csv"), (line) =>
    found.has(get(line, "公民身份号码")) ? { ...line, ...ON_ROLL, 入学年月: before(get(line, "入学年月")) } : line,
  );
  rewrite(join(folder, LEDGER), () => null);
  rewrite(join(folder, "education", "缺勤.csv"), (line) => (get(line, "日期") <= FIRST_DAY ? line : null));
  const file = join(folder, "county.json");
  const county = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...county, asOf: FIRST_DAY, schoolYear: "2017-2018" }));
}

const LEDGER = join("education", "劝返台账.csv");
const ON_ROLL = { 学籍状态: "在籍", 状态日期: "" };

/** Who entered in the autumn to come had entered a year before. */
const before = (month: string): string => (month > FIRST_DAY ? "2017-09" : month);

function rewrite(file: string, change: (line: Line) => Line | null): void {
  const lines = readLines(file);
  const header = Object.keys(lines[0] ?? {});
  const changed = lines.map(change).filter((line) => line !== null);
  writeFileSync(file, stringify(changed, { header: true, columns: header, bom: true }));
}

function readLines(file: string): Line[] {
  return parse(readFileSync(file), { columns: true, bom: true });
}

function get(line: Line, column: string): string {
  const value = line[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}
