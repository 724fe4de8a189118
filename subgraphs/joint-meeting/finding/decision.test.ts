import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { type Role, ROLE_SCOPES } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const OUTCOME = `
  __typename
  ... on Refusal { reason message }
  ... on Finding { state settledOn history { kind actor post department at reason note paper } }`;

const ACTS = {
  confirm: `mutation ($id: ID!, $note: String) { outcome: confirmFinding(id: $id, note: $note) { ${OUTCOME} } }`,
  refute: `mutation ($id: ID!, $reason: String!) { outcome: refuteFinding(id: $id, reason: $reason) { ${OUTCOME} } }`,
  settle: `mutation ($id: ID!, $reason: SettleReason!, $paper: String, $on: Date!, $note: String) {
    outcome: settleFinding(id: $id, reason: $reason, paper: $paper, on: $on, note: $note) { ${OUTCOME} } }`,
  reopen: `mutation ($id: ID!, $reason: String!) { outcome: reopenFinding(id: $id, reason: $reason) { ${OUTCOME} } }`,
};
type Act = keyof typeof ACTS;

const GIVEN: Record<Act, Record<string, unknown>> = {
  confirm: { note: "家访属实：黄小明在家" },
  refute: { reason: "在市二中就读" },
  settle: { reason: "RETURNED", paper: "返校确认书3号", on: "2018-12-20", note: "已返校" },
  reopen: { reason: "家长来电" },
};

describe("the office decides on a finding", () => {
  let county: SweptCounty;
  let sweep: string;
  let id: string;
  const office = callerOf("office");

  const act = async (name: Act, given: Record<string, unknown> = {}, caller: Caller = office) => {
    const answer = await county.ask(caller, ACTS[name], { id, ...GIVEN[name], ...given });
    return { ...answer, outcome: answer.data?.outcome };
  };
  const expectRefusal = async (name: Act, given: Record<string, unknown>, reason: string): Promise<void> => {
    expect((await act(name, given)).outcome).toMatchObject({ __typename: "Refusal", reason });
  };
  const history = (): Promise<{ kind: string; note_sealed: Buffer; paper_sealed: Buffer }[]> =>
    county.sql("SELECT * FROM finding_event WHERE finding_id = $1 ORDER BY ordinal", [id]);

  beforeAll(async () => {
    county = await startSweptCounty();
    sweep = await county.rows.sweep();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE finding CASCADE");
    id = await county.rows.finding(sweep, "小明", { kind: "DROPOUT", since: "2018-05-11" });
  });

  it("verifies it and strikes it off, and who did what is told", async () => {
    expect((await act("confirm")).outcome).toMatchObject({
      __typename: "Finding",
      state: "CONFIRMED",
      settledOn: null,
    });
    const { outcome, errors } = await act("settle");
    expect(errors).toEqual([]);
    const by = { actor: "test-office", post: "测试岗位", department: "office", at: "2018-12-31T04:00:00.000Z" };
    expect(outcome).toEqual({
      __typename: "Finding",
      state: "SETTLED",
      settledOn: "2018-12-20",
      history: [
        expect.objectContaining({ kind: "FOUND", actor: null }),
        { ...by, kind: "CONFIRMED", reason: null, note: "家访属实：黄小明在家", paper: null },
        { ...by, kind: "SETTLED", reason: "RETURNED", note: "已返校", paper: "返校确认书3号" },
      ],
    });
  });

  it("refutes it with a reason, and has it verified anew", async () => {
    expect((await act("refute")).outcome).toMatchObject({ state: "REFUTED" });
    expect((await act("reopen")).outcome).toMatchObject({ state: "OPEN" });
    expect((await act("confirm")).outcome).toMatchObject({ state: "CONFIRMED" });
    expect((await act("reopen")).outcome).toMatchObject({
      state: "OPEN",
      history: ["FOUND", "REFUTED", "REOPENED", "CONFIRMED", "REOPENED"].map((kind) => ({ kind })),
    });
  });

  it.each([
    ["confirm", [], "confirm", "CONFIRMED"],
    ["refute", [], "refute", "REFUTED"],
  ] as const)("does not %s twice", async (first, _none, again, state) => {
    expect((await act(first)).outcome).toMatchObject({ state });
    await expectRefusal(again, {}, "ALREADY_DONE");
    expect(await history()).toHaveLength(2);
  });

  it.each([
    [[], "settle", "WRONG_STATE"],
    [[], "reopen", "ALREADY_DONE"],
    [["confirm"], "refute", "WRONG_STATE"],
    [["refute"], "confirm", "WRONG_STATE"],
    [["confirm", "settle"], "settle", "ALREADY_DONE"],
    [["confirm", "settle"], "reopen", "WRONG_STATE"],
    [["refute", "settle"], "confirm", "WRONG_STATE"],
  ] as [Act[], Act, string][])("after %j is refused to %s as %s", async (before, name, reason) => {
    for (const done of before) expect((await act(done)).outcome).toMatchObject({ __typename: "Finding" });
    await expectRefusal(name, {}, reason);
    expect(await history()).toHaveLength(1 + before.length);
  });

  it.each([
    ["refute", { reason: " " }],
    ["refute", { reason: "理".repeat(2001) }],
    ["reopen", { reason: "" }],
    ["confirm", { note: "a\0b" }],
    ["settle", { on: "2019-01-01" }],
    ["settle", { paper: null }],
    ["settle", { paper: "  " }],
    ["settle", { reason: "NO_LONGER_FOUND" }],
    ["settle", { reason: "RECORDS_LINKED" }],
    ["settle", { reason: "SUBSIDY_GRANTED" }],
    ["settle", { on: "2018-05-10" }],
    ["settle", { on: "1990-12-20" }],
  ] as [Act, Record<string, unknown>][])("must give what %s needs: %j", async (name, given) => {
    if (name === "settle") await act("confirm");
    await expectRefusal(name, given, "INVALID");
  });

  it.each([
    ["SUBSIDY_GRANTED", "Finding"],
    ["RETURNED", "Refusal"],
    ["ENROLLED", "Refusal"],
    ["HANDED_OVER", "Finding"],
  ])("strikes off a gap of subsidy as %s: %s", async (reason, outcome) => {
    id = await county.rows.finding(sweep, "小红", { kind: "SUBSIDY_GAP", since: null });
    await act("confirm");
    expect((await act("settle", { reason })).outcome).toMatchObject({ __typename: outcome });
  });

  it("strikes off what has no day of its own within its school year", async () => {
    id = await county.rows.finding(sweep, "小刚", { kind: "NOT_ENROLLED", since: null });
    await act("confirm");
    await expectRefusal("settle", { reason: "ENROLLED", on: "2018-08-31" }, "INVALID");
    expect((await act("settle", { reason: "ENROLLED", on: "2018-09-01" })).outcome).toMatchObject({ state: "SETTLED" });
  });

  it.each(["MISREPORTED", "OVER_AGE", "RECORD_MENDED"])("strikes off as %s without a paper", async (reason) => {
    await act("refute");
    expect((await act("settle", { reason, paper: null })).outcome).toMatchObject({ state: "SETTLED" });
  });

  it("finds none by an id that there is none of, or in another county", async () => {
    for (const name of Object.keys(ACTS) as Act[]) {
      for (const missing of ["none", "0190a000-0000-7000-8000-000000000000"])
        await expectRefusal(name, { id: missing }, "NOT_FOUND");
      const { outcome } = await act(name, {}, callerOf("office", { regions: ["450205"] }));
      expect(outcome).toMatchObject({ reason: "NOT_FOUND" });
    }
  });

  it.each((Object.keys(ROLE_SCOPES) as Role[]).filter((role) => role !== "office"))(
    "and not %s, whatever it owns",
    async (role) => {
      for (const name of Object.keys(ACTS) as Act[]) {
        const { data, errors } = await act(name, {}, callerOf(role));
        expect(data).toEqual({ outcome: null });
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
      expect(await history()).toHaveLength(1);
    },
  );

  it("under CASE and SWEEP alone", async () => {
    for (const purpose of [null, "LETTER", "SUBSIDY", "REPORT"] as const) {
      const { errors } = await act("confirm", {}, callerOf("office", { purpose }));
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    expect((await act("confirm", {}, callerOf("office", { purpose: "SWEEP" }))).outcome).toMatchObject({
      state: "CONFIRMED",
    });
  });

  it("once, when several decide at a time", async () => {
    const same = await Promise.all(Array.from({ length: 6 }, () => act("confirm")));
    const outcomes = same.map(({ outcome }) => outcome.reason ?? outcome.state).toSorted();
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => "ALREADY_DONE"), "CONFIRMED"]);
    expect(await history()).toHaveLength(2);
    await act("reopen");
    const [one, other] = await Promise.all([act("confirm"), act("refute")]);
    expect([one, other].filter(({ outcome }) => outcome.__typename === "Finding")).toHaveLength(1);
    expect([one, other].find(({ outcome }) => outcome.__typename === "Refusal")?.outcome.reason).toBe("WRONG_STATE");
  });

  it("and what is written down stands in no table in clear", async () => {
    await act("confirm");
    await act("settle");
    const dump = await county.sql<{ line: string }>(
      "SELECT e::text AS line FROM finding_event e UNION ALL SELECT f::text FROM finding f",
    );
    const text = dump.map(({ line }) => line).join("\n");
    for (const clear of ["黄小明", "返校确认书"]) {
      expect(text).not.toContain(clear);
      expect(text).not.toContain(Buffer.from(clear).toString("hex"));
    }
    const [, confirmed, settled] = await history();
    expect(county.vault.open(confirmed!.note_sealed)).toBe("家访属实：黄小明在家");
    expect(county.vault.open(settled!.paper_sealed)).toBe("返校确认书3号");
  });
});
