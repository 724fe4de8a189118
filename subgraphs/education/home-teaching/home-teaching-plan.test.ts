import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";

const PLAN = `__typename ... on HomeTeachingPlan {
  id enrolment { id } child { id } startsOn endsOn visitsPerMonth teachers goals endReason missedMonths
  planned { actor post } ended { actor }
  visits { visitedOn hours teachers lesson response nextOn actor post } } ... on Refusal { why: reason message }`;
const MAKE = `
  mutation ($enrolmentId: ID!, $startsOn: Date!, $endsOn: Date, $visitsPerMonth: Int!, $goals: String!, $teachers: [String!]!) {
    outcome: planHomeTeaching(enrolmentId: $enrolmentId, startsOn: $startsOn, endsOn: $endsOn,
      visitsPerMonth: $visitsPerMonth, goals: $goals, teachers: $teachers) { ${PLAN} } }`;
const VISIT = `
  mutation ($planId: ID!, $visitedOn: Date!, $hours: Float!, $teachers: [String!]!, $lesson: String!, $response: String!, $nextOn: Date) {
    outcome: recordHomeTeachingVisit(planId: $planId, visitedOn: $visitedOn, hours: $hours, teachers: $teachers,
      lesson: $lesson, response: $response, nextOn: $nextOn) { ${PLAN} } }`;
const END = `
  mutation ($planId: ID!, $endsOn: Date!, $reason: String!) {
    outcome: endHomeTeachingPlan(planId: $planId, endsOn: $endsOn, reason: $reason) { ${PLAN} } }`;
const OF_CHILDREN = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child {
  homeTeachingPlans { id visitsPerMonth startsOn endsOn missedMonths visits { visitedOn } } } } }`;
const LIST = `
  query ($regionCode: RegionCode!, $schoolId: SchoolCode, $lateOnly: Boolean! = false, $first: Int, $after: String) {
    homeTeachingPlans(regionCode: $regionCode, schoolId: $schoolId, lateOnly: $lateOnly, first: $first, after: $after) {
      edges { node { id enrolment { id } child { id } visits { visitedOn } missedMonths } } pageInfo { hasNextPage endCursor } } }`;

const pupil = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const idOf = (sequence: number) => enrolmentIdOf(`G${pupil(sequence)}`);
const school = (id: string, township = "450204001") => callerOf("school", { regions: [township], school: id });
const own = school(SCHOOLS.first);
const bureau = callerOf("education");

describe("teaching at home", () => {
  let department: TestDepartment;

  const act = async (mutation: string, variables: Record<string, unknown>, caller: Caller = own) => {
    const { data, errors } = await department.ask(caller, mutation, variables);
    expect(errors).toEqual([]);
    return data.outcome;
  };
  const make = (sequence: number, given: Record<string, unknown> = {}, caller: Caller = own) => {
    const ordinary = { enrolmentId: idOf(sequence), startsOn: "2018-09-01", visitsPerMonth: 2 };
    return act(MAKE, { ...ordinary, goals: "语文、生活自理", teachers: ["杨老师"], ...given }, caller);
  };
  const visit = (planId: string, visitedOn: string, given: Record<string, unknown> = {}, caller: Caller = own) => {
    const lesson = { hours: 1.5, teachers: ["杨老师", "李老师"], lesson: "识字：家", response: "能跟读" };
    return act(VISIT, { planId, visitedOn, ...lesson, ...given }, caller);
  };
  const end = (planId: string, endsOn: string, reason = "康复返校", caller: Caller = own) =>
    act(END, { planId, endsOn, reason }, caller);
  const plansOf = async (sequences: number[], caller: Caller = callerOf("office")) => {
    const of = sequences.map((sequence) => ({ __typename: "Child", id: department.personIdOf(pupil(sequence)) }));
    const { data, errors } = await department.ask(caller, OF_CHILDREN, { of });
    expect(errors).toEqual([]);
    return data._entities.map(({ homeTeachingPlans }: { homeTeachingPlans: unknown }) => homeTeachingPlans);
  };
  const list = async (variables: Record<string, unknown> = {}, caller: Caller = callerOf("office")) => {
    const { data, errors } = await department.ask(caller, LIST, { regionCode: "450204", ...variables });
    expect(errors).toEqual([]);
    return data.homeTeachingPlans;
  };
  const idsIn = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);

  beforeAll(async () => {
    department = await startEducation();
    await enrol(
      department,
      Array.from({ length: 20 }, (_, index) => ({ idNumber: pupil(index + 1) })),
    );
    await enrol(department, [
      { idNumber: pupil(30), row: { schoolId: SCHOOLS.rural } },
      { idNumber: pupil(31), row: { state: EnrolmentState.GRADUATED } },
      { idNumber: pupil(32), row: { schoolId: SCHOOLS.neighbour } },
    ]);
  });
  afterAll(() => department?.close());

  it("is planned by the child's school, with who teaches what for, and its texts are sealed", async () => {
    const made = await make(1, { endsOn: "2019-07-10" });
    expect(made).toEqual({
      __typename: "HomeTeachingPlan",
      id: expect.any(String),
      enrolment: { id: idOf(1) },
      child: { id: department.personIdOf(pupil(1)) },
      startsOn: "2018-09-01",
      endsOn: "2019-07-10",
      visitsPerMonth: 2,
      teachers: ["杨老师"],
      goals: "语文、生活自理",
      endReason: null,
      missedMonths: ["2018-09", "2018-10", "2018-11"],
      planned: { actor: "test-school", post: "测试岗位" },
      ended: null,
      visits: [],
    });
    const visited = await visit(made.id, "2018-12-05", { nextOn: "2018-12-19" });
    expect(visited.visits).toEqual([
      {
        visitedOn: "2018-12-05",
        hours: 1.5,
        teachers: ["杨老师", "李老师"],
        lesson: "识字：家",
        response: "能跟读",
        nextOn: "2018-12-19",
        actor: "test-school",
        post: "测试岗位",
      },
    ]);
    const rows = await department.roster.query(
      "SELECT to_jsonb(t)::text AS row FROM home_teaching_plan t UNION ALL SELECT to_jsonb(t)::text FROM home_teaching_visit t",
    );
    expect(JSON.stringify(rows)).not.toMatch(/生活自理|识字|跟读/);
  });

  it("is planned once for a day, also when several plan at once; after the end of one comes another", async () => {
    const outcomes = await Promise.all([own, bureau, own].map((caller) => make(2, {}, caller)));
    expect(outcomes.map(({ why = "MADE" }) => why).toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "MADE"]);
    const { id } = outcomes.find(({ why }) => why === undefined) as { id: string };
    expect(await end(id, "2018-11-30")).toMatchObject({ endsOn: "2018-11-30", endReason: "康复返校" });
    expect(await make(2, { startsOn: "2018-11-30" })).toMatchObject({ why: "ALREADY_DONE" });
    expect(await make(2, { startsOn: "2018-12-01" })).toMatchObject({ startsOn: "2018-12-01" });
    const [plans] = await plansOf([2]);
    expect(plans.map(({ startsOn }: { startsOn: string }) => startsOn)).toEqual(["2018-12-01", "2018-09-01"]);
  });

  it("comes as often as the county asks for on its first day, at least", async () => {
    await department.asOwner(
      "INSERT INTO enrolment_setting (name, valid_from, value) VALUES ('HOME_TEACHING_VISITS_PER_MONTH', '2018-12-01', 4)",
    );
    expect(await make(3, { startsOn: "2018-12-01" })).toMatchObject({
      why: "INVALID",
      message: expect.stringContaining("4次"),
    });
    expect(await make(3, { startsOn: "2018-11-30", visitsPerMonth: 1 })).toMatchObject({ why: "INVALID" });
    expect(await make(3, { startsOn: "2018-12-01", visitsPerMonth: 4 })).toMatchObject({ visitsPerMonth: 4 });
    await department.asOwner("DELETE FROM enrolment_setting WHERE valid_from = '2018-12-01'");
  });

  it("is refused for whoever has left, days out of order, rubbish and nobody to teach", async () => {
    expect(await make(31)).toMatchObject({ why: "WRONG_STATE" });
    for (const rubbish of [
      { startsOn: "2016-08-31" },
      { startsOn: "2020-01-02" },
      { endsOn: "2018-08-31" },
      { visitsPerMonth: -1 },
      { visitsPerMonth: 100_000 },
      { goals: " " },
      { goals: "标".repeat(2001) },
      { teachers: [] },
      { teachers: ["杨老师", "\0"] },
      { teachers: Array.from({ length: 11 }, () => "杨老师") },
    ])
      expect([rubbish, await make(4, rubbish)]).toMatchObject([rubbish, { why: "INVALID" }]);
    expect(await plansOf([4])).toEqual([[]]);
  });

  it("records one visit a day, within the plan and not after today", async () => {
    const { id } = await make(5, { endsOn: "2018-12-20" });
    const outcomes = await Promise.all([1, 2].map(() => visit(id, "2018-12-05")));
    expect(outcomes.map(({ why = "RECORDED" }) => why).toSorted()).toEqual(["ALREADY_DONE", "RECORDED"]);
    for (const [on, given] of [
      ["2018-08-31", {}],
      ["2018-12-21", {}],
      ["2018-12-06", { hours: 0 }],
      ["2018-12-06", { hours: -2 }],
      ["2018-12-06", { hours: 12.5 }],
      ["2018-12-06", { nextOn: "2018-12-06" }],
      ["2018-12-06", { lesson: "" }],
      ["2018-12-06", { response: "　" }],
      ["2018-12-06", { teachers: [" "] }],
    ] as const)
      expect(await visit(id, on, given)).toMatchObject({ why: "INVALID" });
    expect(await plansOf([5])).toMatchObject([[{ visits: [{ visitedOn: "2018-12-05" }] }]]);
  });

  it("is ended once, not before its last visit; then nobody comes", async () => {
    const { id } = await make(6);
    await visit(id, "2018-12-05");
    for (const [on, reason] of [
      ["2018-12-04", "康复"],
      ["2019-01-01", "康复"],
      ["2018-12-10", " "],
    ] as const)
      expect(await end(id, on, reason)).toMatchObject({ why: "INVALID" });
    const outcomes = await Promise.all([own, bureau].map((caller) => end(id, "2018-12-10", "康复", caller)));
    expect(outcomes.map(({ why = "ENDED" }) => why).toSorted()).toEqual(["ALREADY_DONE", "ENDED"]);
    expect(await visit(id, "2018-12-11")).toMatchObject({ why: "INVALID" });
    expect(await visit(id, "2018-12-10")).toMatchObject({ visits: [{}, { visitedOn: "2018-12-10" }] });
  });

  it("leaves no visit after the end when one is recorded while the plan is ended", async () => {
    const { id } = await make(7);
    await Promise.all([end(id, "2018-12-01"), visit(id, "2018-12-20"), end(id, "2018-12-01"), visit(id, "2018-12-21")]);
    const [[plan]] = await plansOf([7]);
    const late = plan.visits.filter(({ visitedOn }: { visitedOn: string }) => visitedOn > (plan.endsOn ?? "9999"));
    expect(late).toEqual([]);
  });

  it("looks to another school and county as if there were none", async () => {
    const [[{ id }]] = await plansOf([1]);
    for (const stranger of [school(SCHOOLS.second), callerOf("education", { regions: ["450205"] })]) {
      expect(await make(8, {}, stranger)).toMatchObject({ why: "NOT_FOUND" });
      expect(await visit(id, "2018-12-06", {}, stranger)).toMatchObject({ why: "NOT_FOUND" });
      expect(await end(id, "2018-12-06", "康复", stranger)).toMatchObject({ why: "NOT_FOUND" });
      expect(await plansOf([1], stranger)).toEqual([[]]);
    }
    for (const planId of ["none", "00000000-0000-7000-8000-000000000000", idOf(1)])
      expect(await visit(planId, "2018-12-06")).toMatchObject({ why: "NOT_FOUND" });
  });

  it.each([
    ["the office", callerOf("office")],
    ["a township", callerOf("township", { regions: ["450204001"] })],
    ["the work on a report", callerOf("education", { purpose: "REPORT" })],
  ])("is not for %s to write", async (_who, caller) => {
    const { data, errors } = await department.ask(caller, END, { planId: "none", endsOn: "2018-12-06", reason: "-" });
    expect(data.outcome).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  describe("listed", () => {
    it("stands by first day, page by page, each caller its own", async () => {
      const rural = await make(30, { startsOn: "2018-10-01" }, school(SCHOOLS.rural, "450204100"));
      await make(32, {}, callerOf("education", { regions: ["450205"] }));
      const all = idsIn(await list());
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
          await list({ first: 2, after });
        paged.push(...idsIn(page));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      expect(paged).toEqual(all);
      expect(all).toContain(rural.id);
      expect(idsIn(await list({ schoolId: SCHOOLS.rural }))).toEqual([rural.id]);
      expect(idsIn(await list({ regionCode: "450204100" }, school(SCHOOLS.rural, "450204100")))).toEqual([rural.id]);
      const { data, errors } = await department.ask(callerOf("office", { regions: ["450205"] }), LIST, {
        regionCode: "450204",
      });
      expect(data.homeTeachingPlans).toBeNull();
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    });

    it("may be only those in force that lag behind", async () => {
      const onTime = await make(9, { startsOn: "2018-11-01" });
      for (const day of ["2018-11-05", "2018-11-26"]) await visit(onTime.id, day);
      const late = await make(10, { startsOn: "2018-11-01" });
      await visit(late.id, "2018-11-05");
      const found = idsIn(await list({ lateOnly: true }));
      expect(found).toContain(late.id);
      expect(found).not.toContain(onTime.id);
      const lines = (await list({ lateOnly: true })).edges;
      expect(lines.every(({ node }: { node: { missedMonths: string[] } }) => node.missedMonths.length > 0)).toBe(true);
      expect(idsIn(await list({ lateOnly: true, first: 1 }))).toEqual(found.slice(0, 1));
      await end(late.id, "2018-12-01");
      expect(idsIn(await list({ lateOnly: true }))).not.toContain(late.id);
    });

    it("costs the same statements whatever the size of the page, and so do the plans of children", async () => {
      const small = await statementsDuring(() => list({ first: 1 }));
      expect(await statementsDuring(() => list())).toHaveLength(small.length);
      expect(small.map((sql) => /FROM "?(\w+)"?/.exec(sql)?.[1]).toSorted()).toEqual([
        "enrolment",
        "enrolment_setting",
        "home_teaching_plan",
        "home_teaching_visit",
        "school",
        "school_term",
      ]);
      const children = await statementsDuring(() => plansOf([1, 2, 5, 6, 9, 11, 12]));
      expect(children).toHaveLength(small.length);
    });
  });
});
