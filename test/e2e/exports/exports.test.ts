import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { EXPORTS } from "../../../gateway/exports/definitions";
import { CountyStack } from "../../support/county-stack";
import { openWorkbooks } from "../../support/open-workbooks";

/** What the demo county's lists are asked with, each taking those that it declares. */
const VARIABLES: Readonly<Record<string, string>> = {
  regionCode: "450204",
  schoolYear: "2018-2019",
  asOf: "2018-12-31",
  month: "2018-11",
  week: "2018-W50",
  term: "2018-2019-1",
  date: "2018-11-05",
  level: "COUNTY",
};
const SWEEP = ["--region", "450204", "--year", "2018-2019", "--as-of", "2018-12-31"];
/** What a list is asked for that no comparison of registers opens. */
const PURPOSES: Readonly<Record<string, string>> = {
  "subsidy-gaps": "SUBSIDY",
  "subsidies-due": "SUBSIDY",
  "subsidy-applications": "SUBSIDY",
  "home-teaching-plans": "REPORT",
};
/** Rows above the table: title, who drew it up, header. */
const HEADING_ROWS = 3;

/** A review is asked for by its id, and there is none yet. */
const LISTS = Object.entries(EXPORTS).filter(([name]) => name !== "quarterly-review");

describe("the exports of the demo county", () => {
  let county: CountyStack;
  let folder: string;
  let csv: ReadonlyMap<string, string[][]>;
  let workbooks: ReadonlyMap<string, string[][]>;

  const request = async (name: string, format: "csv" | "xlsx"): Promise<Buffer> => {
    const declared = EXPORTS[name]?.variables ?? "";
    const variables = Object.fromEntries(Object.entries(VARIABLES).filter(([key]) => declared.includes(`$${key}:`)));
    const response = await fetch(new URL(`/exports/${name}.${format}`, county.url), {
      method: "POST",
      headers: {
        authorization: `Bearer ${await county.token("office")}`,
        "content-type": "application/json",
        "x-purpose": PURPOSES[name] ?? "SWEEP",
      },
      body: JSON.stringify(variables),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`${name}.${format}: ${response.status} ${bytes.toString()}`);
    return bytes;
  };
  const pathOf = (name: string): string => join(folder, `${name}.xlsx`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "liankong-exports-"));
    county = await CountyStack.start();
    await county.run("dist/infra/county/sweep.js", ...SWEEP);
    const tables = new Map<string, string[][]>();
    for (const [name] of LISTS) {
      tables.set(name, parse(await request(name, "csv"), { bom: true }));
      writeFileSync(pathOf(name), await request(name, "xlsx"));
    }
    csv = tables;
    workbooks = await openWorkbooks(LISTS.map(([name]) => pathOf(name)));
  });
  afterAll(async () => {
    await county?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(LISTS)("%s opens in a spreadsheet program with the rows of the csv", (name, { title, columns }) => {
    const [[titleCell] = [], , header = [], ...rows] = workbooks.get(pathOf(name)) ?? [];
    const [, ...lines] = csv.get(name) ?? [];
    expect(titleCell).toBe(title);
    expect(header.slice(0, columns.length)).toEqual(columns.map((column) => column.header));
    expect(rows).toHaveLength(lines.length);
    // Where programs read another word than people, only people's is in the workbook.
    const alike = columns.flatMap(({ readCsv }, index) => (readCsv === undefined ? [index] : []));
    const pick = (row: readonly string[]): string[] => alike.map((index) => row[index] ?? "");
    expect(rows.map(pick)).toEqual(lines.map(pick));
  });

  it("have the figures of the county's published summary (seed 002)", () => {
    const numbers = (name: string): string[][] => workbooks.get(pathOf(name))?.slice(HEADING_ROWS) ?? [];
    const sum = (column: number): number =>
      numbers("dropout-summary").reduce((total, row) => total + Number(row[column]), 0);
    expect([sum(1), sum(2), sum(3), sum(4)]).toEqual([75, 59, 16, 1]);
    const out = Object.fromEntries(numbers("dropout-summary").map(([home = "", , , count]) => [home, Number(count)]));
    expect(out).toMatchObject({
      柳南区: 4,
      柳江区: 3,
      柳城县: 1,
      融安县: 1,
      兴宾区: 4,
      金城江区: 1,
      桂平市: 1,
      忻城县: 1,
    });
    expect(numbers("ledger-dropout")).toHaveLength(16);
    expect(numbers("ledger-school-age")).toHaveLength(5675);
    expect(numbers("subsidy-gaps")).toHaveLength(141);
    expect(numbers("indicators").find(([, kind]) => kind === "九年巩固率")).toEqual(
      expect.arrayContaining(["3330", "3333", "99.91%", "97.00%", "达标"]),
    );
  });
});
