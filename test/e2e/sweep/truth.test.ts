import { expect, it } from "@jest/globals";
import type { GeneratedCounty } from "../../support/generated-county/generate-county";
import { judge } from "./truth";

const ORIGINS = new Map([
  ["1", "on two rolls"],
  ["2", "on two rolls"],
]);
const judged = (found: readonly string[]) =>
  judge({ origins: ORIGINS } as unknown as GeneratedCounty, ["DOUBLE_ENROLMENT 1", "DOUBLE_ENROLMENT 2"], found);

it("tells what is missing, what is too much and what is doubled, and the scenario of each", () => {
  const { faults, scores } = judged(["DOUBLE_ENROLMENT 1", "DOUBLE_ENROLMENT 1", "DROPOUT 3"]);
  expect(faults).toEqual([
    "excess  DOUBLE_ENROLMENT 1 (on two rolls)",
    "excess  DROPOUT 3 (an ordinary child)",
    "missing DOUBLE_ENROLMENT 2 (on two rolls)",
  ]);
  expect(scores.DOUBLE_ENROLMENT).toEqual({ precision: 0.5, recall: 0.5 });
});

it("is content with the truth in any order, and with nothing else", () => {
  const { faults, scores } = judged(["DOUBLE_ENROLMENT 2", "DOUBLE_ENROLMENT 1"]);
  expect(faults).toEqual([]);
  expect(scores.DOUBLE_ENROLMENT).toEqual({ precision: 1, recall: 1 });
  expect(judged([]).scores.DOUBLE_ENROLMENT.recall).toBe(0);
});
