import { createHash, randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import type { MessageBody } from "../exchange/message";

/** What is to go out. */
export interface OutgoingMessage {
  /** County that it goes to. */
  peerCode: string;
  /** The letter that it is about: the id that its first sender gave it. */
  letterId: string;
  body: MessageBody;
  /** Bytes of every attachment that the body names. */
  attachments: readonly Uint8Array[];
  /** County time of the act (clock.now()). */
  actedAt: Date;
  vault: Vault;
}

/**
 * Has a message sent to another county, in the transaction of the act: once that is committed it goes out, and has its
 * effect there once. Messages about one letter go to one county in the order in which they were put in. Whoever puts in
 * two at once about one letter to one county has locked the letter.
 * @returns the id of the message
 */
export async function enqueueMessage(
  manager: EntityManager,
  { peerCode, letterId, body, attachments, actedAt, vault }: OutgoingMessage,
): Promise<string> {
  const id = randomUUID();
  const sealed = vault.seal(JSON.stringify(body));
  await manager.query(INSERT, [id, peerCode, letterId, body.kind, sealed, actedAt]);
  for (const bytes of attachments) {
    await manager.query(
      "INSERT INTO outbox_attachment (message_id, sha256, content_sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [id, createHash("sha256").update(bytes).digest(), vault.sealBytes(bytes)],
    );
  }
  return id;
}

/**
 * Behind an earlier message that has not got through it has no time yet: that one's delivery gives it one
 * (settle-deliveries.ts). Its row is locked meanwhile, so that neither is missed. One that nobody has tried is due whatever the
 * exchange's clock says.
 */
const INSERT = `
  WITH last AS (
    SELECT seq, state FROM outbox_message
    WHERE letter_id = $3 AND peer_code = $2 AND state <> 'CANCELLED'
    ORDER BY seq DESC LIMIT 1 FOR UPDATE
  )
  INSERT INTO outbox_message
    (id, peer_code, letter_id, seq, kind, body_sealed, acted_at, state, next_try_at, created_at)
  SELECT $1, $2, $3, coalesce((SELECT seq FROM last), 0) + 1, $4, $5, $6, 'WAITING',
    CASE WHEN EXISTS (SELECT FROM last WHERE state <> 'DELIVERED') THEN NULL ELSE '-infinity'::timestamptz END, now()`;
