import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import type { CaseRow } from "../case/case.rows";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { confirmOutcome } from "./case-outcome.rows";
import { closeCase } from "./close-case";
import { ConfirmedBy } from "./confirmed-by";
import { outcomeRuleOf } from "./outcome-table";
import { settleFindings } from "./settle-finding";

interface Settling {
  /** Day of the home county's answer, YYYY-MM-DD. */
  answeredOn: string;
  /** What it says, with its paper. */
  reply: string;
  by: Caller;
  /** County day, YYYY-MM-DD, and instant. */
  on: string;
  at: Date;
  vault: Vault;
}

/** Closes a locked case that was handed over, by the home county's answer. */
export async function settleHandover(manager: EntityManager, row: CaseRow, settling: Settling): Promise<CaseRow> {
  const { answeredOn, reply, by, on, at, vault } = settling;
  await confirmOutcome(manager, row.id, { on: answeredOn, by: ConfirmedBy.REPLY, replySealed: vault.seal(reply) });
  const event = { caseId: row.id, kind: CaseEventKind.HANDOVER_ANSWERED, note: reply, by, at, vault };
  await recordCaseEvent(manager, event);
  const { settles } = outcomeRuleOf(CaseOutcomeKind.HANDED_OVER);
  await settleFindings(manager, row, { reason: settles, on: row.outcomeOn ?? on, by, at, vault });
  return closeCase(manager, row, { on, at, by, vault, notice: "CASE_CLOSED" });
}
