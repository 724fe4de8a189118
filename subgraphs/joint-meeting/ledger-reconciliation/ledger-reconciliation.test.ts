import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId, NEVER_ENROLLED } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const RECONCILIATION = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $kinds: [LedgerDifferenceKind!], $first: Int! = 100,
      $after: String) {
    ledgerReconciliation(regionCode: $regionCode, schoolYear: $schoolYear) {
      asOf schoolAge states { state children } suspected dropouts outsideSchoolAge
      onRoll onRollOfLedger onRollNotRegistered onRollNotOfAge
      byTownship { township { code } schoolAge suspected dropouts }
      differences(kinds: $kinds, first: $first, after: $after) {
        edges { node { kind child { id } school { id } township { code } ledgerSays rollSays } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;

const RURAL = "450204100";
const found = (foundOn: string, returnedOn: string | null = null) => ({ foundOn, returnedOn });
const DROPPED_OUT = { on_roll: false, roll_state: "DROPPED_OUT", roll_state_date: "2018-05-02" };

describe("the ledgers beside the rolls", () => {
  let county: SweptCounty;

  const ask = (variables: Record<string, unknown> = {}, caller: Caller = callerOf("office")) =>
    county.ask(caller, RECONCILIATION, { regionCode: "450204", schoolYear: "2018-2019", ...variables });
  const read = async (...asked: Parameters<typeof ask>) => {
    const { data, errors } = await ask(...asked);
    expect(errors).toEqual([]);
    return data.ledgerReconciliation;
  };
  const differences = async (...asked: Parameters<typeof ask>): Promise<Record<string, unknown>[]> =>
    (await read(...asked)).differences.edges.map(({ node }: { node: Record<string, unknown> }) => node);

  beforeAll(async () => {
    county = await startSweptCounty();
    const { rows } = county;
    const sweep = await rows.sweep();
    const names = ["at school", "at school too"];
    for (const name of names) await rows.child(sweep, name);
    await rows.child(sweep, "absent", { township_code: RURAL, school_id: "2145020403" });
    await rows.finding(sweep, "absent", { kind: "ABSENT_ON_ROLL" });
    await rows.child(sweep, "agreeing dropout", { ...DROPPED_OUT, spells: [found("2018-05-11")] });
    await rows.finding(sweep, "agreeing dropout", { kind: "DROPOUT" });
    await rows.child(sweep, "dropout by the roll", DROPPED_OUT);
    await rows.finding(sweep, "dropout by the roll", { kind: "DROPOUT" });
    await rows.child(sweep, "dropout by the ledger", {
      spells: [found("2018-03-01", "2018-04-01"), found("2018-10-08")],
    });
    await rows.finding(sweep, "dropout by the ledger", { kind: "DROPOUT" });
    await rows.child(sweep, "dropout on no roll", {
      ...NEVER_ENROLLED,
      registered_here: false,
      township_code: null,
      spells: [found("2018-05-13")],
    });
    await rows.finding(sweep, "dropout on no roll", { kind: "DROPOUT" });
    await rows.child(sweep, "back by the ledger", { ...DROPPED_OUT, spells: [found("2018-05-11", "2018-09-03")] });
    await rows.finding(sweep, "back by the ledger", { kind: "DROPOUT" });
    // Struck off by the day, and the sweep of the day found it still; since May in both.
    await rows.child(sweep, "struck off too early", NEVER_ENROLLED);
    const early = { kind: "NOT_ENROLLED", since: "2018-09-01" };
    await rows.finding(sweep, "struck off too early", {
      ...early,
      state: "SETTLED",
      settled_on: "2018-12-01",
      settle: { reason: "ENROLLED", paper: "证明" },
      ofSweep: false,
    });
    await rows.finding(sweep, "struck off too early", early);
    // Back, and out again later: two spells, no difference.
    await rows.child(sweep, "out again", {
      ...DROPPED_OUT,
      spells: [found("2018-03-01", "2018-04-01"), found("2018-11-05")],
    });
    await rows.finding(sweep, "out again", {
      kind: "DROPOUT",
      since: "2018-03-01",
      state: "SETTLED",
      settled_on: "2018-04-02",
      settle: { reason: "RETURNED", paper: "通知" },
      ofSweep: false,
    });
    await rows.finding(sweep, "out again", { kind: "DROPOUT", since: "2018-11-05" });
    // Not found any more once, by itself, and found again.
    await rows.child(sweep, "found again", NEVER_ENROLLED);
    await rows.finding(sweep, "found again", {
      kind: "NOT_ENROLLED",
      state: "SETTLED",
      settled_on: "2018-10-01",
      settle: { reason: "NO_LONGER_FOUND" },
      ofSweep: false,
    });
    await rows.finding(sweep, "found again", { kind: "NOT_ENROLLED" });
    await rows.child(sweep, "on the roll alone", { registered_here: false });
    await rows.child(sweep, "on the roll, past the age", { school_age: false });
    await rows.child(sweep, "unexplained", NEVER_ENROLLED);
  });
  afterAll(() => county?.close());

  it("adds up: every child of school age stands in one state, and every child on the roll is accounted for", async () => {
    const { states, ...totals } = await read();
    expect(totals).toMatchObject({
      asOf: "2018-12-31",
      schoolAge: 11,
      suspected: 3,
      dropouts: 6,
      outsideSchoolAge: 1,
      onRoll: 6,
      onRollOfLedger: 4,
      onRollNotRegistered: 1,
      onRollNotOfAge: 1,
    });
    expect(
      Object.fromEntries(states.map((line: { state: string; children: number }) => [line.state, line.children])),
    ).toEqual({
      ON_ROLL: 2,
      SUSPECTED: 3,
      DROPOUT: 5,
      STRUCK_OFF: 0,
      REFUTED: 0,
      OTHER_RECORD: 0,
      TRANSFERRED_OUT: 0,
      DECEASED_BY_ROLL: 0,
      UNEXPLAINED: 1,
    });
  });

  it("tells each township's part, and last whose township nobody knows", async () => {
    expect((await read()).byTownship).toEqual([
      { township: { code: "450204001" }, schoolAge: 10, suspected: 2, dropouts: 5 },
      { township: { code: RURAL }, schoolAge: 1, suspected: 1, dropouts: 0 },
      { township: null, schoolAge: 0, suspected: 0, dropouts: 1 },
    ]);
  });

  it("lists every difference with what each side says, and nothing on which they agree", async () => {
    const lines = await differences();
    const byChild = new Map(
      lines.map(({ child, kind, ledgerSays, rollSays }) => [
        (child as { id: string }).id,
        [kind, ledgerSays, rollSays],
      ]),
    );
    expect(byChild.size).toBe(lines.length);
    expect(Object.fromEntries(byChild)).toEqual(
      Object.fromEntries(
        Object.entries({
          "dropout by the roll": ["ROLL_ALONE_SAYS_DROPOUT", "未列入劝返台账", "学籍：辍学（2018-05-02）"],
          "dropout by the ledger": ["LEDGER_ALONE_SAYS_DROPOUT", "劝返台账：2018-10-08发现，未返校", "学籍：在籍"],
          "dropout on no roll": ["DROPOUT_ON_NO_ROLL", "劝返台账：2018-05-13发现，未返校", "无学籍"],
          "back by the ledger": [
            "RETURNED_BUT_ROLL_SAYS_DROPOUT",
            "劝返台账：2018-05-11发现，2018-09-03返校",
            "学籍：辍学（2018-05-02）",
          ],
          "struck off too early": ["STRUCK_OFF_BUT_FOUND", "2018-12-01销号", "无学籍"],
          "on the roll alone": [
            "ON_ROLL_BUT_NOT_REGISTERED",
            "未列入适龄儿童台账（本县无户籍、无居住登记）",
            "学籍：在籍",
          ],
          unexplained: ["SCHOOL_AGE_UNEXPLAINED", "列入适龄儿童台账，未列入疑似辍学、辍学台账", "无学籍"],
        }).map(([name, line]) => [childId(name), line]),
      ),
    );
  });

  it("lists one kind of difference, and every one once, one a page", async () => {
    expect(await differences({ kinds: ["DROPOUT_ON_NO_ROLL"] })).toMatchObject([
      { child: { id: childId("dropout on no roll") } },
    ]);
    const seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { differences: page } = await read({ first: 1, after });
      seen.push(...page.edges.map(({ node }: { node: unknown }) => node));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(await differences());
  });

  it("costs three statements", async () => {
    expect(await statementsDuring(() => ask())).toHaveLength(3);
  });

  it("is narrowed to a township's own territory", async () => {
    const reconciliation = await read({}, callerOf("township", { regions: [RURAL] }));
    expect(reconciliation).toMatchObject({ schoolAge: 1, suspected: 1, dropouts: 0, onRoll: 1 });
    expect(reconciliation.differences.edges).toEqual([]);
  });

  it("is none before the first sweep of a year", async () => {
    expect(await read({ schoolYear: "2019-2020" })).toBeNull();
  });

  it("is closed to schools, readers of figures, other departments and counties, and without a purpose", async () => {
    for (const caller of [
      callerOf("school", { regions: ["450204001"], school: "2145020401" }),
      callerOf("leader"),
      callerOf("civil-affairs"),
      callerOf("education", { regions: ["450205"] }),
      callerOf("office", { purpose: null }),
    ])
      expect((await ask({}, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
