import { describe, expect, it } from "@jest/globals";
import { CHANGE_FLOWS, type ChangeFlow, type Transition } from "./change-flow";
import { checkChangeFlow } from "./change-flow-check";
import { ChangeActKind, ChangeParty } from "./change-party";
import { ChangeRequestKind } from "./change-request-kind";
import { ChangeRequestState } from "./change-request-state";

const flow = CHANGE_FLOWS[ChangeRequestKind.TRANSFER];
const changed = (change: (transition: Transition) => Transition[]): ChangeFlow => ({
  ...flow,
  transitions: flow.transitions.flatMap(change),
});
const { COMPLETED, WITHDRAWN, APPROVED, REFUSED } = ChangeRequestState;

describe("the table of transitions", () => {
  it.each(Object.entries(CHANGE_FLOWS))("holds for %s", (kind, checked) => {
    expect(() => checkChangeFlow(kind, checked)).not.toThrow();
  });

  it("has a transfer pass the sending school, both bureaus and the receiving school, in this order", () => {
    const way: string[] = [];
    let { state, awaits } = flow.start;
    while (state !== COMPLETED) {
      way.push(`${state} waits for ${awaits}`);
      const onward = [ChangeActKind.AGREED, ChangeActKind.APPROVED, ChangeActKind.COMPLETED];
      const next = flow.transitions.find(
        ({ from, act }) => from.state === state && from.awaits === awaits && onward.includes(act),
      );
      ({ state, awaits } = next!.to);
    }
    expect(way).toEqual([
      "REQUESTED waits for SENDING_SCHOOL",
      "SENDING_SCHOOL_AGREED waits for SENDING_BUREAU",
      "SENDING_SCHOOL_AGREED waits for RECEIVING_BUREAU",
      "APPROVED waits for RECEIVING_SCHOOL",
    ]);
  });

  it.each<[string, ChangeFlow, string]>([
    ["a dead end", changed((one) => (one.to.state === COMPLETED ? [] : [one])), "has no way on"],
    [
      "a standing that nothing leads to",
      changed((one) => (one.to.state === APPROVED ? [] : [one])),
      "is never reached",
    ],
    [
      "a standing that cannot be withdrawn",
      changed((one) => (one.to.state === WITHDRAWN ? [] : [one])),
      "cannot be withdrawn",
    ],
    [
      "an act that leads two ways",
      changed((one) =>
        one.act === ChangeActKind.AGREED ? [one, { ...one, to: { state: REFUSED, awaits: null } }] : [one],
      ),
      "two ways",
    ],
    [
      "a closed state that goes on",
      changed((one) => (one.to.state === REFUSED ? [one, { ...one, from: { state: REFUSED, awaits: null } }] : [one])),
      "is closed and goes on",
    ],
    [
      "an open state that waits for nobody",
      changed((one) => (one.act === ChangeActKind.AGREED ? [{ ...one, to: { ...one.to, awaits: null } }] : [one])),
      "",
    ],
    [
      "a closed state that waits for somebody",
      changed((one) =>
        one.to.state === COMPLETED ? [{ ...one, to: { ...one.to, awaits: ChangeParty.BUREAU } }] : [one],
      ),
      "waits for the wrong party",
    ],
  ])("is refused when the service starts for %s", (_what, broken, message) => {
    expect(() => checkChangeFlow("TRANSFER", broken)).toThrow(message);
  });
});
