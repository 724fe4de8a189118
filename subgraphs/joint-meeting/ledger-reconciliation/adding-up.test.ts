import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { callerOf } from "../../../test/support/callers";
import type { PlantedFinding, SweptChild } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { WHEREABOUTS_KINDS } from "../finding/finding-kind";
import { RollState } from "../three-ledgers/roll-state";

const TOTALS = `{
  ledgerReconciliation(regionCode: "450204", schoolYear: "2018-2019") {
    schoolAge states { state children } suspected dropouts outsideSchoolAge
    onRoll onRollOfLedger onRollNotRegistered onRollNotOfAge byTownship { schoolAge suspected dropouts }
  } }`;
const PAGE = `query ($ledger: ThreeLedger!, $after: String) {
  threeLedgers(ledger: $ledger, regionCode: "450204", schoolYear: "2018-2019", first: 70, after: $after) {
    edges { node { child { id } schoolingState } } pageInfo { hasNextPage endCursor }
  } }`;

const CHILDREN = 300;

/** Facts of a child in any mixture, likely or not, and perhaps a finding. */
const invented: fc.Arbitrary<{ facts: SweptChild; finding: PlantedFinding | null }> = fc.record({
  facts: fc.record({
    school_age: fc.boolean(),
    registered_here: fc.boolean(),
    on_roll: fc.boolean(),
    roll_state: fc.option(fc.constantFrom(...Object.values(RollState)), { nil: null }),
    township_code: fc.option(fc.constantFrom("450204001", "450204100"), { nil: null }),
  }),
  finding: fc.option(
    fc.record({
      kind: fc.constantFrom(...WHEREABOUTS_KINDS),
      state: fc.constantFrom("OPEN" as const, "CONFIRMED" as const, "REFUTED" as const, "SETTLED" as const),
    }),
    { nil: null },
  ),
});

describe("the totals of children in any mixture", () => {
  let county: SweptCounty;
  const seed = Date.now() % 1_000_000;

  beforeAll(async () => {
    county = await startSweptCounty();
    const sweep = await county.rows.sweep();
    for (const [index, { facts, finding }] of fc.sample(invented, { seed, numRuns: CHILDREN }).entries()) {
      await county.rows.child(sweep, `child ${index}`, facts);
      if (finding !== null) await county.rows.finding(sweep, `child ${index}`, finding);
    }
  });
  afterAll(() => county?.close());

  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

  it(`add up, and are those of the ledgers themselves (seed ${seed})`, async () => {
    const { data, errors } = await county.ask(callerOf("office"), TOTALS);
    expect(errors).toEqual([]);
    const { states, byTownship, ...totals } = data.ledgerReconciliation;
    const counted: Record<string, number> = Object.fromEntries(
      states.map((line: { state: string; children: number }) => [line.state, line.children]),
    );
    expect(sum(Object.values(counted))).toBe(totals.schoolAge);
    expect(totals.onRollOfLedger + totals.onRollNotRegistered + totals.onRollNotOfAge).toBe(totals.onRoll);
    expect((counted["SUSPECTED"] ?? 0) + (counted["DROPOUT"] ?? 0) + totals.outsideSchoolAge).toBe(
      totals.suspected + totals.dropouts,
    );
    for (const ledger of ["schoolAge", "suspected", "dropouts"])
      expect(sum(byTownship.map((line: Record<string, number>) => line[ledger]))).toBe(totals[ledger]);

    for (const [ledger, total] of [
      ["SCHOOL_AGE", totals.schoolAge],
      ["SUSPECTED", totals.suspected],
      ["DROPOUT", totals.dropouts],
    ]) {
      const entries = await readAll(ledger);
      expect(new Set(entries.map(({ child }) => child.id)).size).toBe(total);
      if (ledger !== "SCHOOL_AGE") continue;
      for (const [state, children] of Object.entries(counted))
        expect(entries.filter(({ schoolingState }) => schoolingState === state)).toHaveLength(children);
    }
  });

  async function readAll(ledger: string): Promise<{ child: { id: string }; schoolingState: string }[]> {
    const entries: { child: { id: string }; schoolingState: string }[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await county.ask(callerOf("office"), PAGE, { ledger, after });
      entries.push(...data.threeLedgers.edges.map(({ node }: { node: (typeof entries)[number] }) => node));
      ({ endCursor: after, hasNextPage: more } = data.threeLedgers.pageInfo);
    }
    return entries;
  }
});
