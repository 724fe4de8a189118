import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "./canonical-json";

describe("canonical JSON", () => {
  it("is one text, in whatever order the members come", () => {
    expect(canonicalJson({ b: [1, "函\n", null, true], a: { d: 1, c: undefined } })).toBe(
      '{"a":{"d":1},"b":[1,"函\\n",null,true]}',
    );
  });

  it("says what the value says", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  it("orders members by their UTF-16 units, as RFC 8785 does", () => {
    expect(canonicalJson({ "\uFB33": 1, "\u{1F600}": 2, "\u20AC": 3, "1": 4 })).toBe(
      '{"1":4,"\u20AC":3,"\u{1F600}":2,"\uFB33":1}',
    );
  });
});
