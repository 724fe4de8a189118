import type { EntityManager } from "typeorm";
import { advanceCase } from "../case/advance-case";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { endDeadline, setDeadline } from "../deadline/deadlines";
import { EDUCATION } from "../desk/desk";
import { notify } from "../inbox/notify";
import { CaseOutcomeKind } from "./case-outcome-kind";

/** An outcome that is to be watched. Days are YYYY-MM-DD. */
interface Rest {
  outcome: CaseOutcomeKind;
  on: string;
  watchUntil: string;
  /** The county's day and the instant, on which it is entered. */
  today: string;
  at: Date;
}

/** Has a locked case rest, watched, with one deadline: the end of the watch, at which its outcome must be confirmed. */
export async function restCase(
  manager: EntityManager,
  row: CaseRow,
  { outcome, on, watchUntil, today, at }: Rest,
): Promise<CaseRow> {
  const patch = { state: CaseState.WATCHED, outcome, outcomeOn: on, watchUntil };
  const watched = await advanceCase(manager, row, patch);
  await endDeadline(manager, "CASE", row.id, today);
  // A letter is the education bureau's to pursue: it writes to its peer.
  const desk = outcome === CaseOutcomeKind.HANDED_OVER ? EDUCATION : row.lead;
  const subject = { subjectKind: "CASE_WATCH", subjectId: row.id, caseId: row.id, desk, dueOn: watchUntil } as const;
  await setDeadline(manager, subject);
  const dedupe = `case:${row.id}:concluded:${watched.version}`;
  await notify(manager, { ...subject, kind: "CASE_CONCLUDED", dedupe, on: today, at });
  return watched;
}
