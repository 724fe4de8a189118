import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  isWorkingDay,
  latestDayBefore,
  latestDayWithin,
  type OfficeDays,
  workingDayAfter,
  workingDaysBetween,
} from "./working-days";

const NONE: OfficeDays = new Map();

describe("ten working days", () => {
  it.each([
    ["2018-11-05", "2018-11-19", "two ordinary weeks"],
    ["2018-12-31", "2019-01-15", "over 元旦"],
    ["2018-09-20", "2018-10-10", "over 中秋 and 国庆, two of whose weekend days are worked"],
    ["2018-07-20", "2018-08-03", "in the vacation, which offices do not have"],
  ])("from %s end on %s: %s", (from, to) => {
    expect(workingDayAfter(NONE, from, 10)).toBe(to);
    expect(workingDaysBetween(NONE, from, to)).toBe(10);
  });

  it("do not count a day that the county has free, such as 三月三", () => {
    const departures = new Map([["2018-04-18", false]]);
    expect(workingDayAfter(departures, "2018-04-16", 2)).toBe("2018-04-19");
    expect(workingDaysBetween(departures, "2018-04-16", "2018-04-19")).toBe(2);
  });

  it("count a weekend day on which the county works", () => {
    expect(workingDayAfter(new Map([["2018-11-10", true]]), "2018-11-09", 1)).toBe("2018-11-10");
  });
});

it("none after a day end on it", () => {
  expect(workingDayAfter(NONE, "2018-12-30", 0)).toBe("2018-12-30");
  expect(workingDaysBetween(NONE, "2018-12-31", "2018-12-28")).toBe(0);
});

describe("bounds of days", () => {
  const anyDay = fc
    .integer({ min: 0, max: 1000 })
    .map((days) => new Date(Date.parse("2017-06-01") + days * 86_400_000).toISOString().slice(0, 10));
  const anyDepartures = fc.array(fc.tuple(anyDay, fc.boolean())).map((days) => new Map(days));
  const next = (day: string, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

  it("are the latest of which a count holds", () => {
    fc.assert(
      fc.property(anyDepartures, anyDay, fc.integer({ min: 1, max: 20 }), (departures, day, count) => {
        const late = latestDayBefore(departures, day, count);
        expect(workingDaysBetween(departures, late, day)).toBe(count);
        expect(workingDaysBetween(departures, next(late, 1), day)).toBeLessThan(count);
        const near = latestDayWithin(departures, day, count);
        expect(workingDaysBetween(departures, day, near)).toBe(count);
        expect(isWorkingDay(departures, next(near, 1))).toBe(true);
      }),
    );
  });
});
