import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import type { StepKind } from "../case-step/step-kind";
import type { CaseEventKind } from "./case-event-kind";

/** What happened to a case, as it is written down. */
export interface CaseEvent {
  caseId: string;
  kind: CaseEventKind;
  /** Name of the step, of an event that is about one. */
  step?: StepKind | null;
  note?: string | null;
  /** Whoever acted, or the county's round. */
  by: Caller | "system";
  at: Date;
  vault: Vault;
}

/** Writes down what happened to a case, in the transaction in which it happens. */
export async function recordCaseEvent(manager: EntityManager, event: CaseEvent): Promise<void> {
  const { caseId, kind, step = null, note = null, by, at, vault } = event;
  const author = by === "system" ? [null, null, null] : [by.actor, by.post, by.department];
  await manager.query(
    `INSERT INTO case_event (case_id, at, actor, post, department, kind, step, note_sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [caseId, at, ...author, kind, step, note === null ? null : vault.seal(note)],
  );
}
