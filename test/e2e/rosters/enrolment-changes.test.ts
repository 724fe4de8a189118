import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RosterLine } from "../../support/roster-folder";
import { createCountyDatabases, type CountyDatabases } from "./county-databases";
import { writeRosters } from "./faulty-folder";
import { FAULTY_ROSTERS, person } from "./faulty-rosters";

const firstOf = (path: string): RosterLine => FAULTY_ROSTERS[path]?.[0]?.[1] ?? {};
const school = firstOf("education/学校");
const student = (n: number, changes: RosterLine): RosterLine => ({
  ...firstOf("education/学籍"),
  学籍号: `G${person(n)}`,
  公民身份号码: person(n),
  性别: n % 2 === 0 ? "女" : "男",
  ...changes,
});
const dropout = (n: number, changes: RosterLine): RosterLine => ({
  ...firstOf("education/劝返台账"),
  公民身份号码: person(n),
  ...changes,
});

let county: CountyDatabases;
beforeEach(async () => {
  county = await createCountyDatabases(["education"]);
  await county.import(await writeRosters({ 学校: [school] }));
});
afterEach(() => county.drop());

async function changes(): Promise<string[]> {
  const rows = await county.query(
    "education",
    `SELECT enrolment.name || ' ' || kind || ' ' || changed_on AS told
     FROM enrolment_change JOIN enrolment ON enrolment.id = enrolment_id ORDER BY 1`,
  );
  return rows.map(({ told }) => String(told));
}

const students = [
  student(1, { 姓名: "甲", 学籍状态: "毕业", 状态日期: "2018-06-30" }),
  student(2, { 姓名: "乙", 学籍状态: "辍学", 状态日期: "2018-05-04" }),
  student(3, { 姓名: "丙", 学籍状态: "在籍", 状态日期: "2018-09-09" }),
  student(4, { 姓名: "丁", 学籍状态: "在籍", 状态日期: "2018-09-09" }),
  student(5, { 姓名: "戊", 学籍状态: "转出" }),
];
const ledger = [
  dropout(3, { 发现日期: "2018-05-11", 劝返状态: "已返校", 返校日期: "2018-09-09" }),
  dropout(4, { 发现日期: "2018-05-11", 劝返状态: "已返校", 返校日期: "2018-09-08" }),
];
const told = [
  "丙 DROPPED_OUT 2018-05-11",
  "丙 RESUMED 2018-09-09",
  "乙 DROPPED_OUT 2018-05-04",
  "甲 GRADUATED 2018-06-30",
];

describe("the history of enrolments", () => {
  it.each([
    ["学籍 before 劝返台账", [{ 学籍: students }, { 劝返台账: ledger }]],
    ["劝返台账 before 学籍", [{ 劝返台账: ledger }, { 学籍: students }]],
    [
      "both twice",
      [
        { 学籍: students, 劝返台账: ledger },
        { 学籍: students, 劝返台账: ledger },
      ],
    ],
  ])("says what the rosters say and no more: %s", async (_order, folders) => {
    for (const rosters of folders) await county.import(await writeRosters(rosters));
    expect((await changes()).toSorted()).toEqual(told.toSorted());
  });

  it("keeps what an earlier roster said of the same enrolment", async () => {
    await county.import(
      await writeRosters({ 学籍: [student(6, { 姓名: "己", 学籍状态: "休学", 状态日期: "2018-03-01" })] }),
    );
    await county.import(
      await writeRosters({ 学籍: [student(6, { 姓名: "己", 学籍状态: "在籍", 状态日期: "2018-09-01" })] }),
    );
    expect(await changes()).toEqual(["己 RESUMED 2018-09-01", "己 SUSPENDED 2018-03-01"]);
  });
});

describe("a student without an ID number", () => {
  it("stays the same enrolment, of the person who the number shows it is, when the number appears", async () => {
    const number = "L450204200000000001";
    await county.import(await writeRosters({ 学籍: [student(7, { 学籍号: number, 公民身份号码: "" })] }));
    const [before] = await county.query("education", "SELECT id, person_id FROM enrolment");
    const outcomes = await county.import(
      await writeRosters({ 学籍: [student(7, { 学籍号: number })], 劝返台账: [dropout(7, {})] }),
    );
    expect(outcomes).toMatchObject([{ counts: { changed: 1 } }, { counts: { new: 1 } }]);
    const [after] = await county.query("education", "SELECT id, person_id FROM enrolment");
    const [record] = await county.query("education", "SELECT person_id FROM dropout_record");
    expect(after?.["id"]).toBe(before?.["id"]);
    expect(after?.["person_id"]).not.toBe(before?.["person_id"]);
    expect(after?.["person_id"]).toBe(record?.["person_id"]);
  });
});
