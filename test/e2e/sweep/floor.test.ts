import { expect, it } from "@jest/globals";
import { rmSync } from "node:fs";
import { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import { runFloor } from "../../bench/sweep/floor";
import { getAdminUrl } from "../../config";
import { generateCounty } from "../../support/generated-county/generate-county";
import { createCountyDatabases } from "../rosters/county-databases";

/** What a child without its refused row would be taken for. */
const WITHOUT_ITS_ROW: readonly string[] = [
  FindingKind.NOT_ENROLLED,
  FindingKind.EMPTY_HOUSEHOLD_ENTRY,
  FindingKind.DISABLED_NOT_PLACED,
];

const COUNTIES = [
  { size: 5000, seed: 6 },
  { size: 5000, seed: 8, regionCode: "451302", asOf: "2019-04-12" },
];

it.each(COUNTIES)("the benchmark's floor counts the truth, as far as nothing is sealed: %j", async (options) => {
  const county = generateCounty(options);
  const databases = await createCountyDatabases();
  try {
    await databases.import(county.folder);
    const { counts } = await runFloor(getAdminUrl(), (name) => databases.connections[name]?.url ?? "", county);
    const sum = (kinds: readonly string[], countOf: (kind: string) => number) =>
      kinds.reduce((total, kind) => total + countOf(kind), 0);
    const truth = Map.groupBy(county.truth, ({ kind }): string => kind);
    const trueCount = (kind: string) => truth.get(kind)?.length ?? 0;
    const others = Object.values(FindingKind).filter(
      (kind) => kind !== FindingKind.ROLL_ROW_REJECTED && !WITHOUT_ITS_ROW.includes(kind),
    );
    const pick = (countOf: (kind: string) => number) => Object.fromEntries(others.map((kind) => [kind, countOf(kind)]));
    expect(pick((kind) => counts[kind] ?? 0)).toEqual(pick(trueCount));
    expect(sum(WITHOUT_ITS_ROW, (kind) => counts[kind] ?? 0)).toBe(
      sum([...WITHOUT_ITS_ROW, FindingKind.ROLL_ROW_REJECTED], trueCount),
    );
  } finally {
    await databases.drop();
    rmSync(county.folder, { recursive: true, force: true });
  }
});
