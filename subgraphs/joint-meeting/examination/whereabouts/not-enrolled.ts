import { FindingKind } from "../../finding/finding-kind";
import { offRollEvidence, presenceEvidence } from "../evidence";
import { townshipOf } from "../owner";
import type { Rule } from "../rule";
import type { ViewOnDay } from "../view-on-day";
import { hasTransferredOut } from "./transferred-out-unconfirmed";

/** 失学（有户籍无学籍）: here, or known to no register of 公安, and on no roll. */
export const notEnrolled: Rule = (view) => {
  if (!isOffEveryRoll(view)) return null;
  return {
    kind: FindingKind.NOT_ENROLLED,
    owner: townshipOf(view),
    evidence: [...presenceEvidence(view), offRollEvidence(view)],
    since: view.latest?.stateDate ?? null,
  };
};

/**
 * Whether a child that is to be at school here is on no roll. Not so a child that is at the school where it went, nor one
 * that is dead by the roll alone: that is a disagreement of the registers, not a child out of school.
 */
export function isOffEveryRoll(view: ViewOnDay): boolean {
  const { householdHere, residenceHere, isKnownToPublicSecurity, active, latest } = view;
  if (active.length > 0 || latest?.state === "DECEASED") return false;
  if (hasTransferredOut(view) && latest?.arrivalConfirmedOn !== null) return false;
  return householdHere !== null || residenceHere !== null || !isKnownToPublicSecurity;
}
