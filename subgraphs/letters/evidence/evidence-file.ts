import { evidenceHash } from "./evidence-text";

/**
 * The exported log: lines of UTF-8, each ended by one line feed. The first says what it is, the last is the seal, and between
 * them stands one line for each entry (evidence-text.ts).
 */
export const EVIDENCE_FORMAT = "liankong-evidence/1";

/** `typ` of the seal. */
export const SEAL_TYPE = "liankong-evidence+jws";

/** What the county signs when it gives its log out: how far it goes, and the hash that it ends with. */
export interface EvidenceSeal {
  version: "1.0";
  countyCode: string;
  entries: number;
  /** Lower-case hexadecimal. */
  hash: string;
  /** ISO 8601. */
  at: string;
}

/** With a hash of its own, so that a changed first line is known for one. */
export function headLine(countyCode: string): string {
  const head = JSON.stringify({ format: EVIDENCE_FORMAT, countyCode });
  return `{"hash":"${evidenceHash(head).toString("hex")}","head":${head}}`;
}

export const sealLine = (jws: string): string => JSON.stringify({ seal: jws });
