import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";
import { stepsOf } from "../roll-history/roll-history";
import type { PersonId } from "../../../schema/person-id";
import { corrected, noFigures, sumOf, unbalancedGrades } from "./monthly-figures";
import { drawUp } from "./monthly-figures.drawing";
import { MonthlyFigure } from "./monthly-figures.type";

const day = fc
  .integer({ min: 1, max: 120 })
  .map((number) => new Date(Date.UTC(2018, 8, number)).toISOString().slice(0, 10));

/** A child with any history over four months, however odd. */
const anyChild = fc
  .record({
    grade: fc.integer({ min: 1, max: 3 }),
    entryMonth: fc.constantFrom("2016-09-01", "2018-09-01", "2018-11-01"),
    state: fc.constantFrom(...Object.values(EnrolmentState)),
    stateDate: fc.option(day),
    changes: fc.array(fc.record({ kind: fc.constantFrom(...Object.values(EnrolmentChangeKind)), changedOn: day }), {
      maxLength: 4,
    }),
    ledger: fc.array(fc.record({ foundOn: day, returnedOn: fc.option(day) }), { maxLength: 2 }),
  })
  .map(({ grade, changes, ledger, ...row }, index = 0) => ({
    id: `enrolment ${index}`,
    personId: "person" as PersonId,
    grade,
    className: "1班",
    studyMode: StudyMode.IN_SCHOOL,
    steps: stepsOf(row, changes, ledger),
    changes: [],
    ledger: [],
  }));

describe("the figures of a month", () => {
  it("add up in every grade, whatever became of its children", () => {
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 20 }), (children) => {
        const month = { from: "2018-10-01", to: "2018-10-31", children, unexcusedDays: new Map(), alerts: new Map() };
        const { figures } = drawUp(month);
        expect(unbalancedGrades(figures)).toEqual([]);
        const next = drawUp({ ...month, from: "2018-11-01", to: "2018-11-30" });
        expect(sumOf(next.figures).onRollAtStart).toBe(sumOf(figures).onRollAtEnd);
      }),
    );
  });

  it("take corrections on top, the later over the earlier, and tell the grade that no longer adds up", () => {
    const found = { 3: { ...noFigures(), onRollAtStart: 10, onRollAtEnd: 10 } };
    const { ON_ROLL_AT_END, TRANSFERRED_OUT } = MonthlyFigure;
    const once = corrected(found, [{ grade: 3, figure: ON_ROLL_AT_END, to: 8 }]);
    expect(unbalancedGrades(once)).toEqual([3]);
    const twice = corrected(found, [
      { grade: 3, figure: ON_ROLL_AT_END, to: 8 },
      { grade: 3, figure: ON_ROLL_AT_END, to: 9 },
      { grade: 3, figure: TRANSFERRED_OUT, to: 1 },
    ]);
    expect(unbalancedGrades(twice)).toEqual([]);
    expect(found[3].onRollAtEnd).toBe(10);
  });
});
