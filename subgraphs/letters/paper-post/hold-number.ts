import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { isKnown } from "../incoming/receive-letter";

/**
 * Whether a paper of a county with that number is in the register of what came in. Of two who enter it at once, the second
 * waits for the first one's transaction to end.
 */
export async function holdNumber(manager: EntityManager, from: string, number: string): Promise<boolean> {
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`letter ${from} ${number}`]);
  return isKnown(manager, { from, number, letterId: randomUUID(), messageId: null, itemIds: [] });
}
