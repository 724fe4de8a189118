import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Workbook, type Worksheet } from "exceljs";
import { statSync } from "node:fs";
import { join } from "node:path";
import { COUNTY_ROSTERS } from "../../../infra/county/rosters";
import { exportRejections, type ExportedFile } from "../../../infra/rosters/export-rejections";
import { createCountyDatabases, type CountyDatabases } from "./county-databases";
import { makeFolder, writeRosters } from "./faulty-folder";
import { FAULTY_ROSTERS, person } from "./faulty-rosters";

const PATH = "public-security/户籍人口";
const good = FAULTY_ROSTERS[PATH]?.[0]?.[1] ?? {};
const specs = COUNTY_ROSTERS.filter((spec) => spec.department === "public-security");

let county: CountyDatabases;
let folder: string;

beforeAll(async () => {
  county = await createCountyDatabases(["public-security"]);
  folder = await writeRosters({
    [PATH]: [
      { ...good },
      { ...good, 公民身份号码: "4.50204E+17", 姓名: "=2+5", 户籍地址: "@家" },
      { ...good, 公民身份号码: person(3), 性别: "未知" },
      { ...good, 公民身份号码: person(5), 出生日期: "不详" },
    ],
  });
  await county.import(folder);
});
afterAll(() => county.drop());

async function exportAll(): Promise<{ folder: string; files: ExportedFile[] }> {
  const target = makeFolder();
  const connection = county.connections["public-security"];
  if (connection === undefined) throw new Error("no connection");
  return { folder: target, files: await exportRejections(specs, connection, target) };
}

async function openSheet(
  path: string,
): Promise<{ workbook: Workbook; sheet: Worksheet; column: (header: string) => number }> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0] as Worksheet;
  const headers = (sheet.getRow(1).values as string[]).slice(1);
  return { workbook, sheet, column: (header) => headers.indexOf(header) + 1 };
}

const openCount = () =>
  county.query("public-security", "SELECT count(*)::int AS n FROM roster_rejection WHERE settled_at IS NULL");

describe("rejected rows on their way back", () => {
  it("are written as they came, as text, with number, column and reason", async () => {
    const { files } = await exportAll();
    expect(files.map(({ rows }) => rows)).toEqual([3]);
    const path = files[0]?.path ?? "";
    expect(statSync(join(path, "..")).mode & 0o077).toBe(0);
    const { sheet, column } = await openSheet(path);
    const spoiled = sheet.getRow(2);
    expect(spoiled.getCell(column("公民身份号码")).value).toBe("4.50204E+17");
    expect(spoiled.getCell(column("姓名")).value).toBe("=2+5");
    expect(spoiled.getCell(column("姓名")).formula).toBeUndefined();
    expect(spoiled.getCell(column("姓名")).numFmt).toBe("@");
    expect(spoiled.getCell(column("户籍地址")).value).toBe("@家");
    expect(spoiled.getCell(column("拒收编号")).value).toMatch(/^R[0-9A-F]{32}$/);
    expect(spoiled.getCell(column("拒收列")).value).toBe("公民身份号码");
    expect(spoiled.getCell(column("拒收原因")).value).toMatch(/spoiled.*科学计数/);
  });

  it("wait on when they come back unmended", async () => {
    const before = await county.dump();
    await county.import((await exportAll()).folder, "2019-01-02");
    expect(await county.dump()).toEqual(before);
  });

  it("are settled when they come back mended, and followed by the new fault when mended wrongly", async () => {
    const { folder: back, files } = await exportAll();
    const { workbook, sheet, column } = await openSheet(files[0]?.path ?? "");
    sheet.getRow(2).getCell(column("公民身份号码")).value = person(2);
    sheet.getRow(2).getCell(column("性别")).value = "女";
    sheet.getRow(3).getCell(column("性别")).value = "男";
    sheet.getRow(4).getCell(column("出生日期")).value = "2008-13-01";
    await workbook.xlsx.writeFile(files[0]?.path ?? "");
    const [outcome] = await county.import(back, "2019-01-03");
    expect(outcome).toMatchObject({ counts: { read: 3, new: 2, rejected: 1 }, warnings: [] });
    expect(await openCount()).toEqual([{ n: 1 }]);
    const names = await county.query("public-security", "SELECT name FROM household_registration ORDER BY name");
    expect(names).toEqual([{ name: "=2+5" }, { name: "韦某1" }, { name: "韦某1" }]);
    const { files: next } = await exportAll();
    expect(next.map(({ rows }) => rows)).toEqual([1]);
  });

  it("do not wait again when the old file comes once more", async () => {
    const before = await county.dump();
    await county.import(folder, "2019-01-04");
    expect(await county.dump()).toEqual(before);
  });
});

describe("rows that were rejected for want of another row", () => {
  it("are settled when the same file comes after what they refer to", async () => {
    const education = await createCountyDatabases(["education"]);
    try {
      const lines = (path: string) => [FAULTY_ROSTERS[path]?.[0]?.[1] ?? {}];
      const absences = await writeRosters({ "education/缺勤": lines("education/缺勤") });
      await education.import(absences);
      const open = "SELECT reason_code FROM roster_rejection WHERE settled_at IS NULL";
      expect(await education.query("education", open)).toEqual([{ reason_code: "ENROLMENT_UNKNOWN" }]);
      await education.import(
        await writeRosters({ "education/学籍": lines("education/学籍"), "education/学校": lines("education/学校") }),
      );
      await education.import(absences);
      expect(await education.query("education", open)).toEqual([]);
      expect(await education.query("education", "SELECT kind FROM absence")).toEqual([{ kind: "UNEXCUSED" }]);
    } finally {
      await education.drop();
    }
  });
});
