import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import { LEDGER_KINDS, ThreeLedger } from "../../../subgraphs/joint-meeting/three-ledgers/three-ledger";
import type { SweptFinding } from "../../support/sweep-run";
import { SweptCounty } from "../sweep/swept-county";

const SIZE = 3000;
const SEED = 20_240_725;

const LEDGER = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $ledger: ThreeLedger!, $after: String) {
  threeLedgers(ledger: $ledger, regionCode: $regionCode, schoolYear: $schoolYear, first: 1000, after: $after) {
    edges { node { child { id } kind schoolingState } } pageInfo { hasNextPage endCursor }
  }
}`;
const TOTALS = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!) {
  ledgerReconciliation(regionCode: $regionCode, schoolYear: $schoolYear) {
    schoolAge states { state children } suspected dropouts outsideSchoolAge onRoll onRollOfLedger onRollNotRegistered
    onRollNotOfAge
    differences(kinds: [SCHOOL_AGE_UNEXPLAINED], first: 1000) { edges { node { child { id } rollSays } } }
  }
  indicators(regionCode: $regionCode, schoolYear: $schoolYear, level: COUNTY) { kind numerator denominator }
  dropoutRate(regionCode: $regionCode, schoolYear: $schoolYear) { stage dropouts enrolledAtStart }
}`;
const CHILDREN = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $kind: IndicatorKind!, $part: IndicatorPart!, $code: String!,
    $after: String) {
  indicatorChildren(regionCode: $regionCode, schoolYear: $schoolYear, kind: $kind, level: COUNTY, code: $code,
      part: $part, first: 1000, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor }
  }
}`;

interface Entry {
  child: { id: string };
  kind: string | null;
  schoolingState: string;
}

describe(`the ledgers of a county with every trap (${SIZE} children, seed ${SEED})`, () => {
  let county: SweptCounty;
  let found: SweptFinding[];

  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const { regionCode, schoolYear } = county.generated;
    const { data, errors } = await county.stack.ask(query, {
      purpose: "SWEEP",
      variables: { regionCode, schoolYear, ...variables },
    });
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return data;
  };
  /** All rows of a listing, page by page. */
  async function readAll<Row>(query: string, field: string, variables: Record<string, unknown>): Promise<Row[]> {
    const rows: Row[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { [field]: page } = await ask(query, { ...variables, after });
      rows.push(...page.edges.map(({ node }: { node: Row }) => node));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    return rows;
  }
  const readLedger = (ledger: string): Promise<Entry[]> => readAll(LEDGER, "threeLedgers", { ledger });
  const countOf = (kinds: readonly (string | null)[]): Record<string, number> =>
    Object.fromEntries([...Map.groupBy(kinds, String)].map(([kind, all]) => [kind, all.length]).toSorted());

  beforeAll(async () => {
    county = await SweptCounty.start({ size: SIZE, seed: SEED });
    const sweep = await county.sweep();
    if (sweep.state !== "COMPLETED") throw new Error(`the sweep is ${sweep.state}`);
    found = await county.readFindings(sweep.id);
  }, 240_000);
  afterAll(() => county?.close());

  test.each([ThreeLedger.SUSPECTED, ThreeLedger.DROPOUT])("%s has whom the sweep found, each once", async (ledger) => {
    const ofLedger = found.filter(({ kind }) => LEDGER_KINDS[ledger].includes(kind as FindingKind));
    const entries = await readLedger(ledger);
    expect(entries.map(({ child, kind }) => `${child.id} ${kind}`).toSorted()).toEqual(
      ofLedger.map(({ childId, kind }) => `${childId} ${kind}`).toSorted(),
    );
    expect(entries.length).toBeGreaterThan(SIZE / 100);
  });

  test("every child of school age stands in one state, nobody unexplained, and the rolls are accounted for", async () => {
    const { ledgerReconciliation } = await ask(TOTALS);
    const { schoolAge, states, differences, ...totals } = ledgerReconciliation;
    expect(differences.edges).toEqual([]);
    const entries = await readLedger("SCHOOL_AGE");
    expect(new Set(entries.map(({ child }) => child.id)).size).toBe(schoolAge);
    const counted = states.filter(({ children }: { children: number }) => children > 0);
    expect(countOf(entries.map(({ schoolingState }) => schoolingState))).toEqual(
      Object.fromEntries(
        counted.map(({ state, children }: { state: string; children: number }) => [state, children]).toSorted(),
      ),
    );
    expect(totals.onRollOfLedger + totals.onRollNotRegistered + totals.onRollNotOfAge).toBe(totals.onRoll);
    const isOut = ({ schoolingState }: Entry): boolean => ["SUSPECTED", "DROPOUT"].includes(schoolingState);
    expect(entries.filter(isOut).length + totals.outsideSchoolAge).toBe(totals.suspected + totals.dropouts);
  });

  test("the indicators are education's own where it counts, and have as many children behind them as they count", async () => {
    const { indicators, dropoutRate } = await ask(TOTALS);
    for (const { stage, dropouts, enrolledAtStart } of dropoutRate)
      expect(indicators).toContainEqual({
        kind: `DROPOUT_RATE_${stage}`,
        numerator: dropouts,
        denominator: enrolledAtStart,
      });
    const code = county.generated.regionCode;
    for (const { kind, numerator, denominator } of indicators) {
      if (kind === "REPORTS_ON_TIME") continue;
      expect([kind, denominator > 0]).toEqual([kind, true]);
      for (const [part, number] of [
        ["NUMERATOR", numerator],
        ["DENOMINATOR", denominator],
      ]) {
        const children = await readAll<{ id: string }>(CHILDREN, "indicatorChildren", { kind, part, code });
        expect([kind, part, new Set(children.map(({ id }) => id)).size, children.length]).toEqual([
          kind,
          part,
          number,
          number,
        ]);
      }
    }
  });
});
