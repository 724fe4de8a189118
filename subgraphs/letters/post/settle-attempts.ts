import type { EntityManager } from "typeorm";
import { appendEvidence, type Evidence } from "../evidence/append-evidence";
import { evidenceHash } from "../evidence/evidence-text";
import type { JudgedAttempt } from "./judge-attempt";
import type { GivenUpMessage, PostedMessage, PostResources } from "./post-resources";

/**
 * Writes down what came of tries: letters, outbox and evidence in one transaction. Of a message that somebody else has
 * settled meanwhile nothing is written again.
 */
export async function settleAttempts(
  { database, vault, effects }: PostResources,
  judged: readonly JudgedAttempt[],
): Promise<void> {
  await database.transaction(async (manager) => {
    // Letters first and in order, as acts of clerks lock a letter before its messages.
    const calledBack = new Set<string>();
    await effects.delivered(manager, judged.filter(isDelivered).map(postedOf));
    for (const attempt of judged.toSorted(byLetter)) {
      const { message, verdict } = attempt;
      if (verdict.becomes !== "FAILED") continue;
      const becomes = await effects.failed(manager, givenUp(attempt, verdict.fault));
      if (becomes === "CANCELLED") calledBack.add(message.id);
    }
    const waiting = await lockWaiting(manager, judged);
    const settled = judged.filter(({ message }) => waiting.has(message.id));
    if (settled.length === 0) return;
    await keepDelivered(manager, settled, (jws) => vault.seal(jws));
    await keepOthers(manager, settled, calledBack);
    await appendEvidence(manager, settled.flatMap(evidenceOf));
  });
}

const isDelivered = ({ verdict }: JudgedAttempt): boolean => verdict.becomes === "DELIVERED";

const byLetter = ({ message: one }: JudgedAttempt, { message: other }: JudgedAttempt): number =>
  one.letterId < other.letterId ? -1 : 1;

const postedOf = ({ message: { id, peerCode, letterId, kind }, at }: JudgedAttempt): PostedMessage => ({
  id,
  peerCode,
  letterId,
  kind,
  at,
});

const givenUp = (attempt: JudgedAttempt, fault: string): GivenUpMessage => ({
  ...postedOf(attempt),
  fault,
  attempts: attempt.message.attempts,
  isRefused: attempt.proof !== null,
});

/** Before the statement that gives the followers their time: it then sees those that were put in until now. */
async function lockWaiting(manager: EntityManager, judged: readonly JudgedAttempt[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(
    "SELECT id FROM outbox_message WHERE id = ANY ($1) AND state = 'WAITING' ORDER BY id FOR UPDATE",
    [judged.map(({ message }) => message.id)],
  );
  return new Set(rows.map(({ id }) => id));
}

async function keepDelivered(
  manager: EntityManager,
  settled: readonly JudgedAttempt[],
  seal: (jws: string) => Buffer,
): Promise<void> {
  const proven = settled.flatMap(({ message: { id }, verdict, proof, at }) =>
    verdict.becomes === "DELIVERED" && proof !== null ? [{ id, at, ...proof }] : [],
  );
  if (proven.length === 0) return;
  await manager.query(DELIVERED, [
    proven.map(({ id }) => id),
    proven.map(({ at }) => at),
    proven.map(({ sealed }) => seal(sealed.jws)),
    proven.map(({ receipt }) => receipt.jws),
  ]);
}

async function keepOthers(
  manager: EntityManager,
  settled: readonly JudgedAttempt[],
  calledBack: ReadonlySet<string>,
): Promise<void> {
  const others = settled.flatMap(({ message: { id }, verdict }) =>
    verdict.becomes === "DELIVERED" ? [] : [{ id, nextTryAt: null, ...verdict }],
  );
  if (others.length === 0) return;
  await manager.query(OTHERS, [
    others.map(({ id }) => id),
    others.map(({ id, becomes }) => (calledBack.has(id) ? "CANCELLED" : becomes)),
    others.map(({ nextTryAt }) => nextTryAt),
    others.map(({ fault }) => fault),
  ]);
}

/** What was sent and what was answered. A try without an answer that proves anything is none. */
function evidenceOf({ message, proof, at }: JudgedAttempt): Evidence[] {
  if (proof === null) return [];
  const { id: messageId, peerCode, letterId, kind, seq } = message;
  const { sealed, receipt } = proof;
  const about = { at, peerCode, messageId, letterId };
  const { result, reason } = receipt.receipt;
  const isTaken = result === "RECEIVED";
  return [
    {
      ...about,
      kind: "SENT",
      digest: evidenceHash(sealed.jws),
      detail: { kind, seq, contentDigest: sealed.contentDigest },
    },
    {
      ...about,
      kind: isTaken ? "RECEIPT_TAKEN" : "REFUSAL_TAKEN",
      digest: evidenceHash(receipt.jws),
      detail: { receipt: receipt.jws, ...(isTaken ? {} : { reason }) },
    },
  ];
}

/** The next message about the letter to the same county has its turn; the attachments lie with the letter. $1 ids, $2 instants, $3 messages, $4 receipts. */
const DELIVERED = `
  WITH delivered AS (
    UPDATE outbox_message m
    SET state = 'DELIVERED', next_try_at = NULL, last_fault = NULL, delivered_at = given.at,
      message_sealed = given.message, receipt = given.receipt
    FROM unnest($1::uuid[], $2::timestamptz[], $3::bytea[], $4::text[]) AS given (id, at, message, receipt)
    WHERE m.id = given.id
    RETURNING m.id, m.letter_id, m.peer_code, m.seq
  ), followed AS (
    UPDATE outbox_message next SET next_try_at = '-infinity' FROM delivered
    WHERE next.letter_id = delivered.letter_id AND next.peer_code = delivered.peer_code
      AND next.seq = delivered.seq + 1 AND next.state = 'WAITING' AND next.next_try_at IS NULL
  )
  DELETE FROM outbox_attachment WHERE message_id IN (SELECT id FROM delivered)`;

/** $1 ids, $2 states, $3 next tries, $4 faults. */
const OTHERS = `
  UPDATE outbox_message m SET state = given.state, next_try_at = given.at, last_fault = given.fault
  FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) AS given (id, state, at, fault)
  WHERE m.id = given.id`;
