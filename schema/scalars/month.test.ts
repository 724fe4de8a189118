import { describe, expect, test } from "@jest/globals";
import { type Month, monthEnd, monthOf, monthStart, parseMonth } from "./month";
import type { ScalarFault } from "./scalar-fault";

describe("Month", () => {
  test.each(["2018-12", " 2018-01 "])("accepts %j", (text) => {
    expect(parseMonth(text)).toBe(text.trim());
  });

  test.each(["2018-13", "2018-00", "2018-1", "201812", "2018-12-01", ""])("refuses %j", (text) => {
    expect(() => parseMonth(text)).toThrow(
      expect.objectContaining({ reason: "FORMAT" } satisfies Partial<ScalarFault>),
    );
  });

  test("knows its first and last day", () => {
    const [december, february] = ["2018-12", "2020-02"] as Month[];
    expect([monthStart(december!), monthEnd(december!)]).toEqual(["2018-12-01", "2018-12-31"]);
    expect(monthEnd(february!)).toBe("2020-02-29");
    expect(monthOf("2020-02-29")).toBe(february);
  });
});
