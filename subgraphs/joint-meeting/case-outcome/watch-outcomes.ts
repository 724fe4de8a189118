import type { EntityManager } from "typeorm";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { CASE_COLUMNS, type CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { openSpell } from "../case/open-case";
import type { OpeningPlace } from "../case/opening-place";
import type { RoundResources } from "../casework-round/round-resources";
import { workingDayAfter } from "../casework-setting/working-days";
import { notify } from "../inbox/notify";
import type { CaseOutcomeKind } from "./case-outcome-kind";
import { confirmOutcome, markRelapsed } from "./case-outcome.rows";
import { closeCase } from "./close-case";
import type { ConfirmedBy } from "./confirmed-by";
import type { WatchRules } from "./judge-watch";
import { outcomeRuleOf } from "./outcome-table";
import { settleFindings } from "./settle-finding";

/** A watched case that was judged as of a county day. */
export interface Judged {
  row: CaseRow;
  outcome: CaseOutcomeKind;
  /** Day of the outcome, YYYY-MM-DD. */
  on: string;
  day: string;
}

/** Closes a case whose outcome the rolls bear out, and strikes off the finding that it came from. */
export function confirmWatched(resources: RoundResources, { row, outcome, on, day }: Judged, by: ConfirmedBy) {
  const { database, vault, clock } = resources;
  return database.transaction(async (manager) => {
    const locked = await lockAsJudged(manager, row);
    if (locked === undefined) return;
    const at = clock.now();
    const { settles } = outcomeRuleOf(outcome);
    await confirmOutcome(manager, row.id, { on: day, by, replySealed: null });
    await settleFindings(manager, locked, { reason: settles, on, by: "system", at, vault });
    const event = { caseId: row.id, kind: CaseEventKind.CONFIRMED, by: "system", at, vault } as const;
    await recordCaseEvent(manager, event);
    await closeCase(manager, locked, { on: day, at, by: "system", vault, notice: "CASE_CLOSED" });
  });
}

interface RelapseFound {
  since: string;
  place: OpeningPlace;
  rules: WatchRules;
}

/** Closes a case whose child is out of school again, and opens the next spell with it. */
export function relapseWatched(
  resources: RoundResources,
  { row, day }: Judged,
  { since, place, rules }: RelapseFound,
): Promise<void> {
  const { database, vault, clock } = resources;
  return database.transaction(async (manager) => {
    // As linking does, before the case: who takes them in the other order waits for ever.
    await manager.query("LOCK TABLE child_link IN ROW EXCLUSIVE MODE");
    const locked = await lockAsJudged(manager, row);
    if (locked === undefined) return;
    const at = clock.now();
    await markRelapsed(manager, row.id, since);
    const event = { caseId: row.id, kind: CaseEventKind.RELAPSED, note: since, by: "system", at, vault } as const;
    await recordCaseEvent(manager, event);
    const closing = { on: day, at, by: "system", vault, notice: "CASE_RELAPSED" } as const;
    const previous = await closeCase(manager, locked, closing);
    const confirmBy = workingDayAfter(rules.officeDays, day, rules.settings.CONFIRM_DAYS);
    const opened = await openSpell(
      manager,
      { previous, since, place },
      { by: "system", on: day, at, vault, confirmBy },
    );
    if (!("number" in opened)) throw new Error(`no second spell could be opened after case ${row.number}`);
  });
}

/** Tells the lead, once a month, that the rolls do not bear an outcome out; its deadline goes its way upward. */
export function tellUnconfirmed({ database, clock }: RoundResources, { row, day }: Judged): Promise<void> {
  return notify(database.manager, {
    desk: row.lead,
    kind: "WATCH_UNCONFIRMED",
    subjectKind: "CASE_WATCH",
    subjectId: row.id,
    caseId: row.id,
    dueOn: row.watchUntil,
    dedupe: `case:${row.id}:unconfirmed:${row.outcomeOn}:${day.slice(0, 7)}`,
    on: day,
    at: clock.now(),
  });
}

/** The case, locked, when nobody has changed it since it was read for the judgement. */
async function lockAsJudged(manager: EntityManager, { id, version }: CaseRow): Promise<CaseRow | undefined> {
  const [row] = await manager.query<CaseRow[]>(
    `SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1 AND c.version = $2 AND c.state = $3 FOR NO KEY UPDATE`,
    [id, version, CaseState.WATCHED],
  );
  return row;
}
