import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { ConcludedSweeps, type Draft } from "../../../test/support/sweep-drafts";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const MING: Draft = { child: "小明" };
const HONG: Draft = { child: "小红", kind: "SUSPECTED_DROPOUT", severity: "MEDIUM", statement: "旷课8日" };

interface Told {
  child: string;
  kind: string;
  state: string;
  settled_on: string | null;
  events: string[];
}

describe("publishing the findings of a sweep", () => {
  let county: SweptCounty;
  let sweeps: ConcludedSweeps;

  beforeAll(async () => {
    county = await startSweptCounty();
    sweeps = await ConcludedSweeps.open(county);
  });
  afterAll(async () => {
    await sweeps?.close();
    await county?.close();
  });
  afterEach(() => county.sql("TRUNCATE sweep, child_link CASCADE"));

  const names = ["小明", "小红", "甲", "乙", "丙"];
  const nameOf = (id: string): string => names.find((name) => childId(name) === id) ?? id;

  /** Every finding with its history, in the order in which they came about. */
  const findings = async (): Promise<Told[]> =>
    (
      await county.sql<Told>(`
        SELECT child_id AS child, kind, state, settled_on::text,
          array(SELECT kind || coalesce(' ' || settle_reason, '') FROM finding_event
            WHERE finding_id = finding.id ORDER BY ordinal) AS events
        FROM finding ORDER BY (SELECT min(ordinal) FROM finding_event WHERE finding_id = finding.id)`)
    ).map((row) => ({ ...row, child: nameOf(row.child) }));
  const foundBy = async (sweepId: string): Promise<string[]> =>
    (
      await county.sql<{ child_id: string }>(
        "SELECT child_id FROM sweep_finding JOIN finding ON id = finding_id WHERE sweep_id = $1",
        [sweepId],
      )
    )
      .map(({ child_id }) => nameOf(child_id))
      .toSorted();
  const decide = (state: string): Promise<object[]> => county.sql("UPDATE finding SET state = $1", [state]);
  const settle = (on: string): Promise<object[]> =>
    county.sql("UPDATE finding SET state = 'SETTLED', settled_on = $1", [on]);
  const everything = (): Promise<object[]> =>
    county.sql(`
      SELECT f.*, NULL AS last_sweep_id, NULL AS last_seen_at, array(SELECT e.id FROM finding_event e WHERE e.finding_id = f.id)
      FROM finding f ORDER BY id`);

  it("opens what is new, and tells which sweep found it", async () => {
    const sweep = await sweeps.conclude({ drafts: [MING, HONG] });
    expect((await findings()).toSorted((one, other) => one.kind.localeCompare(other.kind))).toEqual([
      { child: "小明", kind: "NOT_ENROLLED", state: "OPEN", settled_on: null, events: ["FOUND"] },
      { child: "小红", kind: "SUSPECTED_DROPOUT", state: "OPEN", settled_on: null, events: ["FOUND"] },
    ]);
    expect(await foundBy(sweep)).toEqual(["小明", "小红"].toSorted());
  });

  it("changes nothing but when it was seen last, run again on what has not changed", async () => {
    await sweeps.conclude({ drafts: [MING, HONG] });
    const before = await everything();
    const again = await sweeps.conclude({ drafts: [MING, HONG] });
    expect(await everything()).toEqual(before);
    expect(await foundBy(again)).toHaveLength(2);
    const [{ count }] = (await county.sql("SELECT count(*)::int FROM finding WHERE last_sweep_id = $1", [again])) as [
      { count: number },
    ];
    expect(count).toBe(2);
  });

  it("does nothing for a sweep that it has published, whose drafts are erased", async () => {
    const sweep = await sweeps.conclude({ drafts: [MING] });
    const before = await everything();
    await sweeps.publish(sweep, "2018-12-31");
    expect(await everything()).toEqual(before);
  });

  it("settles what is found no more as of the sweep's day, and opens another when it comes again", async () => {
    await sweeps.conclude({ drafts: [MING, HONG], asOf: "2018-11-30" });
    await sweeps.conclude({ drafts: [HONG] });
    expect((await findings()).find(({ child }) => child === "小明")).toEqual({
      child: "小明",
      kind: "NOT_ENROLLED",
      state: "SETTLED",
      settled_on: "2018-12-31",
      events: ["FOUND", "SETTLED NO_LONGER_FOUND"],
    });
    await sweeps.conclude({ drafts: [MING, HONG], asOf: "2019-01-31" });
    const spells = (await findings()).filter(({ child }) => child === "小明");
    expect(spells.map(({ state }) => state)).toEqual(["SETTLED", "OPEN"]);
  });

  it("takes the worse kind of the same absence for another finding", async () => {
    await sweeps.conclude({ drafts: [HONG], asOf: "2018-11-30" });
    await sweeps.conclude({ drafts: [{ ...HONG, kind: "ABSENT_ON_ROLL" }] });
    expect((await findings()).map(({ kind, state }) => [kind, state])).toEqual([
      ["SUSPECTED_DROPOUT", "SETTLED"],
      ["ABSENT_ON_ROLL", "OPEN"],
    ]);
  });

  it.each([
    ["CONFIRMED", "无学籍", "CONFIRMED", ["FOUND"]],
    ["CONFIRMED", "学籍转出", "CONFIRMED", ["FOUND"]],
    ["REFUTED", "无学籍", "REFUTED", ["FOUND"]],
    ["REFUTED", "学籍转出", "OPEN", ["FOUND", "REOPENED"]],
  ])("leaves a %s finding, found again with 无学籍 become %s, %s", async (state, statement, after, events) => {
    await sweeps.conclude({ drafts: [MING], asOf: "2018-11-30" });
    await decide(state);
    await sweeps.conclude({ drafts: [{ ...MING, statement, severity: "MEDIUM" }] });
    expect(await findings()).toMatchObject([{ state: after, events }]);
    const [row] = await county.sql<{ evidence_sealed: Buffer; severity: string }>("SELECT * FROM finding");
    expect(county.vault.open(row!.evidence_sealed)).toContain(statement);
    expect(row!.severity).toBe("MEDIUM");
  });

  it("knows a pair in either order", async () => {
    const conflict = { child: "甲", other: "乙", kind: "ID_CONFLICT", severity: "MEDIUM" };
    await sweeps.conclude({ drafts: [conflict], asOf: "2018-11-30" });
    await sweeps.conclude({ drafts: [{ ...conflict, child: "乙", other: "甲" }] });
    expect(await findings()).toMatchObject([{ child: "乙", state: "OPEN", events: ["FOUND"] }]);
  });

  describe("of a day before the last sweep's", () => {
    it("changes no finding that is known, and still tells what it found", async () => {
      await sweeps.conclude({ drafts: [MING, { ...HONG, statement: "旷课12日" }] });
      await decide("REFUTED");
      const before = await everything();
      const older = await sweeps.conclude({ drafts: [{ ...HONG, statement: "旷课6日" }], asOf: "2018-11-30" });
      expect(await everything()).toEqual(before);
      expect(await foundBy(older)).toEqual(["小红"]);
    });

    it("settles by the later sweep what that one did not find, once", async () => {
      await sweeps.conclude({ drafts: [HONG] });
      for (const _time of [1, 2]) {
        const older = await sweeps.conclude({ drafts: [MING, HONG], asOf: "2018-11-30" });
        expect(await foundBy(older)).toEqual(["小明", "小红"].toSorted());
      }
      expect(await findings()).toMatchObject([
        { child: "小红", state: "OPEN" },
        { child: "小明", state: "SETTLED", settled_on: "2018-12-31", events: ["FOUND", "SETTLED NO_LONGER_FOUND"] },
      ]);
    });

    it("opens no spell beside one that was settled after its day", async () => {
      await sweeps.conclude({ drafts: [MING], asOf: "2018-10-31" });
      await settle("2018-12-20");
      const between = await sweeps.conclude({ drafts: [MING], asOf: "2018-11-30" });
      expect(await findings()).toHaveLength(1);
      expect(await foundBy(between)).toEqual(["小明"]);
    });
  });

  it("opens another spell for what is still found on the day of its settlement", async () => {
    await sweeps.conclude({ drafts: [MING] });
    await settle("2018-12-31");
    await sweeps.conclude({ drafts: [MING] });
    expect((await findings()).map(({ state }) => state)).toEqual(["SETTLED", "OPEN"]);
  });

  it("settles nothing in a new school year of a child that is past the age by then", async () => {
    await sweeps.conclude({ drafts: [MING, { ...HONG, kind: "NOT_ENROLLED" }] });
    await sweeps.conclude({ drafts: [], examined: ["小红"], asOf: "2019-09-30", schoolYear: "2019-2020" });
    expect(Object.fromEntries((await findings()).map(({ child, state }) => [child, state]))).toEqual({
      小明: "OPEN",
      小红: "SETTLED",
    });
  });

  it("settles a missing subsidy within its term alone", async () => {
    const gap: Draft = { child: "小明", kind: "SUBSIDY_GAP", severity: "LOW" };
    await sweeps.conclude({ drafts: [gap], asOf: "2018-12-31" });
    await sweeps.conclude({ drafts: [], asOf: "2019-03-31" });
    expect(await findings()).toMatchObject([{ state: "OPEN" }]);
    await sweeps.conclude({ drafts: [{ ...gap, child: "小红" }], asOf: "2019-04-30" });
    await sweeps.conclude({ drafts: [], asOf: "2019-05-31" });
    expect((await findings()).find(({ child }) => child === "小红")).toMatchObject({ state: "SETTLED" });
  });

  it("gives the drafts of a record that was linked meanwhile to its child", async () => {
    await county.rows.link("乙", "甲");
    await sweeps.conclude({
      drafts: [
        { child: "甲", other: "乙", kind: "ID_CONFLICT" },
        { child: "甲", kind: "SUBSIDY_GAP", statement: "甲" },
        { child: "乙", kind: "SUBSIDY_GAP", statement: "乙" },
        { child: "乙" },
        { child: "丙", other: "乙", kind: "ID_CONFLICT" },
      ],
    });
    const told = await county.sql<{ child_id: string; other_child_id: string | null; kind: string }>(
      "SELECT child_id, other_child_id, kind FROM finding ORDER BY kind",
    );
    expect(
      told.map((row) => [row.kind, nameOf(row.child_id), row.other_child_id && nameOf(row.other_child_id)]),
    ).toEqual([
      ["ID_CONFLICT", "丙", "甲"],
      ["NOT_ENROLLED", "甲", null],
      ["SUBSIDY_GAP", "甲", null],
    ]);
    const [gap] = await county.sql<{ evidence_sealed: Buffer }>("SELECT * FROM finding WHERE kind = 'SUBSIDY_GAP'");
    expect(county.vault.open(gap!.evidence_sealed)).toContain("甲");
  });
});
