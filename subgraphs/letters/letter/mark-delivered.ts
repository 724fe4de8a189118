import type { EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { queryPrepared } from "../../../infra/runtime/database";
import type { Vault } from "../../../infra/runtime/vault";
import { tellCase } from "../case-link/tell-case";
import { advanceLetter } from "./advance-letter";
import { LetterEventKind } from "./letter-event-kind";
import { recordLetterEvent, recordLetterEvents } from "./letter-history";
import { LetterKind } from "./letter-kind";
import type { LetterRow } from "./letter.rows";
import { lockLetterRow } from "./lock-letter";

/** What of a letter that was delivered decides who is told. */
type CarriedRow = Pick<LetterRow, "id" | "kind" | "peerName" | "originId">;

interface DeliverySources {
  clock: Clock;
  vault: Vault;
}

/**
 * Notes that the addressee has given its receipt for messages that carry letters of ours; nothing for a message that carries
 * none, or a receipt that is told of again.
 */
export async function markDelivered(
  manager: EntityManager,
  sources: DeliverySources,
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return;
  const act = actOf(sources);
  const rows = await queryPrepared<CarriedRow>(manager, LOCK_UNDELIVERED, [messageIds]);
  if (rows.length === 0) return;
  await manager.query(DELIVERED, [rows.map(({ id }) => id), act.at]);
  const kind = LetterEventKind.DELIVERED;
  const events = rows.map(({ id, peerName }) => ({ letterId: id, kind, detail: peerName }));
  await recordLetterEvents(manager, events, act);
  for (const row of rows) {
    if (row.kind === LetterKind.INQUIRY && row.originId === null)
      await tellCase(manager, { kind: "DELIVERED", letterId: row.id, itemId: null, ...act });
  }
}

/** Notes that the message that carries a letter of ours was given up; its state stays, since a clerk may send it again. */
export async function markUndeliverable(
  manager: EntityManager,
  sources: DeliverySources,
  messageId: string,
): Promise<void> {
  const row = await lockCarried(manager, messageId);
  if (row === null || row.deliveredAt !== null) return;
  const kind = LetterEventKind.UNDELIVERABLE;
  await recordLetterEvent(manager, { letterId: row.id, kind, detail: row.peerName }, actOf(sources));
  await advanceLetter(manager, row, {});
}

/** $1 messages. In the order in which every batch locks its letters. */
const LOCK_UNDELIVERED = `
  SELECT id, kind, peer_name AS "peerName", origin_id AS "originId" FROM letter
  WHERE message_id = ANY ($1::uuid[]) AND direction = 'OUT' AND delivered_at IS NULL
  ORDER BY id FOR NO KEY UPDATE`;

/** An answer may have come before the receipt was taken, and have brought a letter further. $1 letters, $2 instant. */
const DELIVERED = `
  UPDATE letter SET version = version + 1, delivered_at = $2,
    state = CASE WHEN state = 'SIGNED' THEN 'DELIVERED' ELSE state END
  WHERE id = ANY ($1::uuid[])`;

async function lockCarried(manager: EntityManager, messageId: string): Promise<LetterRow | null> {
  const [found] = await manager.query<{ id: string }[]>(
    "SELECT id FROM letter WHERE message_id = $1 AND direction = 'OUT'",
    [messageId],
  );
  return found === undefined ? null : lockLetterRow(manager, found.id);
}

const actOf = ({ clock, vault }: DeliverySources) => ({
  by: "system" as const,
  on: clock.today(),
  at: clock.now(),
  vault,
});
