import { describe, expect, it } from "@jest/globals";
import { TaskAnswer } from "./task-answer";
import { TaskKind } from "./task-kind";
import { checked, mayBeAsked, TASK_KINDS } from "./task-kind-table";

const { VISIT, SERVE_NOTICE, DECISION, LEGAL_AID, CHILD_LABOUR, CHECK_HOUSEHOLD, HEALTH_CHECK } = TaskKind;

describe("the table of kinds of tasks", () => {
  it.each([
    [VISIT, "school:2145020401", true],
    [VISIT, "township:450204001", true],
    [VISIT, "civil-affairs", false],
    [SERVE_NOTICE, "township:450204001", true],
    [SERVE_NOTICE, "school:2145020401", false],
    [TaskKind.ASSESS_DISABILITY, "health", true],
    [TaskKind.ASSESS_DISABILITY, "disabled-persons", true],
    [TaskKind.ASSESS_RELIEF, "poverty-relief", false],
    [DECISION, "justice", true],
    [DECISION, "school:2145020401", true],
  ])("has %s put to %s: %s", (kind, desk, expected) => {
    expect(mayBeAsked(kind, desk)).toBe(expected);
  });

  it("opens marks of school to whoever deals with schooling alone", () => {
    const opened = Object.values(TaskKind).filter((kind) => TASK_KINDS[kind].opens.some((field) => field === "grade"));
    expect(opened.toSorted()).toEqual([TaskKind.PLACE, VISIT]);
    for (const kind of [LEGAL_AID, CHILD_LABOUR, CHECK_HOUSEHOLD, HEALTH_CHECK])
      expect(TASK_KINDS[kind].opens).not.toContain("schoolName");
  });

  it("opens nothing for a decision, and a document's number for its service alone", () => {
    expect(TASK_KINDS[DECISION].opens).toEqual([]);
    const numbered = Object.values(TaskKind).filter((kind) => TASK_KINDS[kind].opens.includes("documentNumber"));
    expect(numbered).toEqual([SERVE_NOTICE]);
  });

  it.each([
    ["nobody to be asked", { [VISIT]: { ...TASK_KINDS[VISIT], desks: [] } }, "VISIT has nobody"],
    ["nothing to answer", { [DECISION]: { ...TASK_KINDS[DECISION], answers: [] } }, "DECISION has no answer"],
    [
      "an answer to nothing",
      { [SERVE_NOTICE]: { ...TASK_KINDS[SERVE_NOTICE], answers: [TaskAnswer.SERVED] } },
      "NOT_SERVED answers nothing",
    ],
    [
      "a part twice",
      { [VISIT]: { ...TASK_KINDS[VISIT], opens: ["sex" as const, "sex" as const] } },
      "VISIT opens something twice",
    ],
  ])("is refused at the start with %s", (_fault, change, message) => {
    expect(() => checked({ ...TASK_KINDS, ...change })).toThrow(message);
  });
});
