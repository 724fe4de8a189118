import { describe, expect, it } from "@jest/globals";
import { COUNTY_SETTINGS } from "../../../test/support/step-rules";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { judgeWatch, type Watch } from "./judge-watch";
import { watchEnd } from "./watch-end";
import type { WatchedChild } from "./watch-page";

const RULES = { settings: COUNTY_SETTINGS, officeDays: new Map<string, boolean>() };
const RETURNED: Watch = { outcome: CaseOutcomeKind.RETURNED, on: "2018-11-01", watchUntil: "2018-11-22" };

type Enrolment = WatchedChild["enrolments"][number];
const run = (from: string, to: string, stage = "HOME_VISIT") => ({ days: 3, from, to, stage });
const enrolled = (given: Partial<Enrolment> = {}): WatchedChild => ({
  id: "a",
  enrolments: [{ state: "ENROLLED", studyMode: "IN_SCHOOL", unexcusedRuns: [], ...given }],
  dropoutRecords: [],
  homeTeachingPlans: [],
});
const judge = (child: WatchedChild, day: string, watch: Watch = RETURNED) => judgeWatch(watch, child, RULES, day);

describe("a return that is watched", () => {
  it("is confirmed when the watch is over, and not before", () => {
    expect(judge(enrolled(), "2018-11-21")).toEqual({ kind: "WATCHING" });
    expect(judge(enrolled(), "2018-11-22")).toEqual({ kind: "CONFIRMED", by: "ATTENDANCE" });
  });

  it.each(["DROPPED_OUT", "SUSPENDED", "TRANSFERRED_OUT", "GRADUATED"])("is not by a roll that has it %s", (state) => {
    expect(judge(enrolled({ state }), "2018-11-22")).toEqual({ kind: "UNCONFIRMED" });
  });

  it("is not without any roll", () => {
    expect(judge({ ...enrolled(), enrolments: [] }, "2018-11-22")).toEqual({ kind: "UNCONFIRMED" });
  });

  it("is watched anew behind an absence that calls for a home visit", () => {
    const absent = enrolled({ unexcusedRuns: [run("2018-11-12", "2018-11-14")] });
    expect(judge(absent, "2018-11-15")).toEqual({ kind: "WATCHING" });
    expect(judge(absent, "2018-12-04")).toEqual({ kind: "UNCONFIRMED" });
    expect(judge(absent, "2018-12-05")).toEqual({ kind: "CONFIRMED", by: "ATTENDANCE" });
  });

  it("is not borne out while the absence of before goes on", () => {
    const away = enrolled({ unexcusedRuns: [run("2018-10-08", "2018-11-21", "DROPOUT_TO_CONFIRM")] });
    expect(judge(away, "2018-11-22")).toEqual({ kind: "UNCONFIRMED" });
    const before = enrolled({ unexcusedRuns: [run("2018-10-08", "2018-11-01", "DROPOUT_TO_CONFIRM")] });
    expect(judge(before, "2018-11-22")).toEqual({ kind: "CONFIRMED", by: "ATTENDANCE" });
  });

  it("has relapsed by a suspected dropout or a new entry of the ledger, whichever came first, at once", () => {
    const suspected = enrolled({ unexcusedRuns: [run("2018-11-12", "2018-11-16", "SUSPECTED")] });
    expect(judge(suspected, "2018-11-16")).toEqual({ kind: "RELAPSED", since: "2018-11-12" });
    const entered = { ...enrolled(), dropoutRecords: [{ foundOn: "2018-11-08", returnedOn: null }] };
    expect(judge(entered, "2018-11-08")).toEqual({ kind: "RELAPSED", since: "2018-11-08" });
    expect(judge(entered, "2018-11-07")).toEqual({ kind: "WATCHING" });
    const both = { ...suspected, dropoutRecords: entered.dropoutRecords };
    expect(judge(both, "2018-11-16")).toEqual({ kind: "RELAPSED", since: "2018-11-08" });
  });

  it("has not by the entry of the spell that it ended, nor by one that is over", () => {
    const entries = [
      { foundOn: "2018-10-08", returnedOn: null },
      { foundOn: "2018-11-05", returnedOn: "2018-11-09" },
    ];
    expect(judge({ ...enrolled(), dropoutRecords: entries }, "2018-11-22")).toMatchObject({ kind: "CONFIRMED" });
  });
});

describe("a placement that is watched", () => {
  const placed = (outcome: CaseOutcomeKind): Watch => ({ ...RETURNED, outcome });

  it.each([
    [CaseOutcomeKind.INCLUSIVE_CLASS, "INCLUSIVE"],
    [CaseOutcomeKind.SPECIAL_SCHOOL, "SPECIAL_SCHOOL"],
  ])("as %s is confirmed by a roll that has it so", (outcome, studyMode) => {
    expect(judge(enrolled({ studyMode }), "2018-11-22", placed(outcome))).toEqual({
      kind: "CONFIRMED",
      by: "PLACEMENT",
    });
    expect(judge(enrolled(), "2018-11-22", placed(outcome))).toEqual({ kind: "UNCONFIRMED" });
  });

  describe("at home", () => {
    const watch: Watch = { outcome: CaseOutcomeKind.HOME_TEACHING, on: "2018-11-01", watchUntil: "2018-12-31" };
    const taught = (given: Partial<WatchedChild["homeTeachingPlans"][number]> = {}): WatchedChild => ({
      ...enrolled({ studyMode: "HOME_TEACHING" }),
      homeTeachingPlans: [
        {
          startsOn: "2018-11-01",
          endsOn: null,
          missedMonths: [],
          visits: ["2018-11-08", "2018-12-06"].map((visitedOn) => ({ visitedOn })),
          ...given,
        },
      ],
    });

    it("is confirmed by a plan that stands and visits enough", () => {
      expect(judge(taught(), "2018-12-30", watch)).toEqual({ kind: "WATCHING" });
      expect(judge(taught(), "2018-12-31", watch)).toEqual({ kind: "CONFIRMED", by: "PLACEMENT" });
      expect(judge(taught({ missedMonths: ["2018-11"] }), "2018-12-31", watch)).toMatchObject({ kind: "CONFIRMED" });
    });

    it.each([
      ["too few visits", taught({ visits: [{ visitedOn: "2018-11-08" }] })],
      ["visits of before", taught({ visits: ["2018-09-01", "2018-10-01"].map((visitedOn) => ({ visitedOn })) })],
      ["a month missed", taught({ missedMonths: ["2018-12"] })],
      ["a plan that has ended", taught({ endsOn: "2018-12-20" })],
      ["no plan", { ...taught(), homeTeachingPlans: [] }],
      ["a roll that has it at school", { ...taught(), enrolments: enrolled().enrolments }],
    ])("is not with %s", (_what, child) => {
      expect(judge(child, "2018-12-31", watch)).toEqual({ kind: "UNCONFIRMED" });
    });
  });
});

it("a watch lasts fifteen working days, a month of lessons at home, or until a letter's answer is due", () => {
  const end = (outcome: CaseOutcomeKind, on: string) => watchEnd(outcome, on, COUNTY_SETTINGS, new Map());
  expect(end(CaseOutcomeKind.RETURNED, "2018-12-09")).toBe("2018-12-28");
  expect(end(CaseOutcomeKind.HOME_TEACHING, "2018-12-09")).toBe("2019-01-31");
  expect(end(CaseOutcomeKind.HANDED_OVER, "2018-12-10")).toBe("2018-12-24");
});
