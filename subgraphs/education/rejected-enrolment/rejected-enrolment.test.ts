import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ImportCounts } from "../../../infra/rosters/import/import-counts";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type Answer, type CountyKeys, makeCountyKeys, type TestDepartment } from "../../../test/support/department";
import { importEducationRoster } from "../../../test/support/education-import";
import { SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { enrolmentLine } from "../../../test/support/roster-lines";

const REJECTED = `
  query ($regionCode: RegionCode = "450204", $first: Int, $after: String) {
    rejectedEnrolments(regionCode: $regionCode, first: $first, after: $after) {
      edges { cursor node { id child { id } recordedName recordedBirthDate schoolId column reason rejectedAt fileName } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const person = (sequence: number, name: string) => ({
  idNumber: inventIdNumber("450204", "2010-05-01", sequence),
  name,
});
const NO_SCHOOL = person(1, "韦无校");
const SPOILED = person(3, "覃坏号");
const NO_STATE = person(5, "莫缺项");
const GOOD = person(7, "黄正常");
/** All the ways in which a roster may write a date. */
const DATES = ["2010-05-01", "2010/5/1", "20100501", "40299", "２０１０－０５－０１"];

const SWEEPER = callerOf("office", { purpose: "SWEEP" });

describe("rejected rows of the student roster", () => {
  let department: TestDepartment;
  let keys: CountyKeys;
  let counts: ImportCounts;

  const list = async (variables: Record<string, unknown> = {}, caller: Caller = SWEEPER): Promise<Answer["data"][]> => {
    const { data, errors } = await department.ask(caller, REJECTED, variables);
    expect(errors).toEqual([]);
    return data.rejectedEnrolments.edges.map(({ node }: { node: unknown }) => node);
  };
  const byName = async (name: string) => (await list()).find(({ recordedName }) => recordedName === name);
  const lineOf = (who: typeof GOOD, other: Record<string, string> = {}) => enrolmentLine(who, SCHOOLS.first, other);

  beforeAll(async () => {
    keys = await makeCountyKeys();
    department = await startEducation({ keys });
    counts = await importEducationRoster({ department, keys }, "学籍", [
      lineOf(NO_SCHOOL, { 学校标识码: "2145020499", 拒收编号: "" }),
      lineOf(SPOILED, { 公民身份号码: "4.50204E+17" }),
      lineOf(NO_STATE, { 学籍状态: "", 班级: "" }),
      ...DATES.map((date, index) => lineOf(person(11 + 2 * index, `日期${index}`), { 出生日期: date, 年级: "十" })),
      lineOf(person(31, "坏日期"), { 出生日期: "2010-02-30" }),
      lineOf(GOOD),
    ]);
  });

  afterAll(() => department?.close());

  it("are nine of ten", () => {
    expect(counts).toMatchObject({ rejected: 9, new: 1 });
  });

  it("tell the child by its number, whom no school has, and what was wrong with which column", async () => {
    expect(await byName(NO_SCHOOL.name)).toEqual({
      id: expect.stringMatching(/^R[0-9A-F]{32}$/),
      child: { id: department.personIdOf(NO_SCHOOL.idNumber) },
      recordedName: NO_SCHOOL.name,
      recordedBirthDate: "2010-05-01",
      schoolId: "2145020499",
      column: "学校标识码",
      reason: expect.stringContaining("学校名录中没有该学校标识码"),
      rejectedAt: "2018-12-31T04:00:00.000Z",
      fileName: "学籍.csv",
    });
    expect(await byName(NO_STATE.name)).toMatchObject({ column: "班级、学籍状态" });
  });

  it("guess no number that a spreadsheet has spoiled, and still tell name and birth date", async () => {
    expect(await byName(SPOILED.name)).toMatchObject({ child: null, recordedBirthDate: "2010-05-01" });
  });

  it("read a birth date in every form that a roster may have, and none that does not exist", async () => {
    for (const index of DATES.keys()) {
      expect(await byName(`日期${index}`)).toMatchObject({ recordedBirthDate: "2010-05-01", column: "年级" });
    }
    expect(await byName("坏日期")).toMatchObject({ recordedBirthDate: null });
  });

  it("come once each, three a page, in one statement", async () => {
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: { data?: Record<string, never> } = {};
      const statements = await statementsDuring(async () => {
        Object.assign(answer, await department.ask(SWEEPER, REJECTED, { first: 3, after }));
      });
      expect(statements).toHaveLength(1);
      const { edges, pageInfo } = answer.data!["rejectedEnrolments"] as never as {
        edges: { node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      ids.push(...edges.map(({ node }) => node.id));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(ids).toEqual((await list()).map(({ id }) => id));
    expect(new Set(ids).size).toBe(9);
  });

  it("go once the row has been mended, by its 拒收编号", async () => {
    const { id } = await byName(NO_SCHOOL.name);
    await importEducationRoster({ department, keys }, "学籍", [lineOf(NO_SCHOOL, { 拒收编号: id })]);
    expect(await byName(NO_SCHOOL.name)).toBeUndefined();
  });

  it("are open to the office and to education of the county, under the purposes that need them", async () => {
    expect(await list({}, callerOf("education", { purpose: "SWEEP" }))).toHaveLength(8);
    expect(await list({}, callerOf("office", { purpose: "REPORT" }))).toHaveLength(8);
    expect(await list({ regionCode: "45" }, callerOf("office", { purpose: "SWEEP" }))).toHaveLength(8);
    expect(await list({ regionCode: "450204100" }, callerOf("office", { purpose: "SWEEP" }))).toEqual([]);
    expect(
      await list({}, callerOf("education", { purpose: "SWEEP", regions: ["450204001"], school: SCHOOLS.first })),
    ).toEqual([]);
  });

  it.each([
    ["a school", callerOf("school", { purpose: "SWEEP", regions: ["450204001"], school: SCHOOLS.first })],
    ["a township", callerOf("township", { purpose: "SWEEP", regions: ["450204001"] })],
    ["public security", callerOf("public-security", { purpose: "SWEEP" })],
    ["the work on a letter", callerOf("office", { purpose: "LETTER" })],
    ["whoever has no purpose", callerOf("office", { purpose: null })],
    ["another county", callerOf("office", { purpose: "SWEEP", regions: ["450205"] })],
  ])("are refused to %s", async (_who, caller) => {
    const { data, errors } = await department.ask(caller, REJECTED);
    expect(data.rejectedEnrolments).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("take no cursor that is no number of a rejection", async () => {
    const after = Buffer.from('["R12"]').toString("base64url");
    const { errors } = await department.ask(SWEEPER, REJECTED, { after });
    expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
  });
});
