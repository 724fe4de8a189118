import { afterAll, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import { createCountyDatabases } from "../rosters/county-databases";
import { CATALOGUE } from "../../support/generated-county/catalogue";
import { generateCounty, type GeneratedCounty } from "../../support/generated-county/generate-county";

const SIZE = 5000;
const counties: GeneratedCounty[] = [];
const generate = (size: number, seed: number): GeneratedCounty => {
  const county = generateCounty({ size, seed });
  counties.push(county);
  return county;
};
afterAll(() => {
  for (const { folder } of counties) rmSync(folder, { recursive: true, force: true });
});

function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ name, parentPath }) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(parentPath, name)))
        .digest("hex"),
    ]),
  );
}

function countKinds({ truth }: GeneratedCounty): Record<FindingKind, number> {
  const found = (kind: FindingKind) => truth.filter((finding) => finding.kind === kind).length;
  return Object.fromEntries(Object.values(FindingKind).map((kind) => [kind, found(kind)])) as never;
}

describe("a generated county", () => {
  const county = generate(SIZE, 1);

  it("is the same to the byte for the same seed, and another for another", () => {
    const first = digests(county.folder);
    expect(Object.keys(first)).toHaveLength(11);
    const again = generate(SIZE, 1);
    expect(digests(again.folder)).toEqual(first);
    expect(again.truth).toEqual(county.truth);
    const other = digests(generate(SIZE, 2).folder);
    expect(Object.keys(first).filter((name) => other[name] === first[name])).toEqual(["county.json"]);
  });

  it("has every kind of finding, and more of each when it is larger", () => {
    const small = countKinds(county);
    const large = countKinds(generate(SIZE * 4, 1));
    for (const kind of Object.values(FindingKind)) {
      expect({ kind, enough: small[kind] >= 5, grows: large[kind] > small[kind] }).toEqual({
        kind,
        enough: true,
        grows: true,
      });
    }
  });

  it("names each of its scenarios once, and plants it", () => {
    const names = CATALOGUE.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(county.origins.values())).toEqual(new Set(names));
  });

  it("says of no child the same twice, and of no ordinary child anything", () => {
    const keys = county.truth.map(({ kind, idNumber, otherIdNumber }) => [kind, idNumber, otherIdNumber].join(" "));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { idNumber } of county.truth) expect(county.origins.has(idNumber)).toBe(true);
  });

  it("is taken in by the import, row by row, but for what is to be refused", async () => {
    const databases = await createCountyDatabases();
    try {
      const outcomes = await databases.import(county.folder);
      const counted = outcomes.map((outcome) => {
        if ("refusal" in outcome) throw new Error(`${outcome.path}: ${outcome.refusal.message}`);
        const { read, same, rejected, reasons, warned, changed } = outcome.counts;
        expect(outcome.counts.new).toBe(read - same - rejected);
        expect(changed).toBe(0);
        return [outcome.spec.title, { read, same, warned, rejected, reasons }];
      });
      expect(Object.fromEntries(counted)).toEqual(county.rows);
    } finally {
      await databases.drop();
    }
  });
});
