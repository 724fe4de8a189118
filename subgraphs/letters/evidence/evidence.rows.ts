import type { EvidenceFacts, EvidencePlace } from "./evidence-text";

/** An entry as the table keeps it. */
export interface EvidenceRow extends EvidenceFacts, EvidencePlace {
  hash: Buffer;
}

export const EVIDENCE_COLUMNS = `
  e.index, e.at, e.kind, e.peer_code AS "peerCode", e.message_id AS "messageId", e.letter_id AS "letterId", e.digest,
  e.detail, e.previous_hash AS "previousHash", e.hash`;
