import { describe, expect, it } from "@jest/globals";
import { APPLICATION_FLOW, type ApplicationTransition, checkApplicationFlow, findTransition } from "./application-flow";
import { SubsidyApplicationAct, SubsidyApplicationState } from "./application-state";

const { APPLIED, APPROVED, REFUSED, PAID } = SubsidyApplicationState;
const { APPROVE, PAY } = SubsidyApplicationAct;
const without = (from: SubsidyApplicationState | null): ApplicationTransition[] =>
  APPLICATION_FLOW.filter((step) => step.from !== from);

describe("the table of steps of an application", () => {
  it("allows what it has, and nothing else", () => {
    const allowed = [null, ...Object.values(SubsidyApplicationState)].flatMap((state) =>
      Object.values(SubsidyApplicationAct).flatMap((act) => {
        const step = findTransition(state, act);
        return step === null ? [] : [`${state} ${act} ${step.to} ${step.by.join("|")}`];
      }),
    );
    expect(allowed).toEqual([
      "null APPLY APPLIED SCHOOL|BUREAU",
      "APPLIED APPROVE APPROVED BUREAU",
      "APPLIED REFUSE REFUSED BUREAU",
      "APPLIED WITHDRAW WITHDRAWN SCHOOL|BUREAU",
      "APPROVED PAY PAID BUREAU",
      "APPROVED WITHDRAW WITHDRAWN BUREAU",
      "REFUSED APPLY APPLIED SCHOOL|BUREAU",
      "WITHDRAWN APPLY APPLIED SCHOOL|BUREAU",
    ]);
  });

  it.each<[string, readonly ApplicationTransition[], string]>([
    ["a state that nothing leads to", without(null), "never reached"],
    ["a state without a way to a payment", without(REFUSED), "no way to a payment"],
    [
      "an act that may lead two ways",
      [...APPLICATION_FLOW, { from: APPLIED, act: APPROVE, by: ["BUREAU"], to: PAID }],
      "two ways",
    ],
    [
      "a payment that goes on",
      [...APPLICATION_FLOW, { from: PAID, act: PAY, by: ["BUREAU"], to: APPROVED }],
      "goes on",
    ],
    [
      "a school that decides",
      [
        ...without(APPLIED),
        ...APPLICATION_FLOW.filter(({ from }) => from === APPLIED).map((step) => ({
          ...step,
          by: ["SCHOOL"] as const,
        })),
      ],
      "somebody else",
    ],
  ])("stops the service at its start for %s", (_what, flow, message) => {
    expect(() => checkApplicationFlow(flow)).toThrow(message);
  });
});
