import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId, NEVER_ENROLLED } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const LEDGER = `
  query ($ledger: ThreeLedger!, $regionCode: RegionCode!, $schoolYear: SchoolYear!, $townshipCode: RegionCode,
      $schoolId: SchoolCode, $struckOff: Boolean! = false, $first: Int! = 100, $after: String) {
    threeLedgers(ledger: $ledger, regionCode: $regionCode, schoolYear: $schoolYear, townshipCode: $townshipCode,
        schoolId: $schoolId, struckOff: $struckOff, first: $first, after: $after) {
      edges { node {
        child { id } ledger schoolingState onRoll rollState school { id } grade className township { code }
        homeRegion { code } migrant poorHousehold watchGroups kind findingState since reason
        struckOff { on reason paper }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Entry {
  child: { id: string };
  schoolingState: string;
  [field: string]: unknown;
}

const RURAL = "450204100";

describe("the three ledgers", () => {
  let county: SweptCounty;

  const ask = (variables: Record<string, unknown>, caller: Caller = callerOf("office")) =>
    county.ask(caller, LEDGER, { ledger: "SCHOOL_AGE", regionCode: "450204", schoolYear: "2018-2019", ...variables });
  const read = async (...asked: Parameters<typeof ask>): Promise<Entry[]> => {
    const { data, errors } = await ask(...asked);
    expect(errors).toEqual([]);
    return data.threeLedgers.edges.map(({ node }: { node: Entry }) => node);
  };
  const statesOf = async (...asked: Parameters<typeof ask>) =>
    Object.fromEntries((await read(...asked)).map(({ child, schoolingState }) => [child.id, schoolingState]));
  const states = (named: Record<string, string>) =>
    Object.fromEntries(Object.entries(named).map(([name, state]) => [childId(name), state]));

  beforeAll(async () => {
    county = await startSweptCounty();
    const { rows } = county;
    const older = await rows.sweep({ asOf: "2018-11-30" });
    await rows.child(older, "of an earlier sweep");
    const sweep = await rows.sweep();
    const late = await rows.sweep({ asOf: "2018-10-31" });
    await rows.child(late, "of an earlier day, swept later");
    const broken = await rows.sweep({ state: "INCOMPLETE" });
    await rows.child(broken, "of a sweep that is not complete");

    await rows.child(sweep, "at school");
    await rows.child(sweep, "migrant", {
      home_county_code: "451321",
      migrant: true,
      watch_groups: ["MIGRANT"],
      township_code: RURAL,
      school_id: "2145020403",
    });
    await rows.child(sweep, "absent", { poor_household: true, watch_groups: ["LEFT_BEHIND"] });
    await rows.finding(sweep, "absent", {
      evidence: [
        { department: "education", record: "考勤", statement: "旷课7天", asOf: "2018-12-11" },
        { department: "poverty-relief", record: "脱贫户", statement: "在册", asOf: "2018-12-31" },
      ],
    });
    await rows.mark("absent", "INVOLVED_IN_CASE");
    await rows.child(sweep, "never enrolled", { ...NEVER_ENROLLED, township_code: RURAL });
    await rows.finding(sweep, "never enrolled", {
      kind: "NOT_ENROLLED",
      state: "CONFIRMED",
      owner_kind: "TOWNSHIP",
      owner_code: RURAL,
      township_code: RURAL,
      school_id: null,
    });
    await rows.child(sweep, "dropped out", { on_roll: false, roll_state: "DROPPED_OUT" });
    await rows.finding(sweep, "dropped out", { kind: "DROPOUT", since: "2018-05-11" });
    // Known to nobody but the ledger of dropouts.
    await rows.child(sweep, "unknown", {
      ...NEVER_ENROLLED,
      school_age: false,
      registered_here: false,
      township_code: null,
    });
    await rows.finding(sweep, "unknown", { kind: "DROPOUT", township_code: null, school_id: null });
    await rows.child(sweep, "refuted", NEVER_ENROLLED);
    await rows.finding(sweep, "refuted", { kind: "NOT_ENROLLED", state: "REFUTED" });
    await rows.child(sweep, "struck off", NEVER_ENROLLED);
    await rows.finding(sweep, "struck off", {
      kind: "NOT_ENROLLED",
      state: "SETTLED",
      settle: { reason: "ENROLLED", paper: "就学证明 2018-41" },
    });
    // Gone from the sweep with its finding.
    await rows.finding(older, "returned", {
      kind: "DROPOUT",
      state: "SETTLED",
      settled_on: "2018-12-30",
      settle: { reason: "RETURNED", paper: "返校通知 7" },
    });
    await rows.child(sweep, "one of two", NEVER_ENROLLED);
    await rows.finding(sweep, "one of two", { kind: "ID_CONFLICT", other_child_id: childId("at school") });
    await rows.child(sweep, "transferred", { on_roll: false, roll_state: "TRANSFERRED_OUT" });
    await rows.child(sweep, "dead by the roll", { on_roll: false, roll_state: "DECEASED" });
    await rows.child(sweep, "without reason", NEVER_ENROLLED);
    await rows.child(sweep, "alias");
    await rows.link("alias", "at school");
    await rows.child(sweep, "past the age", { school_age: false });
    await rows.child(sweep, "registered elsewhere", { registered_here: false });
    await rows.child(sweep, "not examined", { examined: false });
    // Leaves the ledgers alone.
    await rows.finding(sweep, "at school", { kind: "SUBSIDY_GAP" });
  });
  afterAll(() => county?.close());

  it("has every child of school age that is registered here once, with where it stands", async () => {
    expect(await statesOf({})).toEqual(
      states({
        "at school": "ON_ROLL",
        migrant: "ON_ROLL",
        absent: "SUSPECTED",
        "never enrolled": "SUSPECTED",
        "dropped out": "DROPOUT",
        refuted: "REFUTED",
        "struck off": "STRUCK_OFF",
        "one of two": "OTHER_RECORD",
        transferred: "TRANSFERRED_OUT",
        "dead by the roll": "DECEASED_BY_ROLL",
        "without reason": "UNEXPLAINED",
      }),
    );
  });

  it("says of a child on the roll where it is", async () => {
    const entries = await read({});
    expect(entries.find(({ child }) => child.id === childId("migrant"))).toEqual({
      child: { id: childId("migrant") },
      ledger: "SCHOOL_AGE",
      schoolingState: "ON_ROLL",
      onRoll: true,
      rollState: "ENROLLED",
      school: { id: "2145020403" },
      grade: 3,
      className: "1班",
      township: { code: RURAL },
      homeRegion: { code: "451321" },
      migrant: true,
      poorHousehold: false,
      watchGroups: ["MIGRANT"],
      kind: null,
      findingState: null,
      since: null,
      reason: null,
      struckOff: null,
    });
  });

  it("has the suspected with those never enrolled, and neither the refuted nor the struck off", async () => {
    expect(await statesOf({ ledger: "SUSPECTED" })).toEqual(
      states({ absent: "SUSPECTED", "never enrolled": "SUSPECTED" }),
    );
    const [absent] = (await read({ ledger: "SUSPECTED" })).filter(({ child }) => child.id === childId("absent"));
    expect(absent).toMatchObject({
      kind: "SUSPECTED_DROPOUT",
      findingState: "OPEN",
      since: "2018-12-03",
      reason: "考勤：旷课7天；脱贫户：在册",
      poorHousehold: true,
      watchGroups: ["LEFT_BEHIND", "INVOLVED_IN_CASE"],
      struckOff: null,
    });
  });

  it("has the dropouts, also those that no register knows", async () => {
    expect(await statesOf({ ledger: "DROPOUT" })).toEqual(states({ "dropped out": "DROPOUT", unknown: "DROPOUT" }));
  });

  it("keeps what was struck off in the year, with reason and paper", async () => {
    const [struck] = await read({ ledger: "SUSPECTED", struckOff: true });
    expect(struck).toMatchObject({
      child: { id: childId("struck off") },
      schoolingState: "STRUCK_OFF",
      struckOff: { on: "2018-12-31", reason: "ENROLLED", paper: "就学证明 2018-41" },
    });
    expect(await read({ ledger: "DROPOUT", struckOff: true })).toMatchObject([
      { child: { id: childId("returned") }, struckOff: { on: "2018-12-30", reason: "RETURNED", paper: "返校通知 7" } },
    ]);
    expect(await statesOf({ struckOff: true })).toEqual(states({ "struck off": "STRUCK_OFF" }));
  });

  it("is narrowed to a township or a school", async () => {
    expect(await statesOf({ townshipCode: RURAL })).toEqual(
      states({ migrant: "ON_ROLL", "never enrolled": "SUSPECTED" }),
    );
    expect(await statesOf({ schoolId: "2145020403" })).toEqual(states({ migrant: "ON_ROLL" }));
    expect(await statesOf({ ledger: "SUSPECTED", schoolId: "2145020401" })).toEqual(states({ absent: "SUSPECTED" }));
    expect(await statesOf({ ledger: "DROPOUT", townshipCode: RURAL })).toEqual({});
  });

  it("is a view of the completed sweep of the latest day, and none before the first", async () => {
    const { data, errors } = await ask({ schoolYear: "2017-2018" });
    expect(errors).toEqual([]);
    expect(data.threeLedgers).toBeNull();
  });

  it("says who is responsible and what was done, and points to the finding", async () => {
    const query = `{ threeLedgers(ledger: SUSPECTED, regionCode: "450204", schoolYear: "2018-2019", struckOff: true) {
      edges { node { responsible { kind code } done { kind actor reason paper } finding { kind child { id } evidence { record } } } }
    } }`;
    const { data, errors } = await county.ask(callerOf("education"), query);
    expect(errors).toEqual([]);
    expect(data.threeLedgers.edges).toEqual([
      {
        node: {
          responsible: { kind: "SCHOOL", code: "2145020401" },
          done: [
            { kind: "FOUND", actor: null, reason: null, paper: null },
            { kind: "SETTLED", actor: "office", reason: "ENROLLED", paper: "就学证明 2018-41" },
          ],
          finding: { kind: "NOT_ENROLLED", child: { id: childId("struck off") }, evidence: [] },
        },
      },
    ]);
    expect(await statementsDuring(() => county.ask(callerOf("education"), query))).toHaveLength(4);
  });

  it("costs three statements a page, whatever its size: the sweep, the page, the marks by hand", async () => {
    for (const ledger of ["SCHOOL_AGE", "SUSPECTED", "DROPOUT"])
      for (const first of [1, 1000]) expect(await statementsDuring(() => ask({ ledger, first }))).toHaveLength(3);
  });

  it.each(["SCHOOL_AGE", "SUSPECTED", "DROPOUT"])("gives every child of %s once, one a page", async (ledger) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await ask({ ledger, first: 1, after });
      seen.push(...data.threeLedgers.edges.map(({ node }: { node: Entry }) => node.child.id));
      ({ endCursor: after, hasNextPage: more } = data.threeLedgers.pageInfo);
    }
    const whole = await read({ ledger });
    expect(seen).toEqual(whole.map(({ child }) => child.id));
    expect(new Set(seen).size).toBe(whole.length);
  });

  it("shows a township its own territory, and education the county", async () => {
    const township = callerOf("township", { regions: [RURAL] });
    expect(await statesOf({}, township)).toEqual(states({ migrant: "ON_ROLL", "never enrolled": "SUSPECTED" }));
    expect(await statesOf({ ledger: "SUSPECTED" }, township)).toEqual(states({ "never enrolled": "SUSPECTED" }));
    expect(await statesOf({ ledger: "DROPOUT", regionCode: RURAL }, township)).toEqual({});
    expect(Object.keys(await statesOf({}, callerOf("education")))).toHaveLength(11);
  });

  it.each([
    ["a school", callerOf("school", { regions: ["450204001"], school: "2145020401" }), {}],
    ["a reader of figures", callerOf("leader"), {}],
    ["another department", callerOf("public-security"), {}],
    ["a caller without a purpose", callerOf("office", { purpose: null }), {}],
    ["a purpose that it does not serve", callerOf("office", { purpose: "SUBSIDY" }), {}],
    ["another county", callerOf("office", { regions: ["450205"] }), {}],
    ["whoever asks for another county", callerOf("office", { regions: ["4502"] }), { regionCode: "450205" }],
    ["a township that asks for another", callerOf("township", { regions: [RURAL] }), { regionCode: "450204001" }],
  ])("is closed to %s", async (_who, caller, variables) => {
    const { data, errors } = await ask(variables, caller);
    expect(data?.threeLedgers ?? null).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("tell a mark by hand to those alone who may learn of it", async () => {
    const groupsFor = async (caller: Caller) =>
      (await read({ ledger: "SUSPECTED" }, caller)).find(({ child }) => child.id === childId("absent"))?.[
        "watchGroups"
      ];
    for (const role of ["office", "education"] as const)
      expect(await groupsFor(callerOf(role))).toEqual(["LEFT_BEHIND", "INVOLVED_IN_CASE"]);
    expect(await groupsFor(callerOf("township"))).toEqual(["LEFT_BEHIND"]);
  });
});
