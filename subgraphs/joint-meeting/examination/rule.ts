import type { DraftFinding } from "./examination";
import { severityOf } from "./severity";
import type { ViewOnDay } from "./view-on-day";

/** What a rule says of a child: a finding without what is the same for all of them. */
export type RuleOutcome = Pick<DraftFinding, "kind" | "owner" | "evidence" | "since">;

/** Null where the rule does not hold. */
export type Rule = (view: ViewOnDay) => RuleOutcome | null;

/** The finding of a rule's outcome. */
export function draftFinding(
  { id, isOfPoorHousehold }: Pick<ViewOnDay, "id" | "isOfPoorHousehold">,
  outcome: RuleOutcome,
  covers: DraftFinding["covers"] = [],
): DraftFinding {
  return {
    ...outcome,
    childId: id,
    otherChildId: null,
    severity: severityOf(outcome.kind, isOfPoorHousehold),
    covers,
  };
}
