import { describe, expect, it } from "@jest/globals";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { placeOn, stepsOf } from "./roll-history";

const { ENROLLED, SUSPENDED, DROPPED_OUT, TRANSFERRED_OUT, GRADUATED } = EnrolmentState;
const onRoll = { entryMonth: "2016-09-01", state: ENROLLED, stateDate: null };
const change = (kind: EnrolmentChangeKind, changedOn: string) => ({ kind, changedOn });

/** The place at the end of each day. */
const places = (steps: ReturnType<typeof stepsOf>, ...days: string[]) => days.map((day) => placeOn(steps, day));

describe("the history of a place on the roll", () => {
  it("begins with the month of entry", () => {
    expect(places(stepsOf(onRoll, [], []), "2016-08-31", "2016-09-01", "2018-12-31")).toEqual([
      null,
      ENROLLED,
      ENROLLED,
    ]);
  });

  it("begins with the last transfer in, for what came before was at another school", () => {
    const earlier = [
      change(EnrolmentChangeKind.TRANSFERRED_IN, "2017-03-01"),
      change(EnrolmentChangeKind.SUSPENDED, "2017-09-04"),
      change(EnrolmentChangeKind.RESUMED, "2018-02-26"),
    ];
    for (const before of [[], earlier]) {
      const changes = [...before, change(EnrolmentChangeKind.TRANSFERRED_IN, "2018-03-05")];
      const steps = stepsOf({ ...onRoll, stateDate: "2018-03-05" }, changes, []);
      expect(steps).toEqual([{ on: "2018-03-05", from: null, to: ENROLLED, transferred: true }]);
    }
  });

  it("ends a place on the day of a dated state, in whatever order its change was entered", () => {
    const row = { ...onRoll, state: TRANSFERRED_OUT, stateDate: "2018-10-08" };
    for (const changes of [[], [change(EnrolmentChangeKind.TRANSFERRED_OUT, "2018-10-08")]]) {
      expect(places(stepsOf(row, changes, []), "2018-10-07", "2018-10-08")).toEqual([ENROLLED, TRANSFERRED_OUT]);
    }
  });

  it("takes a child for out whom the ledger has out, whatever the roll says, until it is back", () => {
    const steps = stepsOf(onRoll, [], [{ foundOn: "2018-05-11", returnedOn: "2018-10-08" }]);
    expect(places(steps, "2018-05-10", "2018-05-11", "2018-10-07", "2018-10-08")).toEqual([
      ENROLLED,
      DROPPED_OUT,
      DROPPED_OUT,
      ENROLLED,
    ]);
  });

  it("counts a dropout once that roll and ledger both know, from the earlier of the two", () => {
    const row = { ...onRoll, state: DROPPED_OUT, stateDate: "2018-05-20" };
    const steps = stepsOf(
      row,
      [change(EnrolmentChangeKind.DROPPED_OUT, "2018-05-20")],
      [{ foundOn: "2018-05-11", returnedOn: null }],
    );
    expect(steps.filter(({ to }) => to === DROPPED_OUT).map(({ on }) => on)).toEqual(["2018-05-11"]);
  });

  it("leaves the ledger's line alone once the child has left the school otherwise", () => {
    const row = { ...onRoll, state: GRADUATED, stateDate: "2018-06-30" };
    const steps = stepsOf(row, [], [{ foundOn: "2018-10-11", returnedOn: null }]);
    expect(placeOn(steps, "2018-12-31")).toBe(GRADUATED);
  });

  it("believes a row without a date over a change that it contradicts", () => {
    const suspended = [change(EnrolmentChangeKind.SUSPENDED, "2018-03-01")];
    expect(placeOn(stepsOf(onRoll, suspended, []), "2018-12-31")).toBe(ENROLLED);
    const out = { ...onRoll, state: DROPPED_OUT };
    expect(placeOn(stepsOf(out, suspended, []), "2017-01-01")).toBe(DROPPED_OUT);
    expect(places(stepsOf({ ...onRoll, state: SUSPENDED }, suspended, []), "2018-02-28", "2018-03-01")).toEqual([
      ENROLLED,
      SUSPENDED,
    ]);
  });

  it("shows a child who entered junior school with what had happened before", () => {
    const row = { entryMonth: "2018-09-01", state: DROPPED_OUT, stateDate: "2018-05-20" };
    expect(stepsOf(row, [], [])).toEqual([{ on: "2018-09-01", from: null, to: DROPPED_OUT, transferred: false }]);
  });

  it("sees nothing of what began and ended on one day", () => {
    const changes = [
      change(EnrolmentChangeKind.SUSPENDED, "2018-03-01"),
      change(EnrolmentChangeKind.RESUMED, "2018-03-01"),
    ];
    const last = places(stepsOf({ ...onRoll, stateDate: "2018-03-01" }, changes, []), "2018-03-01");
    expect(last).toEqual([ENROLLED]);
  });
});
