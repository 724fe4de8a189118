import { describe, expect, it } from "@jest/globals";
import { FindingState } from "./finding-state";
import { checked, stateAfter, statesBefore, TRANSITIONS } from "./finding-transition";

const { OPEN, CONFIRMED, REFUTED, SETTLED } = FindingState;

describe("the states of a finding", () => {
  it("are all reached from the open one, and none but the settled one is an end", () => {
    const onward = TRANSITIONS.filter(({ act }) => act !== "UNLINK");
    const reached = new Set([OPEN]);
    for (const state of reached) for (const { from, to } of onward) if (from === state) reached.add(to);
    expect([...reached].toSorted()).toEqual(Object.values(FindingState).toSorted());
    const ends = Object.values(FindingState).filter((state) => onward.every(({ from }) => from !== state));
    expect(ends).toEqual([SETTLED]);
  });

  it("want a finding verified before it is struck off by hand", () => {
    expect(statesBefore("SETTLE").toSorted()).toEqual([CONFIRMED, REFUTED]);
    expect(stateAfter("SETTLE")).toBe(SETTLED);
  });

  it("let a sweep open only what was refuted, and settle whatever is not settled", () => {
    expect(statesBefore("FIND_CHANGED")).toEqual([REFUTED]);
    expect(statesBefore("FIND_NO_MORE").toSorted()).toEqual([CONFIRMED, OPEN, REFUTED]);
  });

  it.each([
    ["a state that nothing leads to", TRANSITIONS.filter(({ to }) => to !== REFUTED), "REFUTED is never reached"],
    ["a dead end", TRANSITIONS.filter(({ from }) => from !== CONFIRMED), "CONFIRMED is a dead end"],
    [
      "a way out of the end",
      [...TRANSITIONS, { from: SETTLED, act: "REOPEN", to: OPEN } as const],
      "SETTLED is no end",
    ],
    ["an act of two ends", [...TRANSITIONS, { from: OPEN, act: "CONFIRM", to: REFUTED } as const], "two states"],
  ])("are refused at the start with %s", (_fault, table, message) => {
    expect(() => checked(table)).toThrow(message);
  });
});
