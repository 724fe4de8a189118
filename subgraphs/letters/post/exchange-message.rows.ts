import type { MessageKind } from "../exchange/message";
import type { OutboxState } from "./outbox-state";

/** A message to another county, without what it says. */
export interface ExchangeMessageRow {
  id: string;
  peerCode: string;
  letterId: string;
  seq: number;
  kind: MessageKind;
  state: OutboxState;
  attempts: number;
  /** Null when it is due, or waits for another one. */
  nextTryAt: Date | null;
  /** Whether an earlier message about the letter is to get through before it. */
  isBehind: boolean;
  lastFault: string | null;
  createdAt: Date;
  /** The same to the microsecond, as a text: the sort key. */
  createdKey: string;
  deliveredAt: Date | null;
}

export const EXCHANGE_MESSAGE_COLUMNS = `
  m.id, m.peer_code AS "peerCode", m.letter_id AS "letterId", m.seq, m.kind, m.state, m.attempts,
  CASE WHEN isfinite(m.next_try_at) THEN m.next_try_at END AS "nextTryAt",
  m.state = 'WAITING' AND m.next_try_at IS NULL AS "isBehind", m.last_fault AS "lastFault", m.created_at AS "createdAt",
  m.created_at::text AS "createdKey", m.delivered_at AS "deliveredAt"`;

/** How the messages to one county stand. */
export interface PeerStatusRow {
  peerCode: string;
  waiting: number;
  delivered: number;
  failed: number;
  cancelled: number;
  received: number;
  oldestWaiting: Date | null;
  lastDelivered: Date | null;
}
