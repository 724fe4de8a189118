import type { DataSource, EntityManager } from "typeorm";
import type { MessageKind } from "../exchange/message";

/** A message that one worker has to itself for a try, until its claim runs out. */
export interface ClaimedMessage {
  id: string;
  peerCode: string;
  letterId: string;
  seq: number;
  kind: MessageKind;
  bodySealed: Buffer;
  actedAt: Date;
  /** Tries, with the one that is begun by this. */
  attempts: number;
  waitingSince: Date;
}

/** For so long a message is its worker's; a worker that lives says so again in time ({@link keepClaims}). */
export const CLAIM_MS = 30_000;

/** Which messages. */
interface Wanted {
  now: Date;
  limit: number;
  /** Counties to which nothing is sent now. */
  resting: readonly string[];
  /** The one county; null for all. */
  only: string | null;
}

/**
 * Claims messages whose time has come, those that wait longest first. That a try has begun is committed before a byte
 * leaves: whoever is killed meanwhile leaves a message that may have arrived, and it is sent again when the claim runs out.
 */
export async function claimMessages(database: DataSource, { now, limit, resting, only }: Wanted) {
  const until = new Date(now.getTime() + CLAIM_MS);
  const [claimed] = await database.query<[ClaimedMessage[], number]>(CLAIM, [now, until, limit, [...resting], only]);
  return claimed;
}

/** Keeps claims for another while. */
export async function keepClaims(database: DataSource, ids: readonly string[], now: Date): Promise<void> {
  const until = new Date(now.getTime() + CLAIM_MS);
  await database.query("UPDATE outbox_message SET next_try_at = $2 WHERE id = ANY ($1) AND state = 'WAITING'", [
    [...ids],
    until,
  ]);
}

/** Gives claims back of which no try was made. */
export async function releaseClaims(database: DataSource, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await database.query(
    `UPDATE outbox_message SET next_try_at = $2, attempts = attempts - 1 WHERE id = ANY ($1) AND state = 'WAITING'`,
    [[...ids], now],
  );
}

/** Whether any message's time has come. */
export async function hasDueMessages(database: DataSource, now: Date): Promise<boolean> {
  const [row] = await database.query<{ isDue: boolean }[]>(
    `SELECT EXISTS (SELECT FROM outbox_message WHERE state = 'WAITING' AND next_try_at <= $1) AS "isDue"`,
    [now],
  );
  return row?.isDue === true;
}

/** Bytes of a message's attachments, sealed. */
export async function findAttachments(manager: Pick<EntityManager, "query">, messageId: string): Promise<Buffer[]> {
  const rows = await manager.query<{ sealed: Buffer }[]>(
    "SELECT content_sealed AS sealed FROM outbox_attachment WHERE message_id = $1",
    [messageId],
  );
  return rows.map(({ sealed }) => sealed);
}

/** $1 instant, $2 end of the claims, $3 how many, $4 counties that rest, $5 the one county or null. */
const CLAIM = `
  UPDATE outbox_message m
  SET attempts = m.attempts + 1, next_try_at = $2, waiting_since = coalesce(m.waiting_since, $1), last_fault = NULL
  FROM (
    SELECT id FROM outbox_message
    WHERE state = 'WAITING' AND next_try_at <= $1 AND peer_code <> ALL ($4::text[]) AND ($5::text IS NULL OR peer_code = $5)
    ORDER BY next_try_at LIMIT $3 FOR UPDATE SKIP LOCKED
  ) due
  WHERE m.id = due.id
  RETURNING m.id, m.peer_code AS "peerCode", m.letter_id AS "letterId", m.seq, m.kind, m.body_sealed AS "bodySealed",
    m.acted_at AS "actedAt", m.attempts, m.waiting_since AS "waitingSince"`;
