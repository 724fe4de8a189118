import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MASKED } from "../../../gateway/exports/sheet";
import { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import type { SweepEnd } from "../../support/sweep-run";
import { SweptCounty } from "./swept-county";

const START_MS = 300_000;
const SWEEP_MS = 150_000;
const PERFECT = Object.fromEntries(Object.values(FindingKind).map((kind) => [kind, { precision: 1, recall: 1 }]));

/** Counties in autumn, one in spring, and one swept as of a day that has passed. */
const COUNTIES = [
  { size: 5000, seed: 20181231 },
  { size: 20_000, seed: 4 },
  { size: 5000, seed: 7, regionCode: "451302", asOf: "2019-04-12" },
  { size: 5000, seed: 9, asOf: "2018-12-20", today: "2019-01-25" },
];

describe.each(COUNTIES)("a sweep of a county whose truth is known: %j", (options) => {
  let county: SweptCounty;
  let end: SweepEnd;

  beforeAll(async () => {
    county = await SweptCounty.start(options);
    end = await county.sweep();
  }, START_MS);
  afterAll(() => county?.close());

  it("finds every child of every kind, and nobody wrongly", async () => {
    expect(end).toMatchObject({ state: "COMPLETED", missing: [] });
    const { faults, scores } = await county.judge(end.id);
    expect(faults).toEqual([]);
    expect(scores).toEqual(PERFECT);
  });

  it("counts by kind what it lists", () => {
    const found = Map.groupBy(county.generated.truth, ({ kind }) => kind);
    const told = Object.fromEntries(end.findingsByKind.map(({ kind, count }) => [kind, count]));
    expect(told).toEqual(Object.fromEntries([...found].map(([kind, findings]) => [kind, findings.length])));
  });
});

describe("a sweep that is run again on unchanged registers", () => {
  let county: SweptCounty;
  let first: SweepEnd;

  beforeAll(async () => {
    county = await SweptCounty.start({ size: 5000, seed: 11, regionCode: "450203", asOf: "2018-12-20" });
    first = await county.sweep();
  }, START_MS);
  afterAll(() => county?.close());

  it(
    "finds the same, and doubles nothing",
    async () => {
      const before = await county.readFindings(first.id);
      const again = await county.sweep();
      expect(again).toMatchObject({ state: "COMPLETED", findingsByKind: first.findingsByKind });
      expect(await county.readFindings(again.id)).toEqual(before);
      expect((await county.judge(again.id)).faults).toEqual([]);
    },
    SWEEP_MS,
  );

  it(
    "gives out one line for each finding and no other by npm run sweep",
    async () => {
      const { regionCode, schoolYear, asOf, folder } = county.generated;
      const file = join(folder, "findings.csv");
      const what = ["--region", regionCode, "--year", schoolYear, "--as-of", asOf, "--out", file];
      const { stdout } = await county.stack.run("dist/infra/county/sweep.js", ...what);
      expect(stdout).toContain(file);
      const text = readFileSync(file, "utf8");
      expect(text.startsWith("\ufeff")).toBe(true);
      const lines = parse<Record<string, string>>(text, { bom: true, columns: true });
      const expected = county.truth.map((key) => key.split(" ")[0]);
      expect(lines.map((line) => line["kind"]).toSorted()).toEqual(expected.toSorted());
      // A list opens no child: whose number it is, the office sees in the child's case.
      expect(new Set(lines.map((line) => line["公民身份号码"]))).toEqual(new Set([MASKED]));
    },
    SWEEP_MS,
  );
});
