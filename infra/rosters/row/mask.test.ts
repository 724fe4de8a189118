import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { maskCell } from "./mask";

describe("masking a cell", () => {
  it("keeps three characters of an ID number at its start and two at its end", () => {
    expect(maskCell("450204200704260115")).toBe("450*************15");
  });

  it("shows less of a short cell", () => {
    expect(maskCell("王")).toBe("*");
    expect(maskCell("王玉")).toBe("王*");
    expect(maskCell("廖永春")).toBe("廖**");
    expect(maskCell("")).toBe("");
  });

  it("never shows more than three characters, two characters, and half", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "7", "王", "𠮷"), maxLength: 60 }), (text) => {
        const shown = [...maskCell(text)].filter((character) => character !== "*").length;
        expect(shown).toBeLessThanOrEqual(Math.min(5, Math.floor([...text].length / 2)));
      }),
    );
  });
});
