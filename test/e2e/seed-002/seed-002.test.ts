import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CountyStack } from "../../support/county-stack";
import { runSweep } from "../../support/sweep-run";

const COUNTY = "450204";
const SCOPE = { regionCode: COUNTY, schoolYear: "2018-2019" };

/** 柳南区教育局《2018年义务教育控辍保学总结》: where the sixteen who are still out have their 户籍. */
const STILL_OUT = {
  柳南区: 4,
  柳江区: 3,
  柳城县: 1,
  融安县: 1,
  兴宾区: 4,
  金城江区: 1,
  桂平市: 1,
  忻城县: 1,
};

const LEDGER = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $ledger: ThreeLedger!, $after: String) {
  threeLedgers(ledger: $ledger, regionCode: $regionCode, schoolYear: $schoolYear, first: 1000, after: $after) {
    edges { node {
      child { id identity { name } } kind homeRegion { code name } migrant poorHousehold schoolingState reason
      responsible { kind school { name } } school { name }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const INDICATORS = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!) {
  indicators(regionCode: $regionCode, schoolYear: $schoolYear, level: COUNTY) {
    kind numerator denominator rate target meetsTarget asOf
  }
  dropoutSummary(regionCode: $regionCode, asOf: "2018-12-31") { found returned out migrants migrantShare }
  dropoutRate(regionCode: $regionCode, schoolYear: $schoolYear) { stage dropouts enrolledAtStart }
}`;
const FOUND = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $part: IndicatorPart!) {
  indicatorChildren(regionCode: $regionCode, schoolYear: $schoolYear, kind: PERSUASION_RATE, level: COUNTY,
      code: "450204", part: $part, first: 1000) {
    edges { node { id household { county { code } state } residence { homeCounty { code } } povertyRelief { category } } }
  }
}`;
const RECONCILIATION = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!) {
  ledgerReconciliation(regionCode: $regionCode, schoolYear: $schoolYear) {
    schoolAge states { state children } suspected dropouts outsideSchoolAge onRoll onRollOfLedger onRollNotRegistered
    onRollNotOfAge
  }
}`;

interface Entry {
  child: { id: string; identity: { name: string } | null };
  homeRegion: { code: string; name: string } | null;
  [field: string]: unknown;
}

interface FoundChild {
  household: { county: { code: string }; state: string } | null;
  residence: { homeCounty: { code: string } } | null;
  povertyRelief: { category: string } | null;
}

describe("the figures of 柳南区's summary of 2018, out of the ledgers and indicators after a sweep", () => {
  let county: CountyStack;

  const ask = async (query: string, variables: Record<string, unknown> = {}, account = "office") => {
    const { data, errors } = await county.ask(query, {
      account,
      // Sweeps compare; poor households are told to a report.
      purpose: query === FOUND ? "REPORT" : "SWEEP",
      variables: { ...SCOPE, ...variables },
    });
    expect(errors).toEqual([]);
    return data;
  };
  const readLedger = async (ledger: string): Promise<Entry[]> => {
    const entries: Entry[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { threeLedgers } = await ask(LEDGER, { ledger, after });
      entries.push(...threeLedgers.edges.map(({ node }: { node: Entry }) => node));
      ({ endCursor: after, hasNextPage: more } = threeLedgers.pageInfo);
    }
    return entries;
  };
  const found = async (part: string): Promise<FoundChild[]> =>
    (await ask(FOUND, { part })).indicatorChildren.edges.map(({ node }: { node: FoundChild }) => node);
  const indicator = (indicators: { kind: string }[], kind: string) => indicators.find((line) => line.kind === kind);
  const homeOf = ({ household, residence }: FoundChild): string | undefined =>
    household !== null && household.state !== "CANCELLED_MOVED" ? household.county.code : residence?.homeCounty.code;

  beforeAll(async () => {
    county = await CountyStack.start();
    const sweep = await runSweep(ask, { ...SCOPE, asOf: "2018-12-31" }, 60_000);
    if (sweep.state !== "COMPLETED") throw new Error(`the sweep is ${sweep.state}`);
  }, 180_000);
  afterAll(() => county?.close());

  test("共计排查出75名辍学学生，成功劝返59名，尚有16名", async () => {
    const { indicators, dropoutSummary } = await ask(INDICATORS);
    expect(indicator(indicators, "PERSUASION_RATE")).toMatchObject({ numerator: 59, denominator: 75, rate: 59 / 75 });
    expect(dropoutSummary).toMatchObject({ found: 75, returned: 59, out: 16 });
    expect(await found("DENOMINATOR")).toHaveLength(75);
    expect(await found("NUMERATOR")).toHaveLength(59);
    expect(await readLedger("DROPOUT")).toHaveLength(16);
  });

  test("16名辍学学生的户籍地", async () => {
    const homes = Object.groupBy(await readLedger("DROPOUT"), ({ homeRegion }) => homeRegion?.name ?? "");
    expect(Object.fromEntries(Object.entries(homes).map(([name, entries]) => [name, entries?.length]))).toEqual(
      STILL_OUT,
    );
  });

  test("其中1人为忻城县户籍建档立卡贫困户；无柳南区建档立卡贫困学生", async () => {
    const poor = (await readLedger("DROPOUT")).filter(({ poorHousehold }) => poorHousehold);
    expect(poor.map(({ homeRegion }) => homeRegion?.name)).toEqual(["忻城县"]);
    const ofPoorHouseholds = (await found("DENOMINATOR")).filter(({ povertyRelief }) => povertyRelief !== null);
    expect(ofPoorHouseholds.map(homeOf)).not.toContain(COUNTY);
  });

  test("80%以上为进城务工人员随迁子女", async () => {
    const all = await found("DENOMINATOR");
    const migrants = all.filter((child) => homeOf(child) !== COUNTY);
    const { dropoutSummary } = await ask(INDICATORS);
    expect([migrants.length, all.length]).toEqual([62, 75]);
    expect(dropoutSummary).toMatchObject({ migrants: 62, migrantShare: 62 / 75 });
    expect(migrants.length / all.length).toBeGreaterThan(0.8);
  });

  test("九年义务巩固率为99.91%，超过市教育局下达的97%指标", async () => {
    const { indicators } = await ask(INDICATORS);
    const consolidation = indicator(indicators, "CONSOLIDATION_RATE") as unknown as { rate: number };
    expect(consolidation).toMatchObject({ numerator: 3330, denominator: 3333, target: 0.97, meetsTarget: true });
    expect((consolidation.rate * 100).toFixed(2)).toBe("99.91");
  });

  test("the dropout rates are education's own, and leaders see the same numbers", async () => {
    const { indicators, dropoutRate } = await ask(INDICATORS);
    for (const { stage, dropouts, enrolledAtStart } of dropoutRate)
      expect(indicator(indicators, `DROPOUT_RATE_${stage}`)).toMatchObject({
        numerator: dropouts,
        denominator: enrolledAtStart,
      });
    expect((await ask(INDICATORS, {}, "leader")).indicators).toEqual(indicators);
  });

  test("each dropout is named by the departments, says why, and who is to act", async () => {
    for (const entry of await readLedger("DROPOUT"))
      expect(entry).toMatchObject({
        child: { identity: { name: expect.any(String) } },
        kind: "DROPOUT",
        schoolingState: "DROPOUT",
        reason: expect.stringContaining("劝返台账"),
        responsible: { kind: expect.any(String) },
      });
  });

  test("the ledgers add up to the last child, and none of school age is left unexplained", async () => {
    const { ledgerReconciliation } = await ask(RECONCILIATION);
    const { schoolAge, states, suspected, dropouts, outsideSchoolAge, ...rolls } = ledgerReconciliation;
    const counted = Object.fromEntries(states.map(({ state, children }: Record<string, string>) => [state, children]));
    const total = Object.values(counted).reduce((sum: number, children) => sum + Number(children), 0);
    expect(total).toBe(schoolAge);
    expect(counted["UNEXPLAINED"]).toBe(0);
    expect(counted["SUSPECTED"] + counted["DROPOUT"] + outsideSchoolAge).toBe(suspected + dropouts);
    expect(dropouts).toBe(16);
    expect(rolls.onRollOfLedger + rolls.onRollNotRegistered + rolls.onRollNotOfAge).toBe(rolls.onRoll);
    const entries = await readLedger("SCHOOL_AGE");
    expect(new Set(entries.map(({ child }) => child.id)).size).toBe(schoolAge);
    expect(await readLedger("SUSPECTED")).toHaveLength(suspected);
  });
});
