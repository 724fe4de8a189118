import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";

const NUMBERS = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $schoolId: SchoolCode, $level: StatisticLevel!,
      $kinds: [StatisticKind!]!) {
    unitStatistics(regionCode: $regionCode, schoolYear: $schoolYear, schoolId: $schoolId, level: $level, kinds: $kinds) {
      kind code numerator denominator
    }
    retention(regionCode: $regionCode, entryYear: 2009) { entrants graduates }
    dropoutRate(regionCode: $regionCode, schoolYear: $schoolYear) { stage dropouts enrolledAtStart }
  }`;

const CHILDREN = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $schoolId: SchoolCode, $grade: Int, $kind: StatisticKind!,
      $part: RatePart!, $first: Int = 100, $after: String) {
    statisticChildren(regionCode: $regionCode, schoolYear: $schoolYear, schoolId: $schoolId, grade: $grade, kind: $kind,
        part: $part, first: $first, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor }
    }
  }`;

const KINDS = ["CONSOLIDATION", "DROPOUT_PRIMARY", "DROPOUT_JUNIOR"];
const { GRADUATED, DROPPED_OUT } = EnrolmentState;
const person = (sequence: number): string => inventIdNumber("450204", "2008-05-09", sequence);
const ofCohort = (sequence: number): string => inventIdNumber("450204", "2003-05-09", sequence);

describe("statistics of the rolls by unit", () => {
  let department: TestDepartment;

  const ask = async (level: string, variables: Record<string, unknown> = {}, caller: Caller = callerOf("office")) => {
    const { data, errors } = await department.ask(caller, NUMBERS, {
      regionCode: "450204",
      schoolYear: "2018-2019",
      level,
      kinds: KINDS,
      ...variables,
    });
    expect(errors).toEqual([]);
    return data;
  };
  const linesOf = async (...[level, variables, caller]: Parameters<typeof ask>) =>
    (await ask(level, variables, caller)).unitStatistics.map(
      ({ kind, code, numerator, denominator }: Record<string, unknown>) => [kind, code, numerator, denominator],
    );
  const childrenOf = async (kind: string, part: string, variables = {}, caller: Caller = callerOf("office")) => {
    const { data, errors } = await department.ask(caller, CHILDREN, {
      regionCode: "450204",
      schoolYear: "2018-2019",
      kind,
      part,
      ...variables,
    });
    expect(errors).toEqual([]);
    return data.statisticChildren.edges.map(({ node }: { node: { id: string } }) => node.id);
  };
  const idsOf = (...numbers: string[]) => numbers.map((number) => department.personIdOf(number)).toSorted();

  beforeAll(async () => {
    department = await startEducation();
    const junior = { grade: 8, entryMonth: "2017-09-01", schoolId: SCHOOLS.second };
    const cohort = { birthDate: "2003-05-09", entryMonth: "2009-09-01", schoolId: SCHOOLS.second, grade: 9 };
    const graduated = { ...cohort, state: GRADUATED, stateDate: "2018-06-30" };
    await enrol(department, [
      { idNumber: person(1), row: { grade: 3 } },
      { idNumber: person(2), row: { grade: 3, schoolId: SCHOOLS.rural } },
      { idNumber: person(3), row: { grade: 5, entryMonth: "2014-09-01" } },
      // On the rolls of two townships, and dropped out.
      { idNumber: person(4), row: { grade: 4 } },
      { idNumber: person(4), studentNumber: "L450204200900000004", row: { grade: 4, schoolId: SCHOOLS.rural } },
      { idNumber: person(5), row: junior },
      { idNumber: person(6), row: { ...junior, state: DROPPED_OUT, stateDate: "2018-10-02" } },
      { idNumber: ofCohort(1), row: graduated },
      { idNumber: ofCohort(2), row: graduated },
      {
        idNumber: ofCohort(3),
        row: { ...cohort, state: DROPPED_OUT, stateDate: "2012-11-01", schoolId: SCHOOLS.rural },
      },
      { idNumber: ofCohort(4), row: { ...cohort, state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2013-11-01" } },
    ]);
    await recordDropouts(department, [
      { idNumber: person(4), row: { foundOn: "2018-10-01" } },
      { idNumber: person(6), row: { foundOn: "2018-10-02" } },
      { idNumber: person(5), row: { foundOn: "2018-05-02" } },
    ]);
  });
  afterAll(() => department?.close());

  it("has for all schools together what retention and dropoutRate have", async () => {
    const { unitStatistics, retention, dropoutRate } = await ask("COUNTY");
    const numbers = (kind: string) => unitStatistics.find((line: { kind: string }) => line.kind === kind);
    expect(retention).toEqual({ entrants: 3, graduates: 2 });
    expect(numbers("CONSOLIDATION")).toEqual({ kind: "CONSOLIDATION", code: "", numerator: 2, denominator: 3 });
    expect(dropoutRate).toEqual([
      { stage: "PRIMARY", dropouts: 1, enrolledAtStart: 4 },
      { stage: "JUNIOR", dropouts: 1, enrolledAtStart: 2 },
    ]);
    expect(numbers("DROPOUT_PRIMARY")).toMatchObject({ code: "", numerator: 1, denominator: 4 });
    expect(numbers("DROPOUT_JUNIOR")).toMatchObject({ code: "", numerator: 1, denominator: 2 });
  });

  it("counts a child of two townships in each, as retention and dropoutRate of the township do", async () => {
    const lines = await linesOf("TOWNSHIP");
    expect(lines.toSorted()).toEqual([
      ["CONSOLIDATION", "450204001", 2, 2],
      ["CONSOLIDATION", "450204100", 0, 1],
      ["DROPOUT_JUNIOR", "450204001", 1, 2],
      ["DROPOUT_PRIMARY", "450204001", 1, 3],
      ["DROPOUT_PRIMARY", "450204100", 1, 2],
    ]);
    for (const township of ["450204001", "450204100"]) {
      const { retention, dropoutRate, unitStatistics } = await ask("COUNTY", { regionCode: township });
      expect(lines).toContainEqual(["CONSOLIDATION", township, retention.graduates, retention.entrants]);
      const [primary] = dropoutRate;
      expect(lines).toContainEqual(["DROPOUT_PRIMARY", township, primary.dropouts, primary.enrolledAtStart]);
      expect(unitStatistics).toContainEqual(expect.objectContaining({ kind: "DROPOUT_PRIMARY", code: "" }));
    }
  });

  it("tells schools and grades apart, and no grade of a cohort", async () => {
    expect((await linesOf("SCHOOL")).toSorted()).toEqual(
      [
        ["CONSOLIDATION", SCHOOLS.rural, 0, 1],
        ["CONSOLIDATION", SCHOOLS.second, 2, 2],
        ["DROPOUT_JUNIOR", SCHOOLS.second, 1, 2],
        ["DROPOUT_PRIMARY", SCHOOLS.first, 1, 3],
        ["DROPOUT_PRIMARY", SCHOOLS.rural, 1, 2],
      ].toSorted(),
    );
    expect((await linesOf("GRADE", { schoolId: SCHOOLS.first })).toSorted()).toEqual([
      ["DROPOUT_PRIMARY", `${SCHOOLS.first}-3`, 0, 1],
      ["DROPOUT_PRIMARY", `${SCHOOLS.first}-4`, 1, 1],
      ["DROPOUT_PRIMARY", `${SCHOOLS.first}-5`, 0, 1],
    ]);
  });

  it("takes a statement for the rolls and one for the cohort, and none for what is not asked", async () => {
    const asked = (kinds: string[]) =>
      statementsDuring(async () => {
        const query = `query ($kinds: [StatisticKind!]!) {
          unitStatistics(regionCode: "450204", schoolYear: "2018-2019", level: SCHOOL, kinds: $kinds) { code } }`;
        await department.ask(callerOf("office"), query, { kinds });
      });
    expect(await asked(KINDS)).toHaveLength(2);
    expect(await asked(["DROPOUT_PRIMARY", "DROPOUT_JUNIOR"])).toHaveLength(1);
    expect(await asked([])).toHaveLength(0);
  });

  it("shows the children behind each number, as many as it counts", async () => {
    expect(await childrenOf("CONSOLIDATION", "NUMERATOR")).toEqual(idsOf(ofCohort(1), ofCohort(2)));
    expect(await childrenOf("CONSOLIDATION", "DENOMINATOR")).toEqual(idsOf(ofCohort(1), ofCohort(2), ofCohort(3)));
    expect(await childrenOf("DROPOUT_PRIMARY", "NUMERATOR")).toEqual(idsOf(person(4)));
    for (const [level, kind] of [
      ["COUNTY", "DROPOUT_JUNIOR"],
      ["SCHOOL", "DROPOUT_PRIMARY"],
      ["GRADE", "DROPOUT_PRIMARY"],
    ])
      for (const [lineKind, code, numerator, denominator] of await linesOf(level as string, { kinds: [kind] })) {
        const [schoolId, grade] = code === "" ? [] : code.split("-");
        const unit = { schoolId, grade: grade === undefined ? undefined : Number(grade) };
        expect(await childrenOf(lineKind, "NUMERATOR", unit)).toHaveLength(numerator);
        expect(await childrenOf(lineKind, "DENOMINATOR", unit)).toHaveLength(denominator);
      }
  });

  it("gives every child once, one a page", async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const variables = { regionCode: "450204", schoolYear: "2018-2019", kind: "DROPOUT_PRIMARY", part: "DENOMINATOR" };
      const { data } = await department.ask(callerOf("office"), CHILDREN, { ...variables, first: 1, after });
      seen.push(...data.statisticChildren.edges.map(({ node }: { node: { id: string } }) => node.id));
      ({ endCursor: after, hasNextPage: more } = data.statisticChildren.pageInfo);
    }
    expect(seen).toEqual(idsOf(person(1), person(2), person(3), person(4)));
  });

  it("shows a school and a township the children of their own rolls, and another's none", async () => {
    const school = (schoolId: string) => callerOf("school", { regions: ["450204001"], school: schoolId });
    const roll = (caller: Caller, variables = {}) => childrenOf("DROPOUT_PRIMARY", "DENOMINATOR", variables, caller);
    expect(await roll(school(SCHOOLS.first))).toEqual(idsOf(person(1), person(3), person(4)));
    expect(await roll(school(SCHOOLS.first), { schoolId: SCHOOLS.rural })).toEqual([]);
    const township = callerOf("township", { regions: ["450204100"] });
    expect(await roll(township)).toEqual(idsOf(person(2), person(4)));
    expect(await roll(township, { schoolId: SCHOOLS.first })).toEqual([]);
  });

  it("shows figures to their readers, and children to none of them", async () => {
    const leader = callerOf("leader", { purpose: null });
    expect(await linesOf("COUNTY", {}, leader)).toHaveLength(3);
    const variables = { regionCode: "450204", schoolYear: "2018-2019", kind: "DROPOUT_PRIMARY", part: "NUMERATOR" };
    for (const caller of [leader, callerOf("civil-affairs"), callerOf("office", { regions: ["450205"] })])
      expect((await department.ask(caller, CHILDREN, variables)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
