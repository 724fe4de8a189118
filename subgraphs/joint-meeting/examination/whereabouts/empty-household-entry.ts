import { FindingKind } from "../../finding/finding-kind";
import { householdEvidence, offRollEvidence } from "../evidence";
import { department } from "../owner";
import type { Rule } from "../rule";
import { isOffEveryRoll } from "./not-enrolled";

/** 空挂户: on no roll, and the 户籍 here is an entry without the person. */
export const emptyHouseholdEntry: Rule = (view) => {
  const { householdHere, residenceHere } = view;
  if (householdHere?.state !== "EMPTY_ENTRY" || residenceHere !== null || !isOffEveryRoll(view)) return null;
  return {
    kind: FindingKind.EMPTY_HOUSEHOLD_ENTRY,
    owner: department("public-security"),
    evidence: [...householdEvidence(view), offRollEvidence(view)],
    since: null,
  };
};
