import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { readPages } from "../../../test/support/pages";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "./enrolment-state";

const STUDENTS = `
  query ($regionCode: RegionCode!, $schoolId: SchoolCode, $state: EnrolmentState, $first: Int, $after: String) {
    students(regionCode: $regionCode, schoolId: $schoolId, state: $state, first: $first, after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const SCHOOLS_PAGE = `
  query ($regionCode: RegionCode!, $first: Int, $after: String) {
    schools(regionCode: $regionCode, first: $first, after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const WHOLE = `
  { students(regionCode: "450204", first: 100) {
      edges { node { id child { id enrolments { id } attendance { unexcusedDays } } school { name } changes { kind } } } } }`;

const people = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => inventIdNumber("450204", "2010-05-01", from + index));

describe("listings of education", () => {
  let department: TestDepartment;
  const town = people(1, 21);
  const junior = people(101, 5);
  const rural = people(201, 3);
  const township = (code: string) => callerOf("township", { regions: [code] });

  const list = (query: string, variables: Record<string, unknown>, caller: Caller = callerOf("office")) =>
    readPages((after) => department.ask(caller, query, { first: 1000, ...variables, after }));

  const idsOf = (...idNumbers: string[]): string[] => idNumbers.map((id) => enrolmentIdOf(`G${id}`)).toSorted();

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [
      ...town.map((idNumber) => ({ idNumber })),
      ...junior.map((idNumber) => ({ idNumber, row: { schoolId: SCHOOLS.second, state: EnrolmentState.DROPPED_OUT } })),
      ...rural.map((idNumber) => ({ idNumber, row: { schoolId: SCHOOLS.rural } })),
      { idNumber: inventIdNumber("450205", "2010-05-01", 1), row: { schoolId: SCHOOLS.neighbour } },
    ]);
  });

  afterAll(() => department?.close());

  it.each([1, 7, 29, 1000])("give every student of the county once and in order, %i a page", async (first) => {
    const pages = await list(STUDENTS, { regionCode: "450204", first });
    expect(pages.flat()).toEqual(idsOf(...town, ...junior, ...rural));
    expect(pages).toHaveLength(Math.ceil(29 / first));
  });

  it("cost one statement a page, and one a table for what hangs on its rows", async () => {
    const page = await statementsDuring(() =>
      department.ask(callerOf("office"), STUDENTS, { regionCode: "450204", first: 10 }),
    );
    expect(page).toHaveLength(1);
    const whole = await statementsDuring(async () => {
      expect((await department.ask(callerOf("office"), WHOLE)).errors).toEqual([]);
    });
    expect(whole.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1]).toSorted()).toEqual([
      "absence",
      "enrolment",
      "enrolment",
      "enrolment_change",
      "school",
    ]);
  });

  it("hold to one school and one state", async () => {
    expect((await list(STUDENTS, { regionCode: "450204", schoolId: SCHOOLS.rural })).flat()).toEqual(idsOf(...rural));
    expect((await list(STUDENTS, { regionCode: "450204", state: "DROPPED_OUT" })).flat()).toEqual(idsOf(...junior));
  });

  it("are empty for a school that lies elsewhere, hidden or not", async () => {
    expect((await list(STUDENTS, { regionCode: "450204100", schoolId: SCHOOLS.first })).flat()).toEqual([]);
    expect((await list(STUDENTS, { regionCode: "450204", schoolId: SCHOOLS.neighbour })).flat()).toEqual([]);
  });

  it("narrow a wider region to the caller's own", async () => {
    for (const regionCode of ["45", "4502", "450204", "450204100"]) {
      expect((await list(STUDENTS, { regionCode }, township("450204100"))).flat()).toEqual(idsOf(...rural));
    }
    expect((await list(SCHOOLS_PAGE, { regionCode: "45" })).flat()).toEqual([
      SCHOOLS.first,
      SCHOOLS.rural,
      SCHOOLS.second,
    ]);
  });

  it("give a school its own rows only", async () => {
    const caller = callerOf("school", { regions: ["450204001"], school: SCHOOLS.second });
    expect((await list(STUDENTS, { regionCode: "450204" }, caller)).flat()).toEqual(idsOf(...junior));
    expect((await list(STUDENTS, { regionCode: "450204", schoolId: SCHOOLS.first }, caller)).flat()).toEqual([]);
    expect((await list(SCHOOLS_PAGE, { regionCode: "450204" }, caller)).flat()).toEqual([SCHOOLS.second]);
  });

  it.each([STUDENTS, SCHOOLS_PAGE])("refuse a region outside the territory, naming it: %s", async (query) => {
    const { data, errors } = await department.ask(township("450204100"), query, { regionCode: "450204001" });
    expect(Object.values(data)).toEqual([null]);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining("450204001"),
      extensions: { code: "FORBIDDEN" },
    });
  });

  it.each([STUDENTS, SCHOOLS_PAGE])("refuse sizes out of range and foreign cursors: %s", async (query) => {
    const foreign = Buffer.from('["a","b"]').toString("base64url");
    for (const page of [{ first: 0 }, { first: 1001 }, { after: "" }, { after: "x" }, { after: foreign }]) {
      const { errors } = await department.ask(callerOf("office"), query, { regionCode: "450204", ...page });
      expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
  });

  it("open students to nobody without purpose and scope, schools to whoever reads figures", async () => {
    for (const caller of [callerOf("auditor"), callerOf("office", { purpose: null }), callerOf("civil-affairs")]) {
      const { errors } = await department.ask(caller, STUDENTS, { regionCode: "450204" });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    expect(
      (await list(SCHOOLS_PAGE, { regionCode: "450204" }, callerOf("auditor", { purpose: null }))).flat(),
    ).toHaveLength(3);
  });

  it("tell the ID number of a student on the roll to whoever may read numbers, and none where the roll has none", async () => {
    const without = inventIdNumber("450204", "2010-05-01", 401);
    const studentNumber = "L450204201005010019";
    await enrol(department, [
      { idNumber: without, studentNumber, row: { schoolId: SCHOOLS.second, idNumberSealed: null } },
    ]);
    const query = '{ students(regionCode: "450204", schoolId: "3145020402") { edges { node { id idNumber } } } }';
    const { data, errors } = await department.ask(callerOf("education", { purpose: "SWEEP" }), query);
    expect(errors).toEqual([]);
    const numbers = new Map(
      data.students.edges.map(({ node }: { node: { id: string; idNumber: string | null } }) => [
        node.id,
        node.idNumber,
      ]),
    );
    expect(numbers.get(enrolmentIdOf(studentNumber))).toBeNull();
    expect(numbers.get(enrolmentIdOf(`G${junior[0]}`))).toBe(junior[0]);
    for (const caller of [callerOf("township"), callerOf("office", { purpose: "REPORT" })]) {
      const refused = await department.ask(caller, query);
      expect(refused.errors[0]?.extensions.code).toBe("FORBIDDEN");
      expect(JSON.stringify(refused.data)).not.toContain(junior[0]);
    }
  });
});
