import { FindingKind } from "../../finding/finding-kind";
import { offRollEvidence, presenceEvidence } from "../evidence";
import { department } from "../owner";
import { isValidOn } from "../newest-on-day";
import type { Rule } from "../rule";
import { isOffEveryRoll } from "./not-enrolled";

/** 残疾儿童未安置: on no roll, with a certificate of disability that is valid. */
export const disabledNotPlaced: Rule = (view) => {
  const { disability, latest, rules } = view;
  if (disability === null || !isValidOn(disability.expiresOn, rules.asOf) || !isOffEveryRoll(view)) return null;
  const { issuedOn } = disability;
  return {
    kind: FindingKind.DISABLED_NOT_PLACED,
    owner: department("education"),
    evidence: [
      {
        department: "disabled-persons",
        record: "残疾人证",
        statement: `残疾人证有效，发证日期${issuedOn}`,
        asOf: issuedOn,
      },
      ...presenceEvidence(view),
      offRollEvidence(view),
    ],
    since: latest?.stateDate ?? null,
  };
};
