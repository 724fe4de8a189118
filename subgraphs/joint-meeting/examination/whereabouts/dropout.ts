import { FindingKind } from "../../finding/finding-kind";
import type { EnrolmentView } from "../child-view";
import { rollEvidence } from "../evidence";
import type { Evidence } from "../examination";
import { schoolOf } from "../owner";
import type { Rule } from "../rule";
import type { ViewOnDay } from "../view-on-day";

/** 辍学: on the ledger of dropouts and not back, or off the roll as a dropout. */
export const dropout: Rule = (view) => {
  const { openDropout, active, latest } = view;
  const droppedOut = droppedOutEnrolment(view);
  if (openDropout === null && droppedOut === null) return null;
  const enrolment = active[0] ?? latest;
  return {
    kind: FindingKind.DROPOUT,
    owner: schoolOf(enrolment, view),
    evidence: [...openDropoutEvidence(view), ...(enrolment === null ? [] : [rollEvidence(enrolment, view)])],
    since: openDropout?.foundOn ?? droppedOut?.stateDate ?? null,
  };
};

/** The enrolment that ended by dropping out, unless the child is on a roll or its latest one ended otherwise. */
export function droppedOutEnrolment({ active, latest }: ViewOnDay): EnrolmentView | null {
  return active.length === 0 && latest?.state === "DROPPED_OUT" ? latest : null;
}

/** What the ledger says of a child that is out. Reasons and whereabouts are free text, and may hold an address. */
export function openDropoutEvidence({ openDropout, rules }: ViewOnDay): Evidence[] {
  if (openDropout === null) return [];
  const { foundOn } = openDropout;
  const statement = `${foundOn}发现辍学，截至${rules.asOf}未返校`;
  return [{ department: "education", record: "劝返台账", statement, asOf: foundOn }];
}
