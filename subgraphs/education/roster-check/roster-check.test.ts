import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { Answer, TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { StudyMode } from "../enrolment/study-mode";

const CHECKS = `
  query ($regionCode: RegionCode = "450204", $schoolId: SchoolCode, $term: String = "2018-2019-1", $onlyLate: Boolean = false, $first: Int, $after: String) {
    rosterChecks(regionCode: $regionCode, schoolId: $schoolId, term: $term, onlyLate: $onlyLate, first: $first, after: $after) {
      edges { node { school { id } term startsOn dueOn confirmedOn confirmedBy confirmedPost late
                     classes { grade className onRoll present } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const DIFFERENCES = `
  query ($first: Int = 100, $after: String) {
    rosterDifferences(regionCode: "450204", term: "2018-2019-1", first: $first, after: $after) {
      edges { cursor node { school { id } grade className onRoll present note } } pageInfo { hasNextPage endCursor } } }`;
const CONFIRM = `
  mutation ($schoolId: SchoolCode!, $term: String = "2018-2019-1", $differences: [RosterDifferenceInput!]!) {
    confirmRosterCheck(schoolId: $schoolId, term: $term, differences: $differences) {
      ... on RosterCheck { term confirmedOn confirmedBy late classes { grade className onRoll present } }
      ... on Refusal { reason message }
    }
  }`;

const child = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const school = (id: string, township = "450204001") => callerOf("school", { regions: [township], school: id });
const NOTE = "两名学生随父母外出";

describe("the roster at the start of a term", () => {
  let department: TestDepartment;

  const list = async (
    variables: object = {},
    caller: Caller = callerOf("auditor", { purpose: null }),
  ): Promise<Answer["data"][]> => {
    const { data, errors } = await department.ask(caller, CHECKS, { ...variables });
    expect(errors).toEqual([]);
    return data.rosterChecks.edges.map(({ node }: { node: unknown }) => node);
  };
  const confirm = async (caller: Caller, schoolId: string, differences: object[] = [], term = "2018-2019-1") => {
    const { data, errors } = await department.ask(caller, CONFIRM, { schoolId, term, differences });
    expect(errors).toEqual([]);
    return data.confirmRosterCheck;
  };

  beforeAll(async () => {
    // Within the week in which rosters are due.
    department = await startEducation({ today: "2018-09-06" });
    await enrol(department, [
      ...[1, 3, 5].map((sequence) => ({ idNumber: child(sequence) })),
      { idNumber: child(7), row: { grade: 10 - 1, className: "10班" } },
      { idNumber: child(9), row: { grade: 9, className: "9班" } },
      { idNumber: child(11), row: { studyMode: StudyMode.HOME_TEACHING } },
      { idNumber: child(13), row: { entryMonth: "2018-10-01" } },
      { idNumber: child(15), row: { schoolId: SCHOOLS.rural } },
      { idNumber: child(17), row: { schoolId: SCHOOLS.second } },
    ]);
  });

  afterAll(() => department?.close());

  it("shows the roll class by class until the school signs", async () => {
    expect(await list({ schoolId: SCHOOLS.first })).toEqual([
      {
        school: { id: SCHOOLS.first },
        term: "2018-2019-1",
        startsOn: "2018-09-01",
        dueOn: "2018-09-08",
        confirmedOn: null,
        confirmedBy: null,
        confirmedPost: null,
        late: false,
        classes: [
          { grade: 3, className: "1班", onRoll: 3, present: null },
          { grade: 9, className: "9班", onRoll: 1, present: null },
          { grade: 9, className: "10班", onRoll: 1, present: null },
        ],
      },
    ]);
  });

  it.each([
    ["a class that the roll has not", [{ grade: 4, className: "1班", present: 1, note: NOTE }]],
    ["a class twice", [1, 2].map((present) => ({ grade: 3, className: "1班", present, note: NOTE }))],
    ["a difference without its reason", [{ grade: 3, className: "1班", present: 1, note: " " }]],
    ["fewer than nobody", [{ grade: 3, className: "1班", present: -1, note: NOTE }]],
  ])("refuses a signature with %s", async (_what, differences) => {
    expect(await confirm(school(SCHOOLS.first), SCHOOLS.first, differences)).toMatchObject({ reason: "INVALID" });
  });

  it("is signed once by the school, with the differences and why", async () => {
    const differences = [{ grade: 3, className: "1班", present: 1, note: NOTE }];
    const outcomes = await Promise.all([1, 2, 3].map(() => confirm(school(SCHOOLS.first), SCHOOLS.first, differences)));
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(2);
    expect(outcomes.find(({ reason }) => reason === undefined)).toEqual({
      term: "2018-2019-1",
      confirmedOn: "2018-09-06",
      confirmedBy: "test-school",
      late: false,
      classes: [
        { grade: 3, className: "1班", onRoll: 3, present: 1 },
        { grade: 9, className: "9班", onRoll: 1, present: 1 },
        { grade: 9, className: "10班", onRoll: 1, present: 1 },
      ],
    });
  });

  it("stays as it was signed when the roll changes", async () => {
    await enrol(department, [{ idNumber: child(19) }]);
    const [signed] = await list({ schoolId: SCHOOLS.first });
    expect(signed).toMatchObject({ confirmedPost: "测试岗位", classes: [{ onRoll: 3 }, { onRoll: 1 }, { onRoll: 1 }] });
  });

  it("lists the differences with their reasons to readers of the roll alone, in two statements, and keeps them sealed", async () => {
    const statements = await statementsDuring(async () => {
      const { data } = await department.ask(callerOf("education"), DIFFERENCES);
      expect(data.rosterDifferences).toEqual({
        edges: [
          {
            cursor: expect.any(String),
            node: { school: { id: SCHOOLS.first }, grade: 3, className: "1班", onRoll: 3, present: 1, note: NOTE },
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      });
      const { endCursor: after } = data.rosterDifferences.pageInfo;
      const next = await department.ask(callerOf("education"), DIFFERENCES, { after });
      expect(next.data.rosterDifferences.edges).toEqual([]);
    });
    expect(statements).toHaveLength(3);
    const { data } = await department.ask(school(SCHOOLS.second), DIFFERENCES);
    expect(data.rosterDifferences.edges).toEqual([]);
    for (const caller of [callerOf("auditor", { purpose: null }), callerOf("civil-affairs")]) {
      const refused = await department.ask(caller, DIFFERENCES);
      expect(refused.errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const [{ dump }] = await department.roster.query(
      "SELECT string_agg(to_jsonb(c)::text, '') AS dump FROM roster_check_class c",
    );
    expect(dump).not.toContain(NOTE);
  });

  it("is not signed before the term, for a year gone by, or for a term that is none", async () => {
    const [caller, id] = [school(SCHOOLS.second), SCHOOLS.second];
    expect(await confirm(caller, id, [], "2018-2019-2")).toMatchObject({ reason: "WRONG_STATE" });
    expect(await confirm(caller, id, [], "2017-2018-2")).toMatchObject({ reason: "WRONG_STATE" });
    expect(await confirm(caller, id, [], "2018-2019-3")).toMatchObject({ reason: "INVALID" });
    const { errors } = await department.ask(callerOf("office"), CHECKS, { term: "2018" });
    expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
  });

  it("lists nobody as late within the week, and after it whoever has not signed, or signed late", async () => {
    expect(await list({ onlyLate: true })).toEqual([]);
    await department.asOwner("INSERT INTO roll_check_rule VALUES ('2018-09-01', '10:00', 7, 3, 3)");
    expect((await list({ onlyLate: true })).map(({ school: { id }, late }) => [id, late])).toEqual([
      [SCHOOLS.first, true],
      [SCHOOLS.rural, true],
      [SCHOOLS.second, true],
    ]);
    await department.asOwner("UPDATE roster_check SET confirmed_on = '2018-09-04'");
    expect((await list({ onlyLate: true })).map(({ school: { id } }) => id)).toEqual([SCHOOLS.rural, SCHOOLS.second]);
    await department.asOwner("DELETE FROM roll_check_rule WHERE valid_from = '2018-09-01'");
  });

  it("costs the same statements for one school and for all", async () => {
    const one = await statementsDuring(() => list({ first: 1 }));
    const all = await statementsDuring(() => list());
    expect(all).toHaveLength(one.length);
    expect(all.length).toBeLessThanOrEqual(5);
  });

  it("keeps to the territory, and is signed by nobody but the school", async () => {
    const rural = callerOf("township", { regions: ["450204100"] });
    expect((await list({}, rural)).map(({ school: { id } }) => id)).toEqual([SCHOOLS.rural]);
    expect(await confirm(school(SCHOOLS.first), SCHOOLS.rural)).toMatchObject({ reason: "NOT_FOUND" });
    for (const caller of [callerOf("office"), callerOf("education"), rural, callerOf("public-security")]) {
      const { errors } = await department.ask(caller, CONFIRM, { schoolId: SCHOOLS.rural, differences: [] });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const { errors } = await department.ask(callerOf("office", { regions: ["450205"] }), CHECKS);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
