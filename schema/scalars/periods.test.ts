import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isoWeekOf, parseIsoWeek, weekEnd, weekStart } from "./iso-week";
import { parseQuarter, quarterEnd, quarterOf, quarterStart } from "./quarter";

const day = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("a week", () => {
  test.each([
    ["2018-12-30", "2018-W52", "2018-12-24", "2018-12-30"],
    ["2018-12-31", "2019-W01", "2018-12-31", "2019-01-06"],
    ["2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"],
    ["2016-01-01", "2015-W53", "2015-12-28", "2016-01-03"],
    ["2018-01-01", "2018-W01", "2018-01-01", "2018-01-07"],
  ])("of %s is %s, from %s to %s", (date, week, start, end) => {
    expect([isoWeekOf(date), weekStart(parseIsoWeek(week)), weekEnd(parseIsoWeek(week))]).toEqual([week, start, end]);
  });

  test("has every day in it, from Monday to Sunday", () => {
    fc.assert(
      fc.property(day, (date) => {
        const week = parseIsoWeek(isoWeekOf(date));
        expect(weekStart(week) <= date && date <= weekEnd(week)).toBe(true);
        expect(new Date(weekStart(week)).getUTCDay()).toBe(1);
      }),
    );
  });

  test.each(["2018-W53", "2018-W00", "2018-W5", "2018W05", "18-W05", "2018-W54", ""])("is not %j", (text) => {
    expect(() => parseIsoWeek(text)).toThrow(/周/);
  });
});

describe("a quarter", () => {
  test.each([
    ["2018-12-31", "2018-Q4", "2018-10-01", "2018-12-31"],
    ["2020-02-29", "2020-Q1", "2020-01-01", "2020-03-31"],
    ["2018-04-01", "2018-Q2", "2018-04-01", "2018-06-30"],
    ["2018-09-30", "2018-Q3", "2018-07-01", "2018-09-30"],
  ])("of %s is %s, from %s to %s", (date, quarter, start, end) => {
    expect(quarterOf(date)).toBe(quarter);
    expect([quarterStart(parseQuarter(quarter)), quarterEnd(parseQuarter(quarter))]).toEqual([start, end]);
  });

  test.each(["2018-Q5", "2018-Q0", "2018Q1", "2018-4", ""])("is not %j", (text) => {
    expect(() => parseQuarter(text)).toThrow(/季度/);
  });
});
