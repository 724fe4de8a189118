import type { EntityManager } from "typeorm";
import { queryPrepared } from "../../../infra/runtime/database";
import type { EvidenceKind } from "./evidence-kind";
import { canonicalJson } from "../exchange/canonical-json";
import { type EvidenceFacts, factsText } from "./evidence-text";

/** What is to be kept as evidence. */
export interface Evidence extends EvidenceFacts {
  kind: keyof typeof EvidenceKind;
}

/**
 * Appends to the evidence log, in the transaction of what it proves and as its last statement: until that transaction
 * ends, nobody else appends. One statement moves the end of the chain, which is also the lock, and writes the entries, so that
 * the lock is held for no round trip but the commit's.
 */
export async function appendEvidence(manager: EntityManager, entries: readonly Evidence[]): Promise<void> {
  if (entries.length === 0) return;
  await queryPrepared(manager, APPEND, [
    entries.map(factsText),
    entries.map(({ at }) => at),
    entries.map(({ kind }) => kind),
    entries.map(({ peerCode }) => peerCode),
    entries.map(({ messageId }) => messageId),
    entries.map(({ letterId }) => letterId),
    entries.map(({ digest }) => digest),
    entries.map(({ detail }) => canonicalJson(detail)),
  ]);
}

/** $1 texts as in evidence-text.ts, $2 instants, $3 kinds, $4 peers, $5 messages, $6 letters, $7 digests, $8 details */
const APPEND = `
  WITH moved AS (
    UPDATE evidence_head SET index = index + cardinality($1::text[]),
      hashes = evidence_chain(index, hashes[cardinality(hashes)], $1::text[])
    RETURNING index - cardinality($1::text[]) AS before, hashes
  )
  INSERT INTO evidence_entry (index, at, kind, peer_code, message_id, letter_id, digest, detail, previous_hash, hash)
  SELECT moved.before + given.place, given.at, given.kind, given.peer_code, given.message_id, given.letter_id,
    given.digest, given.detail, moved.hashes[given.place], moved.hashes[given.place + 1]
  FROM moved, unnest($2::timestamptz[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::bytea[], $8::jsonb[])
    WITH ORDINALITY AS given (at, kind, peer_code, message_id, letter_id, digest, detail, place)`;
