import { describe, expect, it } from "@jest/globals";
import { checked } from "./checked-steps";
import { StepKind } from "./step-kind";
import type { StepRule } from "./step-rule";
import { rankOf, STEP_TABLE } from "./step-table";

const { CONFIRM_DROPOUT, PERSUASION, RETURN_NOTICE, PENALTY_NOTICE, DEMAND, LAWSUIT } = StepKind;

/** The table with one rule changed. */
const withRule = (kind: StepKind, change: Partial<StepRule>): StepRule[] =>
  STEP_TABLE.map((rule) => (rule.kind === kind ? { ...rule, ...change } : rule));

describe("the table of steps", () => {
  it("goes through the gates and up the ladder, never back", () => {
    const gates = STEP_TABLE.map(({ gate }) => gate);
    const rungs = STEP_TABLE.map(({ rung }) => rung);
    expect(gates).toEqual(gates.toSorted((one, other) => one - other));
    expect(rungs).toEqual(rungs.toSorted((one, other) => one - other));
    expect(new Set(gates)).toEqual(new Set([3, 4, 5, 6, 7, 8]));
    expect(new Set(rungs)).toEqual(new Set([1, 2, 3, 4]));
  });

  it("lets only penalties need a legal basis, and nothing of them be left out", () => {
    const penalties = STEP_TABLE.filter(({ needsLegalBasis }) => needsLegalBasis);
    expect(penalties.map(({ kind }) => kind)).toEqual(
      Object.values(StepKind).filter((kind) => kind.startsWith("PENALTY")),
    );
    for (const { after } of penalties) expect(after.some(({ skippable }) => skippable)).toBe(false);
  });

  it("has a paper for every step from the report on", () => {
    const late = STEP_TABLE.filter(({ kind }) => rankOf(kind) > rankOf(PERSUASION));
    expect(late.every(({ needsPaper }) => needsPaper)).toBe(true);
  });

  it.each([
    ["a step that is missing", STEP_TABLE.filter(({ kind }) => kind !== LAWSUIT), "LAWSUIT stands 0 times"],
    ["a step that stands twice", [...STEP_TABLE, STEP_TABLE[0]!], "CONFIRM_DROPOUT stands 2 times"],
    ["a beginning that is none", withRule(CONFIRM_DROPOUT, { after: [{ step: PERSUASION }] }), "is no beginning"],
    ["a step that is never reached", withRule(RETURN_NOTICE, { after: [] }), "RETURN_NOTICE is never reached"],
    ["a step before the one it follows", withRule(PERSUASION, { after: [{ step: DEMAND }] }), "comes before DEMAND"],
    ["nobody competent", withRule(DEMAND, { organs: [] }), "nobody is competent for DEMAND"],
    ["a term without a paper", withRule(RETURN_NOTICE, { needsPaper: false, documentKind: null }), "without a paper"],
    [
      "a clock from a later step",
      withRule(PENALTY_NOTICE, {
        due: { from: "TAKEN", after: LAWSUIT, setting: "REPORT_DAYS", unit: "WORKING_DAYS" },
      }),
      "counts from LAWSUIT",
    ],
    ["a successor that does not follow", withRule(CONFIRM_DROPOUT, { next: [DEMAND] }), "DEMAND does not follow"],
  ] as [string, StepRule[], string][])("is refused at the start with %s", (_fault, table, message) => {
    expect(() => checked(table)).toThrow(message);
  });
});
