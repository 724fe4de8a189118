import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { drawUp, drawUpOne, entrant, POSTS } from "../../../test/support/admission-notices";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";

describe("drawing up notices of entry", () => {
  let department: TestDepartment;

  const resultsOf = ({ children }: { children: { result: string; notice: { number: string } | null }[] }) =>
    children.map(({ result, notice }) => [result, notice?.number ?? null]);

  beforeAll(async () => {
    department = await startEducation();
  });
  afterAll(() => department?.close());

  it("numbers them without gaps, once for each child and school year", async () => {
    const first = await drawUp(department, [entrant(1), entrant(2), entrant(1)]);
    expect(resultsOf(first)).toEqual([
      ["DRAWN_UP", "入通〔2018〕1号"],
      ["DRAWN_UP", "入通〔2018〕2号"],
    ]);
    const again = await drawUp(department, [entrant(2), entrant(3), entrant(1)]);
    expect(again.drawnUp).toBe(1);
    expect(resultsOf(again)).toEqual([
      ["ALREADY_DRAWN_UP", "入通〔2018〕2号"],
      ["DRAWN_UP", "入通〔2018〕3号"],
      ["ALREADY_DRAWN_UP", "入通〔2018〕1号"],
    ]);
    const nextYear = await drawUp(department, [entrant(1)], { schoolYear: "2019-2020" });
    expect(resultsOf(nextYear)).toEqual([["DRAWN_UP", "入通〔2018〕4号"]]);
  });

  it("says what the paper says, whose it is, who is to serve it and who has drawn it up", async () => {
    expect(await drawUpOne(department, entrant(10), { schoolId: SCHOOLS.rural })).toEqual({
      id: expect.any(String),
      number: "入通〔2018〕5号",
      state: "DRAWN_UP",
      schoolYear: "2018-2019",
      drawnUpOn: "2018-12-31",
      termStartsOn: "2018-09-01",
      registerBy: "2018-09-08",
      child: { id: department.personIdOf(entrant(10)) },
      county: { code: "450204" },
      township: { code: "450204100" },
      school: { id: SCHOOLS.rural },
      service: null,
      registration: null,
      history: [{ kind: "DRAWN_UP", actor: "test-education", post: "测试岗位" }],
      homeVisits: [],
    });
  });

  it("gives none to a child on a roll in any state, but to one who transferred out", async () => {
    const states = Object.values(EnrolmentState);
    await enrol(
      department,
      states.map((state, index) => ({ idNumber: entrant(20 + index), row: { state, entryMonth: "2017-09-01" } })),
    );
    const { children } = await drawUp(
      department,
      states.map((_state, index) => entrant(20 + index)),
    );
    expect(children.map(({ result }: { result: string }, index: number) => [states[index], result])).toEqual(
      states.map((state) => [state, state === EnrolmentState.TRANSFERRED_OUT ? "DRAWN_UP" : "ON_ROLL"]),
    );
  });

  it("neither leaves a gap nor gives a child two when several calls come at once", async () => {
    const calls = Array.from({ length: 6 }, (_, call) =>
      drawUp(
        department,
        Array.from({ length: 20 }, (_child, index) => entrant(100 + call * 10 + index)),
        { schoolYear: "2018-2019" },
      ),
    );
    const results = await Promise.all(calls);
    expect(results.reduce((sum, { drawnUp }) => sum + drawnUp, 0)).toBe(70);
    const rows = await department.roster.query<{ sequence: number }[]>(
      "SELECT sequence FROM admission_notice ORDER BY sequence",
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, index) => index + 1));
  });

  it("costs a fixed number of statements, however many children there are", async () => {
    const costs: number[] = [];
    for (const [from, count] of [
      [300, 1],
      [310, 300],
    ] as const) {
      const children = Array.from({ length: count }, (_, index) => entrant(from + index));
      const statements = await statementsDuring(() => drawUp(department, children));
      costs.push(statements.length);
    }
    expect(costs[0]).toBe(costs[1]);
  });

  it.each([
    ["a school", POSTS.school],
    ["a township", POSTS.town],
  ])("is refused to %s", async (_who, caller) => {
    expect(await drawUp(department, [entrant(900)], {}, caller)).toMatchObject({ reason: "NOT_YOURS" });
  });

  it("is forbidden to whoever may not write, and for a township of another county", async () => {
    const mutation = (township: string) =>
      `mutation { drawUpAdmissionNotices(schoolYear: "2018-2019", childIds: ["${department.personIdOf(entrant(900))}"], townshipCode: "${township}") { __typename } }`;
    for (const caller of [POSTS.office, callerOf("leader"), callerOf("education", { purpose: null })]) {
      const { errors } = await department.ask(caller, mutation("450204001"));
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const { errors } = await department.ask(POSTS.bureau, mutation("450205001"));
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining("450205001"),
      extensions: { code: "FORBIDDEN" },
    });
  });

  it("refuses what is no list of children, no township and no school of its own", async () => {
    expect(await drawUp(department, [])).toMatchObject({ reason: "INVALID" });
    expect(
      await drawUp(
        department,
        Array.from({ length: 1001 }, (_, index) => String(index)),
      ),
    ).toMatchObject({
      reason: "INVALID",
    });
    expect(await drawUp(department, [entrant(900)], { townshipCode: "450204" })).toMatchObject({ reason: "INVALID" });
    expect(await drawUp(department, [entrant(900)], { schoolId: SCHOOLS.neighbour })).toMatchObject({
      reason: "NOT_FOUND",
    });
    const { data } = await department.ask(
      POSTS.bureau,
      'mutation { drawUpAdmissionNotices(schoolYear: "2018-2019", childIds: ["450204201205010011"]) { ... on Refusal { reason } } }',
    );
    expect(data.drawUpAdmissionNotices).toEqual({ reason: "INVALID" });
  });
});

describe("the rule of entry", () => {
  let department: TestDepartment;
  beforeAll(async () => {
    department = await startEducation();
  });
  afterAll(() => department?.close());

  const RULE = `query ($schoolYear: SchoolYear!) {
    admissionRule(schoolYear: $schoolYear) { entryAge bornFrom bornTo termStartsOn registerBy } }`;
  const rule = async (schoolYear: string) =>
    (await department.ask(POSTS.bureau, RULE, { schoolYear })).data.admissionRule;

  it("is six by 31 August and a week from the start of term, unless the county has set otherwise from a day on", async () => {
    expect(await rule("2018-2019")).toEqual({
      entryAge: 6,
      bornFrom: "2011-09-01",
      bornTo: "2012-08-31",
      termStartsOn: "2018-09-01",
      registerBy: "2018-09-08",
    });
    await department.asOwner(
      "INSERT INTO enrolment_setting VALUES ('ENTRY_AGE', '2019-09-01', 7), ('REGISTRATION_DAYS', '2019-09-01', 10)",
    );
    await department.asOwner("UPDATE school_term SET starts_on = '2019-09-02' WHERE term = '2019-2020-1'");
    expect(await rule("2018-2019")).toMatchObject({ entryAge: 6, registerBy: "2018-09-08" });
    expect(await rule("2019-2020")).toEqual({
      entryAge: 7,
      bornFrom: "2011-09-01",
      bornTo: "2012-08-31",
      termStartsOn: "2019-09-02",
      registerBy: "2019-09-12",
    });
  });

  it("takes the usual day for a term that the calendar does not hold", async () => {
    expect(await rule("2040-2041")).toMatchObject({ termStartsOn: "2040-09-01" });
  });
});
