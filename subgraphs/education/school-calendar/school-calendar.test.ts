import { describe, expect, it } from "@jest/globals";
import { SchoolCalendar } from "./school-calendar";

const TERMS = [
  { term: "2018-2019-1", startsOn: "2018-09-01", endsOn: "2019-01-18" },
  { term: "2018-2019-2", startsOn: "2019-02-25", endsOn: "2019-07-12" },
];
const calendar = new SchoolCalendar(TERMS);

describe("the school calendar", () => {
  it.each([
    ["2018-10-10", "REGULAR", "a Wednesday of the term"],
    ["2018-10-13", "NONE", "a Saturday"],
    ["2018-10-14", "NONE", "a Sunday"],
    ["2018-10-03", "NONE", "国庆"],
    ["2018-09-29", "MAKE_UP", "a Saturday worked for 国庆"],
    ["2018-12-31", "NONE", "a Monday made free for 元旦"],
    ["2019-01-18", "REGULAR", "the last day of the term"],
    ["2019-01-21", "NONE", "寒假"],
    ["2019-02-02", "NONE", "a Saturday worked for 春节, in 寒假"],
    ["2019-02-25", "REGULAR", "the first day of the term"],
    ["2018-08-29", "REGULAR", "a Wednesday before the first term that is known"],
    ["2019-07-15", "REGULAR", "a Monday after the last term that is known"],
  ])("takes %s for %s: %s", (date, kind) => {
    expect(calendar.kindOf(date)).toBe(kind);
  });

  it("lets the county depart from the rule, for 三月三 or a day of storm, and for lessons on a Saturday", () => {
    const local = new SchoolCalendar(
      TERMS,
      new Map([
        ["2019-04-08", false],
        ["2018-09-29", true],
      ]),
    );
    expect(calendar.kindOf("2019-04-08")).toBe("REGULAR");
    expect(local.kindOf("2019-04-08")).toBe("NONE");
    expect(local.kindOf("2018-09-29")).toBe("REGULAR");
  });

  it("finds no regular day between a Friday and a Monday, over 国庆 with the days worked for it, and over 寒假", () => {
    expect(calendar.hasRegularDayBetween("2018-10-12", "2018-10-15")).toBe(false);
    expect(calendar.hasRegularDayBetween("2018-09-28", "2018-10-08")).toBe(false);
    expect(calendar.hasRegularDayBetween("2019-01-18", "2019-02-25")).toBe(false);
    expect(calendar.hasRegularDayBetween("2018-10-11", "2018-10-15")).toBe(true);
    expect(calendar.hasRegularDayBetween("2018-10-11", "2018-10-12")).toBe(false);
  });

  it("counts the regular days of a span before each of its days and up to it", () => {
    expect(calendar.countRegularDays("2018-09-27", "2018-10-09")).toEqual({
      days: expect.arrayContaining(["2018-09-27", "2018-10-09"]),
      before: [0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3],
      upTo: [1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4],
    });
  });
});
