import { describe, expect, it } from "@jest/globals";
import { AbsenceKind } from "../attendance/absence-kind";
import { SchoolCalendar } from "../school-calendar/school-calendar";
import { AbsenceStage } from "./absence-stage";
import { longestOf, type Run, runsOf, stageOf } from "./run";

const CALENDAR = new SchoolCalendar([
  { term: "2018-2019-1", startsOn: "2018-09-01", endsOn: "2019-01-18" },
  { term: "2018-2019-2", startsOn: "2019-02-25", endsOn: "2019-07-12" },
]);
const RULE = { validFrom: "2000-01-01", homeVisitDays: 3, suspectedDays: 5, dropoutDays: 20 };

const KINDS = { u: AbsenceKind.UNEXCUSED, s: AbsenceKind.SICK_LEAVE, p: AbsenceKind.PERSONAL_LEAVE };

/** Days of 2018-10 and after, such as `u10-08`; the letter is the kind. */
const runs = (...days: string[]): Omit<Run, "dates">[] =>
  runsOf(
    days.map((day) => ({
      absentOn: `${day.slice(1) < "09" ? 2019 : 2018}-${day.slice(1)}`,
      kind: KINDS[day[0] as keyof typeof KINDS],
    })),
    CALENDAR,
  ).map(({ days, from, to }) => ({ days, from, to }));

describe("runs of unexcused days", () => {
  it("go on from day to day and over a weekend", () => {
    expect(runs("u10-11", "u10-12", "u10-15")).toEqual([{ days: 3, from: "2018-10-11", to: "2018-10-15" }]);
  });

  it("end with a school day that nobody recorded: the child was there", () => {
    expect(runs("u10-08", "u10-10")).toEqual([
      { days: 1, from: "2018-10-08", to: "2018-10-08" },
      { days: 1, from: "2018-10-10", to: "2018-10-10" },
    ]);
  });

  it.each(["s", "p"])("end with a day of leave (%s)", (leave) => {
    expect(runs("u10-08", `${leave}10-09`, "u10-10").map(({ days }) => days)).toEqual([1, 1]);
  });

  it("go on over 国庆 and the weekend worked for it, on which nothing is recorded", () => {
    expect(runs("u09-27", "u09-28", "u10-08")).toEqual([{ days: 3, from: "2018-09-27", to: "2018-10-08" }]);
  });

  it("count 旷课 on a day worked for a holiday, and end with leave on it", () => {
    expect(runs("u09-28", "u09-29", "u10-08").map(({ days }) => days)).toEqual([3]);
    expect(runs("u09-28", "s09-29", "u10-08").map(({ days }) => days)).toEqual([1, 1]);
  });

  it("take no notice of what is recorded on a free weekend", () => {
    expect(runs("u10-12", "u10-13", "u10-14", "u10-15")).toEqual([{ days: 2, from: "2018-10-12", to: "2018-10-15" }]);
    expect(runs("u10-12", "s10-14", "u10-15").map(({ days }) => days)).toEqual([2]);
  });

  it("count 旷课 on a weekday that is a holiday elsewhere: the school that recorded it did teach", () => {
    expect(runs("u12-28", "u12-31").map(({ days }) => days)).toEqual([2]);
  });

  it("go on over 寒假", () => {
    expect(runs("u01-17", "u01-18", "u02-25", "u02-26")).toEqual([{ days: 4, from: "2019-01-17", to: "2019-02-26" }]);
  });

  it("are none of absences that are all excused", () => {
    expect(runs("s10-08", "p10-09")).toEqual([]);
    expect(longestOf([])).toBeNull();
  });

  it("have a longest, and of two as long the later", () => {
    const [first, second, third] = [2, 3, 3].map((days, index) => ({
      days,
      from: `${index}`,
      to: `${index}`,
      dates: [],
    }));
    expect(longestOf([first!, second!, third!])).toBe(third);
    expect(longestOf([second!, first!])).toBe(second);
  });

  it.each([
    [2, null],
    [3, AbsenceStage.HOME_VISIT],
    [4, AbsenceStage.HOME_VISIT],
    [5, AbsenceStage.SUSPECTED],
    [19, AbsenceStage.SUSPECTED],
    [20, AbsenceStage.DROPOUT_TO_CONFIRM],
  ])("of %i days are %s", (days, stage) => {
    expect(stageOf(days, RULE)).toBe(stage);
  });
});
