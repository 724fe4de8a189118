import type { EntityManager } from "typeorm";
import type { OutgoingMessage } from "./enqueue-message";
import { isNeverTaken } from "./never-taken";

type AboutLetter = Pick<OutgoingMessage, "peerCode" | "letterId">;

/**
 * Calls back what has not got through about a letter to a county, as long as nothing of it can have been received: none was
 * ever sent, or its receiver has refused it for good. In the transaction of an act that has locked the letter.
 * @returns null when nothing of it is sent any more; else the dead letters among it, of which nobody knows
 */
export async function callBackMessages(manager: EntityManager, about: AboutLetter): Promise<{ dead: string[] } | null> {
  const rows = await manager.query<OutRow[]>(LOCK_ALL, [about.letterId, about.peerCode]);
  if (rows.every(({ state, ...row }) => row.attempts === 0 || (state === "FAILED" && isNeverTaken(row)))) {
    await cancelMessages(manager, about);
    return null;
  }
  return { dead: rows.filter(({ state }) => state === "FAILED").map(({ id }) => id) };
}

/** Cancels what has not got through about a letter to a county, but for a message that is being settled. */
export async function cancelMessages(
  manager: EntityManager,
  { peerCode, letterId }: AboutLetter,
  settling: string | null = null,
): Promise<void> {
  await manager.query(CANCEL_ALL, [letterId, peerCode, settling]);
}

/** How often a message was refused with a signature. */
export async function countRefusals(manager: EntityManager, messageId: string): Promise<number> {
  const [row] = await manager.query<{ refusals: number }[]>(`SELECT ${REFUSALS_OF("$1")} AS refusals`, [messageId]);
  return row?.refusals ?? 0;
}

interface OutRow {
  id: string;
  state: string;
  fault: string | null;
  attempts: number;
  refusals: number;
}

const REFUSALS_OF = (id: string): string =>
  `(SELECT count(*)::int FROM evidence_entry e WHERE e.message_id = ${id} AND e.kind = 'REFUSAL_TAKEN')`;

const LOCK_ALL = `
  SELECT m.id, m.state, m.last_fault AS fault, m.attempts, ${REFUSALS_OF("m.id")} AS refusals
  FROM outbox_message m WHERE m.letter_id = $1 AND m.peer_code = $2 AND m.state <> 'CANCELLED'
  ORDER BY m.seq FOR UPDATE OF m`;

const CANCEL_ALL = `
  UPDATE outbox_message SET state = 'CANCELLED', next_try_at = NULL
  WHERE letter_id = $1 AND peer_code = $2 AND state IN ('WAITING', 'FAILED') AND id IS DISTINCT FROM $3::uuid`;
