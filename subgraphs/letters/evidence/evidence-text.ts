import { createHash } from "node:crypto";
import { canonicalJson } from "../exchange/canonical-json";

/** What an entry says, without its place in the chain. Nothing of a child stands in it. */
export interface EvidenceFacts {
  at: Date;
  kind: string;
  peerCode: string | null;
  messageId: string | null;
  letterId: string | null;
  /** SHA-256 of the JWS that it is about: the message, or the receipt in `detail`. */
  digest: Buffer;
  detail: Readonly<Record<string, unknown>>;
}

/** An entry at its place. */
export interface EvidencePlace {
  index: number;
  previousHash: Buffer;
}

/** The hash before the first entry. */
export const NO_HASH = Buffer.alloc(32);

/**
 * The text of an entry, whose SHA-256 is its hash: JSON with its members in this order and without blanks. The place comes
 * first, so that the database can put it before the facts at the moment of appending (append-evidence.ts).
 */
export function evidenceText({ index, previousHash }: EvidencePlace, facts: EvidenceFacts): string {
  return `{"index":${index},"previousHash":"${previousHash.toString("hex")}",${factsText(facts)}`;
}

/** The same without the place. */
export function factsText({ at, kind, peerCode, messageId, letterId, digest, detail }: EvidenceFacts): string {
  const facts = { at: at.toISOString(), kind, peerCode, messageId, letterId, digest: digest.toString("hex") };
  return `${JSON.stringify(facts).slice(1, -1)},"detail":${canonicalJson(detail)}}`;
}

export const evidenceHash = (text: string | Uint8Array): Buffer => createHash("sha256").update(text).digest();

/** A line of the exported log. The hash is that of the bytes between `"entry":` and the last brace, as they stand. */
export const evidenceLine = (hash: Buffer, text: string): string =>
  `{"hash":"${hash.toString("hex")}","entry":${text}}`;
