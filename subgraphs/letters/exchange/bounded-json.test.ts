import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readJson } from "./bounded-json";

const BOUNDS = { depth: 3, parts: 10 };
const read = (text: string): unknown => readJson(Buffer.from(text), BOUNDS);

describe("JSON within bounds", () => {
  it("is read as it stands, brackets and commas in its texts notwithstanding", () => {
    for (const value of ["[[[[,,,,,,,,,,,,", { a: '"[{"', b: "\\" }, { a: { b: ['\\\\"[[['] } }])
      expect(read(JSON.stringify(value))).toEqual(value);
  });

  it("is not read beyond them", () => {
    for (const text of ["[[[[1]]]]", '{"a":{"b":{"c":{}}}}', `[${"1,".repeat(10)}1]`, "[".repeat(1e6)])
      expect(read(text)).toBeUndefined();
  });

  it("is read as JSON.parse reads it, or not at all", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const wide = readJson(Buffer.from(text), { depth: 1000, parts: 100_000 });
        expect(wide).toEqual(JSON.parse(text));
      }),
    );
  });

  it("is nothing else", () => {
    for (const text of ["", "{", '{"a":', '"a', '"a\\"', "]", "NaN"]) expect(read(text)).toBeUndefined();
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]), BOUNDS)).toBeUndefined();
  });
});
