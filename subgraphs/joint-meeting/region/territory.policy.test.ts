import { describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { mayReadSweptChild, territoryOf } from "./territory.policy";

const COUNTY = "450204";

describe("the territory of a listing", () => {
  it.each([
    ["the county, for whoever covers it", ["450204"], "450204", ["450204"], null],
    ["the county, of a wider region", ["45"], "4502", ["450204"], null],
    ["a township of the county", ["450204"], "450204100", ["450204100"], ["450204100%"]],
    ["a township's own, of the county", ["450204100"], "450204", ["450204100"], ["450204100%"]],
    [
      "each of several townships",
      ["450204001", "450204100", "450205001"],
      "4502",
      ["450204001", "450204100"],
      ["450204001%", "450204100%"],
    ],
  ])("is %s", (_what, regions, regionCode, own, townships) => {
    expect(territoryOf(callerOf("office", { regions }), COUNTY, regionCode)).toEqual({ regions: own, townships });
  });

  it.each([
    ["another county's", ["4502"], "450205", null],
    ["beyond the caller's", ["450204001"], "450204100", null],
    ["of a caller of another county", ["450205"], "4502", null],
    ["of a school", ["450204001"], "450204", "2145020401"],
  ])("is none when it is %s", (_what, regions, regionCode, school) => {
    const caller = callerOf(school === null ? "office" : "school", { regions, school });
    expect(() => territoryOf(caller, COUNTY, regionCode)).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  });

  it("holds a child whose township nobody knows for whoever covers the county alone", () => {
    const township = callerOf("township", { regions: ["450204100"] });
    expect(mayReadSweptChild(callerOf("education"), COUNTY, null)).toBe(true);
    expect(mayReadSweptChild(township, COUNTY, null)).toBe(false);
    expect(mayReadSweptChild(township, COUNTY, "450204100")).toBe(true);
    expect(mayReadSweptChild(township, COUNTY, "450204001")).toBe(false);
    const school = callerOf("school", { regions: ["450204"], school: "2145020401" });
    expect(mayReadSweptChild(school, COUNTY, "450204001")).toBe(false);
  });
});
