import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Candidate, drawSample } from "./draw-sample";

const candidates = (sizes: Record<string, number>): Candidate[] =>
  Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, (_, index) => ({ findingId: `${stratum}${index}`, stratum })),
  );
const sharesOf = (drawn: ReadonlySet<string>): Record<string, number> =>
  Object.fromEntries([...Map.groupBy([...drawn], (id) => id[0] ?? "")].map(([stratum, own]) => [stratum, own.length]));

describe("a sample", () => {
  it("has every stratum in proportion, and the smallest one too", () => {
    expect(sharesOf(drawSample(candidates({ a: 80, b: 19, c: 1 }), 20, "seed"))).toEqual({ a: 15, b: 4, c: 1 });
  });

  it("of fewer than there are strata takes the largest", () => {
    expect(sharesOf(drawSample(candidates({ a: 10, b: 1, c: 9 }), 2, "seed"))).toEqual({ a: 1, c: 1 });
  });

  it("of more than there are is all", () => {
    expect(drawSample(candidates({ a: 3, b: 2 }), 100, "seed").size).toBe(5);
    expect(drawSample([], 100, "seed").size).toBe(0);
  });

  it("is the same again with the seed, and another with another", () => {
    const all = candidates({ a: 50, b: 50 });
    const drawn = drawSample(all, 10, "seed");
    expect(drawSample(all.toReversed(), 10, "seed")).toEqual(drawn);
    expect(drawSample(all, 10, "other seed")).not.toEqual(drawn);
  });

  it("has its size, whatever it is drawn from", () => {
    const anyStrata = fc.dictionary(fc.constantFrom(..."abcdefghij"), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(anyStrata, fc.integer({ min: 1, max: 200 }), fc.string(), (sizes, size, seed) => {
        const all = candidates(sizes);
        const drawn = drawSample(all, size, seed);
        expect(drawn.size).toBe(Math.min(size, all.length));
        const strata = Object.keys(sizes);
        const least = size >= strata.length ? strata : [];
        expect(Object.keys(sharesOf(drawn))).toEqual(expect.arrayContaining(least));
      }),
    );
  });
});
