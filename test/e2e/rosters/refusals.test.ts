import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCountyDatabases, type CountyDatabases } from "./county-databases";
import { csvOf, makeFolder, writeRosters } from "./faulty-folder";
import { FAULTY_ROSTERS, person } from "./faulty-rosters";

const good = FAULTY_ROSTERS["public-security/户籍人口"]?.[0]?.[1] ?? {};
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...good, 公民身份号码: person(n), 户号: String(n) }));

let county: CountyDatabases;
beforeAll(async () => {
  county = await createCountyDatabases(["public-security"]);
});
afterAll(() => county.drop());

function folderWith(name: string, content: string | Buffer): string {
  const folder = makeFolder();
  writeFileSync(join(folder, name), content);
  return folder;
}

/** Cuts the roster's good rows short, after more rows than an import sends at a time. */
const cut = (text: string) => text.slice(0, -40);
const { 公民身份号码: _id, ...withoutId } = good;

describe("a file that is refused", () => {
  it.each([
    ["cut short in a row", "户籍人口.csv", cut(csvOf(rows(900))), "CUT_SHORT"],
    ["cut short in quotation marks", "户籍人口.csv", `${csvOf(rows(900))}"450204`, "CUT_SHORT"],
    ["without a column", "户籍人口.csv", csvOf([withoutId]), "MISSING_COLUMN"],
    ["with a column twice", "户籍人口.csv", csvOf([good]).replace("户号", "姓名,户号"), "REPEATED_COLUMN"],
    ["named as a roster, with another's headers", "户籍人口.csv", "a,b\n1,2\n", "NOT_A_ROSTER"],
    ["with headers of none", "花名册.csv", "a,b\n1,2\n", "NOT_A_ROSTER"],
    ["with blank lines only", "户籍人口.csv", "\n\n , \n", "EMPTY"],
    ["binary", "户籍人口.csv", Buffer.from([1, 0, 2, 0]), "NOT_A_ROSTER"],
    [
      "in neither encoding",
      "户籍人口.csv",
      Buffer.concat([Buffer.from(csvOf(rows(900))), Buffer.from([0xff, 10])]),
      "ENCODING",
    ],
  ])("is %s: it changes nothing", async (_what, name, content, code) => {
    const before = await county.dump();
    const outcomes = await county.import(folderWith(name, content));
    expect(outcomes).toMatchObject([{ refusal: { code } }]);
    expect(await county.dump()).toEqual(before);
    expect(await county.query("public-security", "SELECT id FROM roster_import")).toEqual([]);
  });

  it("repeats no cell in what it is told", async () => {
    const outcomes = await county.import(folderWith("户籍人口.csv", cut(csvOf(rows(900)))));
    expect(JSON.stringify(outcomes)).not.toMatch(/\d{17}/);
  });

  it("is a workbook cut short", async () => {
    const folder = await writeRosters({ 户籍人口: rows(50) }, "xlsx");
    const file = join(folder, "户籍人口.xlsx");
    writeFileSync(file, readFileSync(file).subarray(0, -200));
    expect(await county.import(folder)).toMatchObject([{ refusal: { code: "CUT_SHORT" } }]);
  });

  it("does not keep the others out", async () => {
    const folder = await writeRosters({ 户籍人口: rows(3) });
    writeFileSync(join(folder, "流动人口.csv"), "");
    const outcomes = await county.import(folder);
    expect(outcomes).toMatchObject([{ refusal: { code: "EMPTY" } }, { counts: { read: 3, new: 3 } }]);
  });
});

describe("a file that is taken", () => {
  it("may have another name, other columns and another order of columns, and says so", async () => {
    const reversed = Object.fromEntries(Object.entries({ ...rows(11)[10], 备注: "无" }).toReversed());
    const outcomes = await county.import(folderWith("柳南区2018年报送.csv", csvOf([reversed])));
    expect(outcomes).toMatchObject([
      { spec: { title: "户籍人口" }, counts: { read: 1, new: 1 }, warnings: [expect.stringContaining("备注")] },
    ]);
  });

  it("is asked about when its last line has no break", async () => {
    const outcomes = await county.import(folderWith("户籍人口.csv", csvOf(rows(2)).trimEnd()));
    expect(outcomes).toMatchObject([{ counts: { read: 2 }, warnings: [expect.stringContaining("line break")] }]);
  });

  it("rejects a row of too many or too few cells and goes on", async () => {
    const [header = "", first = "", second = ""] = csvOf(rows(22).slice(20)).split("\r\n");
    const short = second.split(",").slice(0, 5).join(",");
    const outcomes = await county.import(
      folderWith("户籍人口.csv", [header, `${first},多`, short, `${second},,`, ""].join("\n")),
    );
    expect(outcomes).toMatchObject([{ counts: { read: 3, new: 1, rejected: 2, reasons: { CELL_COUNT: 2 } } }]);
  });
});
