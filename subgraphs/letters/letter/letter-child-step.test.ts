import { describe, expect, it } from "@jest/globals";
import { LetterChildState } from "./letter-child-state";
import {
  checked,
  isAtEnd,
  LETTER_CHILD_ENDS,
  LETTER_CHILD_STEPS,
  type LetterChildStep,
  stateAfter,
  stepOf,
  type Transition,
} from "./letter-child-step";

const { WAITING, ACCEPTED, IN_PROGRESS, ANSWERED, ENDED, RETURNED, FORWARDED, WITHDRAWN } = LetterChildState;
const STEPS = [...new Set(LETTER_CHILD_STEPS.map(({ step }) => step))];
const DAY = "2018-12-31";

const stepsFrom = (state: LetterChildState, acceptedOn: string | null): [LetterChildStep, LetterChildState][] =>
  STEPS.flatMap((step) => {
    const to = stateAfter({ state, acceptedOn }, step);
    return to === null ? [] : [[step, to]];
  });

describe("the steps of a child of a letter", () => {
  it.each([
    [WAITING, null, { ACCEPT: ACCEPTED, RETURN: RETURNED, FORWARD: FORWARDED, WITHDRAW: WITHDRAWN }],
    [ACCEPTED, DAY, { PROGRESS: IN_PROGRESS, ANSWER: ANSWERED, END: ENDED }],
    [IN_PROGRESS, DAY, { PROGRESS: IN_PROGRESS, ANSWER: ANSWERED, END: ENDED }],
    [ANSWERED, DAY, { ANSWER: ANSWERED, END: ENDED }],
    [FORWARDED, null, { ONWARD_FORWARD: FORWARDED, ONWARD_ACCEPT: FORWARDED, ONWARD_RETURN: RETURNED }],
    [FORWARDED, DAY, { ONWARD_PROGRESS: FORWARDED, ONWARD_ANSWER: FORWARDED, ONWARD_END: ENDED }],
    [ENDED, DAY, {}],
    [RETURNED, null, {}],
    [WITHDRAWN, null, {}],
  ])("lead from %s (accepted on %s) to %j and nowhere else", (state, acceptedOn, expected) => {
    expect(Object.fromEntries(stepsFrom(state, acceptedOn))).toEqual(expected);
  });

  it("leave the three ends alone, and nothing is withdrawn or returned that was accepted", () => {
    expect(Object.values(LetterChildState).filter(isAtEnd).toSorted()).toEqual([...LETTER_CHILD_ENDS].toSorted());
    for (const state of Object.values(LetterChildState)) {
      const taken = stepsFrom(state, DAY).map(([step]) => step);
      expect(taken.includes("WITHDRAW") || taken.includes("RETURN")).toBe(state === WAITING);
      expect(taken).not.toContain("ONWARD_RETURN");
    }
  });

  it("mean of a child that was forwarded what the onward county did, of any other what the addressee did", () => {
    for (const state of Object.values(LetterChildState)) {
      const place = { state, acceptedOn: null };
      expect(stepOf(place, "ACCEPT")).toBe(state === FORWARDED ? "ONWARD_ACCEPT" : "ACCEPT");
    }
  });

  const without = (wanted: (each: Transition) => boolean) => LETTER_CHILD_STEPS.filter((each) => !wanted(each));
  const and = (more: Transition) => [...LETTER_CHILD_STEPS, more];

  it.each([
    ["a state that nothing leads to", without(({ step }) => step === "WITHDRAW"), "WITHDRAWN is never reached"],
    ["a child stuck", without(({ to }) => to === ENDED || to === RETURNED), "ENDED is never reached"],
    ["a way out of an end", and({ from: ENDED, step: "PROGRESS", to: IN_PROGRESS, accepted: null }), "ENDED is no end"],
    [
      "a step twice",
      and({ from: WAITING, step: "ACCEPT", to: ENDED, accepted: null }),
      "ACCEPT from WAITING stands twice",
    ],
    [
      "an onward step twice",
      and({ from: FORWARDED, step: "ONWARD_END", to: RETURNED, accepted: null }),
      "ONWARD_END from FORWARDED stands twice",
    ],
    [
      "a step of the addressee's own after it was forwarded",
      and({ from: FORWARDED, step: "ANSWER", to: ANSWERED, accepted: null }),
      "ANSWER is not from FORWARDED",
    ],
    [
      "a dead end",
      LETTER_CHILD_STEPS.filter(({ from }) => from !== ANSWERED),
      "ANSWERED once accepted leads to no end",
    ],
  ])("are refused at the start with %s", (_fault, table, message) => {
    expect(() => checked(table)).toThrow(message);
  });
});
