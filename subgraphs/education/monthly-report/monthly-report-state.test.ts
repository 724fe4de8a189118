import { describe, expect, it } from "@jest/globals";
import { checkTransitions, MonthlyReportState, TRANSITIONS } from "./monthly-report-state";

const { DRAWN_UP, SUBMITTED, RETURNED, ACCEPTED } = MonthlyReportState;

describe("the table of a monthly report's states", () => {
  it("holds as it is", () => {
    expect(() => checkTransitions(TRANSITIONS)).not.toThrow();
  });

  it("must reach every state", () => {
    expect(() => checkTransitions({ ...TRANSITIONS, RETURN: { from: [SUBMITTED], to: SUBMITTED } })).toThrow(RETURNED);
  });

  it("must lead on from every state but the last", () => {
    const stuck = {
      ...TRANSITIONS,
      SUBMIT: { from: [DRAWN_UP], to: SUBMITTED },
      CORRECT: { from: [DRAWN_UP], to: null },
    };
    expect(() => checkTransitions(stuck)).toThrow(/RETURNED leads nowhere/);
  });

  it("must end with acceptance", () => {
    expect(() => checkTransitions({ ...TRANSITIONS, REOPEN: { from: [ACCEPTED], to: RETURNED } })).toThrow(
      /ACCEPTED must be the last/,
    );
  });
});
