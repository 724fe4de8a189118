import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ConcludedSweeps, type Draft } from "../../../test/support/sweep-drafts";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const COUNT = 10_000;

describe("publishing the findings of a large county", () => {
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

  const drafts = (from: number, statement: string): Draft[] =>
    Array.from({ length: COUNT }, (_, index) => ({ child: `child ${from + index}`, statement }));

  // Trying each pair of draft and finding would take minutes, and run into the limit of a statement.
  it("stays within the limit of a statement, whether they are new, changed or gone", async () => {
    for (const [asOf, given] of [
      ["2018-11-30", drafts(0, "无学籍")],
      ["2018-12-31", drafts(COUNT / 2, "学籍转出")],
    ] as const) {
      const sweepId = await county.rows.sweep({ asOf });
      await sweeps.insertDrafts(sweepId, given);
      await sweeps.publish(sweepId, asOf);
    }
    expect(await county.sql("SELECT state, count(*)::int FROM finding GROUP BY state ORDER BY state")).toEqual([
      { state: "OPEN", count: COUNT },
      { state: "SETTLED", count: COUNT / 2 },
    ]);
  });
});
