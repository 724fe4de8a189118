import { FindingKind } from "../../finding/finding-kind";
import { rollEvidence } from "../evidence";
import { department } from "../owner";
import type { Rule } from "../rule";

/** 双重学籍: on two rolls at once. */
export const doubleEnrolment: Rule = (view) => {
  const { active } = view;
  if (active.length < 2) return null;
  return {
    kind: FindingKind.DOUBLE_ENROLMENT,
    owner: department("education"),
    evidence: active.map((enrolment) => rollEvidence(enrolment, view)),
    since: active[0]?.entryMonth ?? null,
  };
};
