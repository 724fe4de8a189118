import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Workbook, type Worksheet } from "exceljs";
import { CountyStack } from "../../support/county-stack";
import { KNOWN_COUNTY, SPOILED_NUMBER } from "../../support/known-county";
import { inventIdNumber } from "../../support/people";
import { writeRosterFolder } from "../../support/roster-folder";
import { householdLine, type Person, schoolLine, welfareLine } from "../../support/roster-lines";
import { makeFolder, writeRosters } from "./faulty-folder";
import { type CommandEnd, runImportCommand } from "./import-command";

const { code, townships, schools } = KNOWN_COUNTY;

const person = (sequence: number): Person => ({
  idNumber: inventIdNumber(code, "2010-05-01", sequence),
  name: `韦某${sequence}`,
});
const resident = (sequence: number, other = {}) => householdLine(person(sequence), code, townships.first, other);
const orphan = (sequence: number, other = {}) => welfareLine(person(sequence), townships.first, other);

/** The line of a roster in the table of counts: read, new, changed, same, rejected. */
const counts = (roster: string, ...numbers: number[]): RegExp => new RegExp(`^${roster} +${numbers.join(" +")}$`, "m");

describe("npm run import", () => {
  let county: CountyStack;
  let rosters: string;

  beforeAll(async () => {
    rosters = writeRosterFolder(
      { regionCode: code, regionName: "柳北区", asOf: "2018-12-31", schoolYear: "2018-2019" },
      { "education/学校": [schoolLine(schools.first, "密语学校", townships.first)] },
    );
    county = await CountyStack.start({ rosters });
  });
  afterAll(async () => {
    await county?.close();
    rmSync(rosters, { recursive: true, force: true });
  });

  const importing = async (...args: string[]): Promise<CommandEnd> => {
    const end = await runImportCommand(args, county.variables);
    // No person's number, nor one that a spreadsheet has spoiled; and no bar where nobody watches.
    expect(end.stdout + end.stderr).not.toMatch(/\d{15}|E\+17/);
    for (const drawing of ["\r", "\u001b", "█", "░"]) expect(end.stdout + end.stderr).not.toContain(drawing);
    return end;
  };

  it("takes a whole folder in with status 0, and finds it all the same the second time", async () => {
    const folder = await writeRosters({
      "public-security/户籍人口": [1, 2, 3].map((sequence) => resident(sequence)),
      "civil-affairs/儿童福利": [orphan(1)],
    });
    const first = await importing(folder);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(/^roster 名册 +read +new +changed +same +rejected$/m);
    expect(first.stdout).toMatch(counts("户籍人口", 3, 3, 0, 0, 0));
    expect(first.stdout).toMatch(counts("儿童福利", 1, 1, 0, 0, 0));
    expect(first.stdout).toMatch(counts("total 合计", 4, 4, 0, 0, 0));
    const second = await importing(folder);
    expect(second).toMatchObject({ status: 0, stderr: "" });
    expect(second.stdout).toMatch(counts("户籍人口", 3, 0, 0, 3, 0));
    expect(second.stdout).toMatch(counts("total 合计", 4, 0, 0, 4, 0));
  });

  it("counts a row that came otherwise as changed, and the rows of a file that is named", async () => {
    const before = await writeRosters({ 户籍人口: [resident(11), resident(12)] });
    const after = await writeRosters({ 户籍人口: [resident(11, { 户籍地址: "新家" }), resident(12)] });
    expect((await importing(before)).status).toBe(0);
    const { status, stdout } = await importing(join(after, "户籍人口.csv"));
    expect(status).toBe(0);
    expect(stdout).toMatch(counts("户籍人口", 2, 0, 1, 1, 0));
  });

  it("tells rejected rows by reason with status 2, hands them out, and takes them back mended", async () => {
    const { idNumber } = person(23);
    const wrongDigit = idNumber.slice(0, 17) + (idNumber.endsWith("0") ? "1" : "0");
    const folder = await writeRosters({
      户籍人口: [
        resident(21),
        resident(22, { 公民身份号码: SPOILED_NUMBER }),
        resident(23, { 公民身份号码: wrongDigit }),
        resident(24, { 性别: "未知" }),
      ],
    });
    const target = makeFolder();
    const first = await importing(folder, "--rejected", target);
    expect(first).toMatchObject({ status: 2, stderr: "" });
    expect(first.stdout).toMatch(counts("户籍人口", 4, 1, 0, 0, 3));
    for (const reason of ["SPOILED", "CHECK_DIGIT", "NOT_IN_LIST"])
      expect(first.stdout).toMatch(new RegExp(`^ {2}户籍人口 {2}${reason} {2}1$`, "m"));
    const file = join(target, "public-security", "户籍人口.xlsx");
    expect(first.stdout).toContain(`${file}  3`);

    const mended = new Map([
      [person(22).name, { 公民身份号码: person(22).idNumber }],
      [person(23).name, { 公民身份号码: idNumber }],
      [person(24).name, { 性别: "女" }],
    ]);
    await editWorkbook(file, (row) => mended.get(row["姓名"] ?? "") ?? {});
    const back = await importing(file);
    expect(back).toMatchObject({ status: 0, stderr: "" });
    expect(back.stdout).toMatch(counts("户籍人口", 3, 3, 0, 0, 0));

    const { status, stdout } = await importing("--rejected", makeFolder());
    expect(status).toBe(0);
    expect(stdout).not.toContain("户籍人口");
    const query = "query ($of: CitizenId!) { child(idNumber: $of) { identity { name } } }";
    const { data } = await county.ask(query, { variables: { of: person(22).idNumber } });
    expect(data.child.identity).toEqual({ name: person(22).name });
  });

  it("refuses a file with status 1, and takes in the others", async () => {
    const folder = await writeRosters({ 儿童福利: [orphan(31)] });
    writeFileSync(join(folder, "户籍人口.csv"), "姓名,性别\n韦某,男\n");
    writeFileSync(join(folder, "来历不明.csv"), "a,b\n1,2\n");
    const { status, stdout } = await importing(folder, join(folder, "不在此处.csv"));
    expect(status).toBe(1);
    expect(stdout).toMatch(counts("儿童福利", 1, 1, 0, 0, 0));
    expect(stdout).toMatch(/户籍人口\.csv: MISSING_COLUMN {2}/);
    expect(stdout).toMatch(/来历不明\.csv: NOT_A_ROSTER {2}/);
    expect(stdout).toMatch(/不在此处\.csv: UNREADABLE {2}/);
  });

  it("refuses the rosters of two counties at once, with status 1", async () => {
    const other = writeRosterFolder(
      { regionCode: "450204", regionName: "柳南区", asOf: "2018-12-31", schoolYear: "2018-2019" },
      { "education/学校": [schoolLine("2145020401", "柳南学校", "450204001")] },
    );
    const end = await importing(rosters, other);
    rmSync(other, { recursive: true });
    expectOneLine(end, /^import: the folders are of more than one county/);
  });

  it.each([
    ["nothing", [], /^import: nothing to import; usage: npm run import -- /],
    ["what it does not know", ["--reject", "x"], /^import: Unknown option '--reject'; usage: npm run import -- /],
  ])("says in one line how it is used when asked for %s", async (_what, args, line) => {
    expectOneLine(await importing(...args), line);
  });

  it("says in one line that a folder holds no roster", async () => {
    expectOneLine(await importing(makeFolder()), /^import: no roster \(\.csv, \.xlsx\) in what was given$/);
  });

  it("says in one line that no county runs on its data folder", async () => {
    const nowhere = makeFolder();
    const end = await runImportCommand([rosters], { LIANKONG_DATA_DIR: nowhere });
    expectOneLine(end, new RegExp(`^import: no county runs in ${nowhere}; start it with "npm start"`));
  });
});

function expectOneLine({ status, stdout, stderr }: CommandEnd, line: RegExp): void {
  expect({ status, stdout, lines: stderr.trimEnd().split("\n") }).toEqual({
    status: 1,
    stdout: "",
    lines: [expect.stringMatching(line)],
  });
}

/** Writes into the cells of a workbook's rows, as a clerk would, what `edit` says of each, by header. */
async function editWorkbook(
  path: string,
  edit: (row: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0] as Worksheet;
  const headers = (sheet.getRow(1).values as string[]).slice(1);
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const cells = Object.fromEntries(headers.map((header, index) => [header, row.getCell(index + 1).text]));
    for (const [header, value] of Object.entries(edit(cells))) row.getCell(headers.indexOf(header) + 1).value = value;
  });
  await workbook.xlsx.writeFile(path);
}
