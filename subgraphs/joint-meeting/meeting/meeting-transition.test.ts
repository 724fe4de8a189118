import { describe, expect, it } from "@jest/globals";
import { MeetingState } from "./meeting-state";
import { checked, stateAfter, statesFor, TRANSITIONS } from "./meeting-transition";

const { CONVENED, IN_SESSION, HELD, CLOSED, CANCELLED } = MeetingState;

describe("the states of a meeting", () => {
  it("lead from convening over the session to the minutes, or to its being cancelled before it begins", () => {
    expect(statesFor("BEGIN")).toEqual([CONVENED]);
    expect(stateAfter("BEGIN")).toBe(IN_SESSION);
    expect(statesFor("END")).toEqual([IN_SESSION]);
    expect(stateAfter("END")).toBe(HELD);
    expect(statesFor("CLOSE")).toEqual([HELD]);
    expect(stateAfter("CLOSE")).toBe(CLOSED);
    expect(statesFor("CANCEL")).toEqual([CONVENED]);
    expect(stateAfter("CANCEL")).toBe(CANCELLED);
  });

  it("let nothing be done to one that is closed or cancelled", () => {
    for (const what of ["BEGIN", "END", "CLOSE", "CANCEL", "EDIT_AGENDA", "RECORD", "DRAW_UP"] as const) {
      expect(statesFor(what)).not.toContain(CLOSED);
      expect(statesFor(what)).not.toContain(CANCELLED);
    }
  });

  it.each([
    ["a state that nothing leads to", TRANSITIONS.filter(({ to }) => to !== CANCELLED), "CANCELLED is never reached"],
    [
      "a dead end",
      [...TRANSITIONS.filter(({ act }) => act !== "CLOSE"), { from: CONVENED, act: "CLOSE", to: CLOSED } as const],
      "HELD is a dead end",
    ],
    [
      "a way out of the end",
      [...TRANSITIONS, { from: CLOSED, act: "BEGIN", to: IN_SESSION } as const],
      "CLOSED is no end",
    ],
    [
      "an act of two ends",
      [...TRANSITIONS, { from: CONVENED, act: "END", to: CLOSED } as const],
      "END leads to two states",
    ],
  ])("are refused at the start with %s", (_fault, table, message) => {
    expect(() => checked(table)).toThrow(message);
  });
});
