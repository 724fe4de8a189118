import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import type { MeasureAct } from "./measure-enums";

interface MeasureEvent {
  measureId: string;
  act: MeasureAct;
  note: string | null;
  caller: Pick<Caller, "actor" | "post" | "department">;
  at: Date;
  vault: Vault;
}

/** Writes down what was done with a measure, in the transaction that does it. */
export async function recordMeasureEvent(
  manager: EntityManager,
  { measureId, act, note, caller, at, vault }: MeasureEvent,
): Promise<void> {
  const { actor, post, department } = caller;
  await manager.query(INSERT, [measureId, act, note === null ? null : vault.seal(note), at, actor, post, department]);
}

const INSERT = `
  INSERT INTO measure_event (measure_id, act, note_sealed, at, actor, post, department)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
