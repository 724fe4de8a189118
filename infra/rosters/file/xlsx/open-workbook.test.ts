import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Workbook } from "exceljs";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileRefused } from "../file-refused";
import { openWorkbook } from "./open-workbook";

let folder: string;
let path: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "liankong-workbooks-"));
  path = join(folder, "roster.xlsx");
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("名册");
  sheet.addRow(["公民身份号码", "日期", "金额", "说明"]);
  sheet.addRow(["45020420070426011X", new Date("2018-09-01T00:00:00Z"), 350.1, "廖永春"]).getCell(2).numFmt =
    "yyyy/m/d";
  sheet.addRow([Number("450204200704260115"), 43344, 0.1 + 0.2, { richText: [{ text: "壮" }, { text: "族" }] }]);
  sheet.getCell("A5").value = { formula: "1+1", result: 2, date1904: false };
  sheet.getCell("C5").value = { error: "#N/A" };
  sheet.getCell("D5").value = true;
  workbook.addWorksheet("说明").addRow(["填表说明"]);
  await workbook.xlsx.writeFile(path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readAll(file: string): Promise<unknown[]> {
  const sheets = [];
  for (const sheet of await openWorkbook(file, statSync(file).size)) {
    const rows = [];
    for await (const row of sheet.rows()) rows.push([row.number, ...row.cells]);
    sheets.push([sheet.name, rows]);
  }
  return sheets;
}

function changed(change: (bytes: Buffer) => Buffer): string {
  const copy = join(folder, "changed.xlsx");
  writeFileSync(copy, change(readFileSync(path)));
  return copy;
}

describe("reading a workbook", () => {
  it("gives cells as a spreadsheet shows them, with the numbers of their rows", async () => {
    expect(await readAll(path)).toEqual([
      [
        "名册",
        [
          [1, "公民身份号码", "日期", "金额", "说明"],
          [2, "45020420070426011X", "2018-09-01", "350.1", "廖永春"],
          [3, "4.50204E+17", "43344", "0.3", "壮族"],
          [5, "2", "", "#N/A", "TRUE"],
        ],
      ],
      ["说明", [[1, "填表说明"]]],
    ]);
  });

  it("counts dates from 1904 where the workbook does", async () => {
    const workbook = new Workbook();
    workbook.properties.date1904 = true;
    const sheet = workbook.addWorksheet("名册");
    sheet.addRow([new Date("2018-09-01T00:00:00Z")]).getCell(1).numFmt = "yyyy-mm-dd";
    const file = join(folder, "macintosh.xlsx");
    await workbook.xlsx.writeFile(file);
    expect(await readAll(file)).toEqual([["名册", [[1, "2018-09-01"]]]]);
  });

  it.each([0.2, 0.7, 0.99])("refuses one cut short to %d of its length", async (share) => {
    const file = changed((bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));
    await expect(readAll(file)).rejects.toMatchObject({ code: "CUT_SHORT" });
  });

  it("refuses one with a damaged byte, wherever in its rows and texts it is", async () => {
    const bytes = readFileSync(path);
    const directory = bytes.indexOf("PK\x01\x02", 0, "latin1");
    const outcomes = new Set<string>();
    const whole = JSON.stringify(await readAll(path));
    for (let at = 60; at < directory; at += 97) {
      const file = changed((sound) => {
        const copy = Buffer.from(sound);
        copy[at] = (copy[at] ?? 0) ^ 0xff;
        return copy;
      });
      const outcome = await readAll(file).then(JSON.stringify, (fault: unknown) => fault);
      outcomes.add(outcome instanceof FileRefused ? "refused" : String(outcome));
    }
    // Bytes of parts that hold no rows (theme, properties) are not read at all.
    expect([...outcomes].toSorted()).toEqual([whole, "refused"].toSorted());
  });

  it("refuses another kind of archive", async () => {
    const empty = Buffer.alloc(22);
    empty.writeUInt32LE(0x06054b50, 0);
    await expect(readAll(changed(() => empty))).rejects.toMatchObject({ code: "NOT_A_ROSTER" });
  });
});
