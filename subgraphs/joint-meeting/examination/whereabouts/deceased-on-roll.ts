import { FindingKind } from "../../finding/finding-kind";
import { householdEvidence, rollEvidence } from "../evidence";
import { schoolOf } from "../owner";
import type { Rule } from "../rule";
import { droppedOutEnrolment, openDropoutEvidence } from "./dropout";

/** 死亡仍有学籍: dead by the household register, still on the roll or sought as a dropout. */
export const deceasedOnRoll: Rule = (view) => {
  const { isDead, active, openDropout } = view;
  const enrolment = active[0] ?? droppedOutEnrolment(view);
  if (!isDead || (enrolment === null && openDropout === null)) return null;
  return {
    kind: FindingKind.DECEASED_ON_ROLL,
    owner: schoolOf(enrolment, view),
    evidence: [
      ...householdEvidence(view),
      ...(enrolment === null ? [] : [rollEvidence(enrolment, view)]),
      ...openDropoutEvidence(view),
    ],
    since: null,
  };
};
