import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { plantCase, plantCaseDeadline, type PlantedCase } from "../../../test/support/case-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const LIST = `
  query ($regionCode: RegionCode = "450204", $states: [CaseState!], $stages: [CaseStage!], $schoolId: SchoolCode,
    $townshipCode: RegionCode, $homeCountyCode: RegionCode, $lead: String, $overdueOnly: Boolean, $openedFrom: Date,
    $openedTo: Date, $childId: ID, $ids: [ID!], $first: Int = 100, $after: String) {
    cases(regionCode: $regionCode, states: $states, stages: $stages, schoolId: $schoolId, townshipCode: $townshipCode,
      homeCountyCode: $homeCountyCode, lead: $lead, overdueOnly: $overdueOnly, openedFrom: $openedFrom,
      openedTo: $openedTo, childId: $childId, ids: $ids, first: $first, after: $after) {
      edges { node { number } } pageInfo { hasNextPage endCursor } } }`;
const ONE = `query ($id: ID!) { case(id: $id) { number account deadline { dueOn overdueDays } finding { id } } }`;
const OF_CHILDREN = `
  query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { cases { number } } } }`;
const WHOLE = `
  { cases(regionCode: "450204") { edges { node { number account child { id } finding { id case { id } }
    deadline { dueOn } responsible { name } history { kind note } spell { previous { number } } } } } }`;

const WHO_READS: readonly Role[] = ["office", "education", "school", "township", "letters"];

describe("cases", () => {
  let county: SweptCounty;
  const office = callerOf("office");

  const plant = (name: string, given: PlantedCase = {}) => plantCase(county.sql, name, { number: name, ...given });
  const list = async (variables: Record<string, unknown> = {}, caller: Caller = office): Promise<string[]> => {
    const { data, errors } = await county.ask(caller, LIST, variables);
    expect(errors).toEqual([]);
    return data.cases.edges.map(({ node }: { node: { number: string } }) => node.number);
  };
  const ofChildren = async (names: string[], caller: Caller = office): Promise<string[][]> => {
    const of = names.map((name) => ({ __typename: "Child", id: childId(name) }));
    const { data, errors } = await county.ask(caller, OF_CHILDREN, { of });
    expect(errors).toEqual([]);
    return data._entities.map(({ cases }: { cases: { number: string }[] }) => cases.map(({ number }) => number));
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE finding, child_case, deadline, child_link CASCADE"));

  it("are listed by their numbers, the latest first, page by page", async () => {
    for (const name of ["A1", "A3", "A2"]) await plant(name);
    expect(await list()).toEqual(["A3", "A2", "A1"]);
    const { data } = await county.ask(office, LIST, { first: 2 });
    expect(data.cases.pageInfo.hasNextPage).toBe(true);
    expect(await list({ first: 2, after: data.cases.pageInfo.endCursor })).toEqual(["A1"]);
  });

  it.each([
    [{ states: ["WATCHED", "CLOSED"] }, ["D", "C"]],
    [{ stages: ["PERSUASION"] }, ["B"]],
    [{ schoolId: "2145020403" }, ["B"]],
    [{ townshipCode: "450204100" }, ["C"]],
    [{ regionCode: "450204100" }, ["C"]],
    [{ homeCountyCode: "451321" }, ["D"]],
    [{ lead: "education" }, ["B"]],
    [{ overdueOnly: true }, ["A"]],
    [{ openedFrom: "2018-12-01", openedTo: "2018-12-30" }, ["E"]],
    [{ childId: childId("D") }, ["D"]],
    [{ childId: "none" }, []],
  ] as [Record<string, unknown>, string[]][])("are picked by %j", async (filter, expected) => {
    const late = await plant("A");
    const early = await plant("B", { stage: "PERSUASION", school_id: "2145020403", lead: "education" });
    await plant("C", { state: "WATCHED", township_code: "450204100" });
    await plant("D", { state: "CLOSED", home_county_code: "451321" });
    await plant("E", { opened_on: "2018-12-20" });
    await plantCaseDeadline(county.sql, late, "2018-12-30");
    await plantCaseDeadline(county.sql, early, "2018-12-31");
    expect(await list(filter)).toEqual(expected);
  });

  it("are picked by their ids, of which what is none picks nothing, and 500 are the most", async () => {
    const [first, , third] = [await plant("A"), await plant("B"), await plant("C", { state: "CLOSED" })];
    expect(await list({ ids: [first, third, "none"] })).toEqual(["C", "A"]);
    expect(await list({ ids: [first, third], states: ["OPEN"] })).toEqual(["A"]);
    expect(await list({ ids: [] })).toEqual([]);
    const stranger = callerOf("school", { regions: ["450204001"], school: "2145020403" });
    expect(await list({ ids: [first] }, stranger)).toEqual([]);
    const { errors } = await county.ask(office, LIST, { ids: Array.from({ length: 501 }, () => first) });
    expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
  });

  it("tell how late they are", async () => {
    const [late, early, ended] = [await plant("A"), await plant("B"), await plant("C")];
    await plantCaseDeadline(county.sql, late, "2018-12-21");
    await plantCaseDeadline(county.sql, early, "2019-01-04");
    await plantCaseDeadline(county.sql, ended, "2018-12-21");
    await county.sql("UPDATE deadline SET ended_on = '2018-12-20' WHERE case_id = $1", [ended]);
    const deadlineOf = async (id: string) => (await county.ask(office, ONE, { id })).data.case.deadline;
    expect(await deadlineOf(late)).toEqual({ dueOn: "2018-12-21", overdueDays: 10 });
    expect(await deadlineOf(early)).toEqual({ dueOn: "2019-01-04", overdueDays: 0 });
    expect(await deadlineOf(ended)).toBeNull();
  });

  it("of a child hang on every record of it, the latest spell first", async () => {
    await plant("甲1", { child_id: childId("甲"), spell_since: "2018-03-01", state: "CLOSED" });
    await plant("甲2", { child_id: childId("甲"), spell_since: "2018-12-03", recorded_child_id: childId("乙") });
    await county.rows.link("乙", "甲");
    const both = ["甲2", "甲1"];
    expect(await ofChildren(["甲", "乙", "丙"])).toEqual([both, both, []]);
    expect(await list({ childId: childId("乙") })).toEqual(both);
  });

  it("hang on the finding that they came of, and on those of their child that say the same", async () => {
    const sweep = await county.rows.sweep();
    const [suspected, dropout, subsidy] = [
      await county.rows.finding(sweep, "甲"),
      await county.rows.finding(sweep, "甲", { kind: "DROPOUT" }),
      await county.rows.finding(sweep, "甲", { kind: "SUBSIDY_GAP" }),
    ];
    await plant("甲", { origin: "FINDING", finding_id: suspected });
    const caseOf = async (id: string | undefined) =>
      (await county.ask(office, "query ($id: ID!) { finding(id: $id) { case { number } } }", { id })).data.finding.case;
    expect(await caseOf(suspected)).toEqual({ number: "甲" });
    expect(await caseOf(dropout)).toEqual({ number: "甲" });
    expect(await caseOf(subsidy)).toBeNull();
    await county.sql(
      "UPDATE child_case SET state = 'CLOSED', outcome = 'RETURNED', outcome_on = '2018-12-31', closed_on = '2018-12-31'",
    );
    expect(await caseOf(suspected)).toEqual({ number: "甲" });
    expect(await caseOf(dropout)).toBeNull();
  });

  it("cost a fixed number of statements, however many there are", async () => {
    const sweep = await county.rows.sweep();
    let previous: string | null = null;
    for (const [index, name] of ["A", "B", "C", "D"].entries()) {
      const finding_id = await county.rows.finding(sweep, name);
      const sealed = county.vault.seal("在家");
      const given = { origin: "FINDING", finding_id, previous_case_id: previous, account_sealed: sealed };
      previous = await plant(name, { ...given, spell_number: index + 1 });
    }
    const statements = await statementsDuring(async () => {
      const { errors } = await county.ask(office, WHOLE);
      expect(errors).toEqual([]);
    });
    // Cases, and of a page each of: findings, their cases, deadlines, responsible persons, history, previous cases.
    expect(statements).toHaveLength(7);
  });

  it("are as if there were none for whoever may not read them", async () => {
    const id = await plant("A", { account_sealed: county.vault.seal("在广东") });
    const strangers = [
      callerOf("office", { regions: ["450205"] }),
      callerOf("school", { regions: ["450204001"], school: "2145020403" }),
      callerOf("township", { regions: ["450204100"] }),
    ];
    for (const caller of strangers) {
      const { data, errors } = await county.ask(caller, ONE, { id });
      expect([data, errors]).toEqual([{ case: null }, []]);
      expect(await ofChildren(["A"], caller)).toEqual([[]]);
    }
    expect(await list({}, strangers[1])).toEqual([]);
    const own = callerOf("school", { regions: ["450204001"], school: "2145020401" });
    expect((await county.ask(own, ONE, { id })).data.case).toMatchObject({ account: "在广东" });
    expect(await list({}, own)).toEqual(["A"]);
    expect(await list({ regionCode: "450204001" }, callerOf("township", { regions: ["450204001"] }))).toEqual(["A"]);
    for (const missing of ["none", "0190a000-0000-7000-8000-000000000000"])
      expect((await county.ask(office, ONE, { id: missing })).data).toEqual({ case: null });
  });

  it.each((Object.keys(ROLE_SCOPES) as Role[]).filter((role) => !WHO_READS.includes(role)))(
    "are closed to %s",
    async (role) => {
      const id = await plant("A");
      for (const [query, variables] of [
        [LIST, {}],
        [ONE, { id }],
        [OF_CHILDREN, { of: [{ __typename: "Child", id: childId("A") }] }],
      ] as [string, Record<string, unknown>][]) {
        const { errors } = await county.ask(callerOf(role), query, variables);
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    },
  );

  it("serve casework, its letters, reports and the meeting alone", async () => {
    await plant("A");
    for (const purpose of ["CASE", "LETTER", "REPORT", "MEETING"] as const)
      expect(await list({}, callerOf("office", { purpose }))).toEqual(["A"]);
    for (const purpose of [null, "SWEEP", "SUBSIDY"] as const) {
      const { errors } = await county.ask(callerOf("office", { purpose }), LIST);
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
