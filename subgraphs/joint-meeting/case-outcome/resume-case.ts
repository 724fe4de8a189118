import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { advanceCase } from "../case/advance-case";
import type { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { numberSpells } from "../case/number-spells";
import { setNextDeadline } from "../case-step/next-deadline";
import { readCaseFacts, readStepRules } from "../case-step/read-case-facts";
import { endDeadline } from "../deadline/deadlines";
import { notify } from "../inbox/notify";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { undoOutcome } from "./case-outcome.rows";

interface Resumption {
  /** Why the outcome does not hold. */
  reason: string;
  /** What the history says of it. */
  kind: CaseEventKind;
  by: Caller;
  /** County day, YYYY-MM-DD, and instant. */
  on: string;
  at: Date;
  vault: Vault;
}

/** Has a locked case go on: undoes the outcome that did not hold, sets the deadline of what comes next, tells its lead. */
export async function resumeCase(manager: EntityManager, row: CaseRow, resumption: Resumption): Promise<CaseRow> {
  const { reason, kind, by, on, at, vault } = resumption;
  await undoOutcome(manager, row.id, { on, at, by: by.actor, reasonSealed: vault.seal(reason) });
  const resumed = await advanceCase(manager, row, {
    state: CaseState.OPEN,
    outcome: null,
    outcomeOn: null,
    closedOn: null,
    watchUntil: null,
  });
  if (row.outcome === CaseOutcomeKind.FALSE_REPORT) await numberSpells(manager, row.regionCode, row.childId);
  await endDeadline(manager, "CASE_WATCH", row.id, on);
  const dedupe = `case:${row.id}:reopened:${resumed.version}`;
  const rules = await readStepRules(manager, on);
  const facts = await readCaseFacts(manager, resumed);
  await setNextDeadline(manager, {
    row: resumed,
    facts,
    rules,
    day: on,
    today: on,
    at,
    dedupe: `${dedupe}:next`,
    anew: true,
  });
  await notify(manager, {
    desk: row.lead,
    kind: "CASE_REOPENED",
    subjectKind: "CASE",
    subjectId: row.id,
    caseId: row.id,
    dueOn: null,
    dedupe,
    on,
    at,
  });
  await recordCaseEvent(manager, { caseId: row.id, kind, note: reason, by, at, vault });
  return resumed;
}
