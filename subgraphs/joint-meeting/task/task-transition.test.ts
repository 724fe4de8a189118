import { describe, expect, it } from "@jest/globals";
import { TaskState } from "./task-state";
import { checked, mayFollow, stateAfter, type TaskAct, TRANSITIONS } from "./task-transition";

const { ASKED, ACCEPTED, RETURNED, DONE, WITHDRAWN } = TaskState;
const ACTS: readonly TaskAct[] = ["ACCEPT", "RETURN", "ANSWER", "ASK_AGAIN", "WITHDRAW"];

describe("the states of a task", () => {
  it.each([
    [ASKED, ["ACCEPT", "RETURN", "WITHDRAW"]],
    [ACCEPTED, ["RETURN", "ANSWER", "WITHDRAW"]],
    [RETURNED, ["ASK_AGAIN", "WITHDRAW"]],
    [DONE, []],
    [WITHDRAWN, []],
  ])("let %s be followed by %j alone", (state, acts) => {
    expect(ACTS.filter((act) => mayFollow(act, state)).toSorted()).toEqual(acts.toSorted());
  });

  it("lead where each act says", () => {
    expect(ACTS.map(stateAfter)).toEqual([ACCEPTED, RETURNED, DONE, ASKED, WITHDRAWN]);
  });

  it.each([
    ["a state that nothing leads to", TRANSITIONS.filter(({ act }) => act !== "RETURN"), "RETURNED is never reached"],
    ["no way to an end", TRANSITIONS.filter(({ act }) => act !== "ANSWER"), "ASKED does not lead to every end"],
    [
      "a dead end",
      TRANSITIONS.filter(({ act, from }) => from !== RETURNED || act === "WITHDRAW"),
      "RETURNED does not lead to every end",
    ],
    ["a way out of an end", [...TRANSITIONS, { from: DONE, act: "RETURN", to: RETURNED } as const], "DONE is no end"],
    ["an act of two ends", [...TRANSITIONS, { from: ASKED, act: "ANSWER", to: ASKED } as const], "two states"],
    ["a step twice", [...TRANSITIONS, { from: ASKED, act: "ACCEPT", to: ACCEPTED } as const], "ACCEPT stands twice"],
  ])("are refused at the start with %s", (_fault, table, message) => {
    expect(() => checked(table)).toThrow(message);
  });
});
