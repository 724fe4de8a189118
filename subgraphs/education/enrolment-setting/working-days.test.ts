import { describe, expect, it } from "@jest/globals";
import { SchoolCalendar } from "../school-calendar/school-calendar";
import { workingDayAfter } from "./working-days";

describe("ten working days", () => {
  it.each([
    ["2018-11-05", "2018-11-19", "two ordinary weeks"],
    ["2018-12-31", "2019-01-15", "over 元旦"],
    ["2018-09-20", "2018-10-10", "over 中秋 and 国庆, two of whose weekend days are worked"],
    ["2018-07-20", "2018-08-03", "in the vacation, which offices do not have"],
  ])("from %s end on %s: %s", (from, to) => {
    expect(workingDayAfter(new SchoolCalendar([]), from, 10)).toBe(to);
  });

  it("do not count a day that the county has free, such as 三月三", () => {
    const calendar = new SchoolCalendar([], new Map([["2018-04-18", false]]));
    expect(workingDayAfter(calendar, "2018-04-16", 2)).toBe("2018-04-19");
  });
});
