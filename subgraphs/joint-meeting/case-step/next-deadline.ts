import type { EntityManager } from "typeorm";
import type { CaseRow } from "../case/case.rows";
import { endDeadline, setDeadline } from "../deadline/deadlines";
import { notify } from "../inbox/notify";
import type { CaseFacts, StepRules } from "./case-facts";
import { competentOrgans } from "./competent-organs";
import { ruleOf } from "./step-table";
import { dueOf, endOfTerm, ordinaryNext } from "./step-terms";

interface DeadlineChange {
  row: CaseRow;
  /** As they are after the act. */
  facts: CaseFacts;
  rules: StepRules;
  /** Day of the act, YYYY-MM-DD. */
  day: string;
  /** The county's day and the instant, on which it is entered. */
  today: string;
  at: Date;
  /** Of two acts with the same text one notifies. */
  dedupe: string;
  /** A reopened case is not late on the day on which it is reopened. */
  anew?: true;
}

/**
 * Sets the one deadline of an open case to the step that ordinarily comes next, and tells whoever is to act; ends it where
 * the ladder ends. A case that lacks the place of the competent organ is for its lead to see to.
 */
export async function setNextDeadline(manager: EntityManager, change: DeadlineChange): Promise<void> {
  const { row, facts, rules, day, today, at, dedupe, anew } = change;
  const next = ordinaryNext(facts, rules, day);
  const due = next === null ? null : dueOf(next, facts, rules);
  if (next === null || due === null) return endDeadline(manager, "CASE", row.id, today);
  const [desk = row.lead] = competentOrgans(ruleOf(next), facts);
  const least = anew ? endOfTerm(today, { setting: "CONFIRM_DAYS", unit: "WORKING_DAYS" }, rules) : due;
  const dueOn = due < least ? least : due;
  const subject = { subjectKind: "CASE", subjectId: row.id, caseId: row.id, desk, dueOn } as const;
  await setDeadline(manager, subject);
  await notify(manager, { ...subject, kind: "STEP_DUE", dedupe, on: today, at });
}
