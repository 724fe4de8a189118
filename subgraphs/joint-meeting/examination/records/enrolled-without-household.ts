import { FindingKind } from "../../finding/finding-kind";
import { householdEvidence, rollEvidence } from "../evidence";
import { department } from "../owner";
import type { Rule } from "../rule";

/** 有学籍无户籍: on a roll, and public security knows neither a 户籍 nor a residence. */
export const enrolledWithoutHousehold: Rule = (view) => {
  const [enrolment] = view.active;
  if (enrolment === undefined || view.isKnownToPublicSecurity) return null;
  return {
    kind: FindingKind.ENROLLED_WITHOUT_HOUSEHOLD,
    owner: department("public-security"),
    evidence: [rollEvidence(enrolment, view), ...householdEvidence(view)],
    since: enrolment.entryMonth,
  };
};
