import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import type { CaseRow } from "../case/case.rows";
import { DECIDE } from "../finding/decision.statement";
import { FindingEventKind } from "../finding/finding-event-kind";
import type { FindingKind } from "../finding/finding-kind";
import { stateAfter, statesBefore } from "../finding/finding-transition";
import { endsKind, type SettleReason } from "../finding/settle-reason";

interface Settlement {
  reason: SettleReason;
  /** Day on which what was found came to its end, YYYY-MM-DD. */
  on: string;
  by: Caller | "system";
  at: Date;
  vault: Vault;
}

/**
 * Strikes off (销号) the findings that a case and the earlier spells before it came from, in the transaction that closes it.
 * One that is not verified, or settled already, stays as it is; so does one that the reason cannot end.
 */
export async function settleFindings(manager: EntityManager, row: CaseRow, settlement: Settlement): Promise<void> {
  const { reason, on, by, at, vault } = settlement;
  const author = by === "system" ? [null, null, null] : [by.actor, by.post, by.department];
  const findings = await manager.query<{ id: string; kind: FindingKind }[]>(FINDINGS_OF_CASE, [row.id]);
  for (const { id, kind } of findings) {
    if (!endsKind(reason, kind)) continue;
    const paper = vault.seal(`${row.number}号案件结案。Case ${row.number} was closed.`);
    const act = [id, statesBefore("SETTLE"), stateAfter("SETTLE"), on, at, ...author];
    await manager.query(DECIDE, [...act, FindingEventKind.SETTLED, reason, null, paper]);
  }
}

const FINDINGS_OF_CASE = `
  WITH RECURSIVE spell AS (
    SELECT id, finding_id, previous_case_id FROM child_case WHERE id = $1
    UNION
    SELECT c.id, c.finding_id, c.previous_case_id FROM child_case c JOIN spell ON c.id = spell.previous_case_id
  )
  SELECT f.id, f.kind FROM finding f JOIN spell ON spell.finding_id = f.id WHERE f.state <> 'SETTLED' ORDER BY f.id`;
