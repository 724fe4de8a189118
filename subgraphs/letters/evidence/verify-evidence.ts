import { z } from "zod";
import { readJson } from "../exchange/bounded-json";
import { isPlainHeader, readProtectedHeader } from "../exchange/protected-header";
import { verifySignature } from "../exchange/verify-signature";
import { EVIDENCE_FORMAT, headLine, SEAL_TYPE, sealLine } from "./evidence-file";
import { EvidenceKeys } from "./evidence-keys";
import { NO_HASH } from "./evidence-text";
import { LineFault, type ReadEntry, readEvidenceLine } from "./read-evidence-line";
import { receiptFaultOf } from "./verify-receipt-entry";

/** A log that holds, and what it comes to. */
export interface VerifiedEvidence {
  countyCode: string;
  entries: number;
  /** Hash of the last entry, lower-case hexadecimal. */
  hash: string;
  /** When it was sealed, and by which of the county's keys. */
  sealedAt: string;
  sealedBy: string;
  /** How many entries of each kind. */
  kinds: Readonly<Record<string, number>>;
}

/** The first thing that is wrong with a log. */
export class EvidenceFault {
  constructor(
    /** Line of the file, from 1. */
    readonly line: number,
    readonly what: string,
  ) {}
}

const HEAD = z.strictObject({
  hash: z.string(),
  head: z.strictObject({ format: z.literal(EVIDENCE_FORMAT), countyCode: z.string().regex(/^\d{6}$/) }),
});
const SEAL_LINE = z.strictObject({ seal: z.string() });
const SEAL = z.strictObject({
  version: z.literal("1.0"),
  countyCode: z.string(),
  entries: z.int(),
  hash: z.string(),
  at: z.iso.datetime(),
});
const BOUNDS = { depth: 2, parts: 20 };

/**
 * Verifies an exported log with nothing but itself: that it is one unbroken chain, that every receipt in it was signed by the
 * key that the log tells of, and that the county has sealed its end. Lines are given without their line feeds.
 */
export async function verifyEvidence(lines: AsyncIterable<Buffer>): Promise<VerifiedEvidence | EvidenceFault> {
  let number = 0;
  let verifier: Verifier | null = null;
  let held: Buffer | null = null;
  for await (const line of lines) {
    number += 1;
    if (number === 1) {
      const head = HEAD.safeParse(readJson(line, BOUNDS));
      if (!head.success || headLine(head.data.head.countyCode) !== line.toString("utf8"))
        return new EvidenceFault(1, "it is not the first line of a log");
      verifier = new Verifier(head.data.head.countyCode);
      continue;
    }
    // The last line is another one than all before.
    const fault = held === null ? null : await verifier?.take(held);
    if (typeof fault === "string") return new EvidenceFault(number - 1, fault);
    held = line;
  }
  if (verifier === null || held === null) return new EvidenceFault(number + 1, "the log breaks off");
  const end = await verifier.end(held);
  return typeof end === "string" ? new EvidenceFault(number, end) : end;
}

class Verifier {
  private readonly keys = new EvidenceKeys();
  private readonly contents = new Map<string, string>();
  private readonly kinds: Record<string, number> = {};
  private index = 0;
  private hash: Buffer = NO_HASH;

  constructor(private readonly countyCode: string) {}

  /** @returns what is wrong with the entry of a line; null for nothing */
  async take(line: Buffer): Promise<string | null> {
    const entry = readEvidenceLine(line);
    if (entry instanceof LineFault) return entry.what;
    if (entry.index !== this.index + 1) return `entry ${entry.index} stands where ${this.index + 1} should`;
    if (!entry.previousHash.equals(this.hash)) return `entry ${entry.index} does not follow the one before it`;
    const fault = await this.faultOf(entry);
    if (fault !== null) return `entry ${entry.index} (${entry.kind}): ${fault}`;
    this.index = entry.index;
    this.hash = entry.hash;
    this.kinds[entry.kind] = (this.kinds[entry.kind] ?? 0) + 1;
    return null;
  }

  /** @returns what the log comes to, or what is wrong with its seal */
  async end(line: Buffer): Promise<VerifiedEvidence | string> {
    const read = SEAL_LINE.safeParse(readJson(line, BOUNDS));
    if (!read.success || sealLine(read.data.seal) !== line.toString("utf8"))
      return "the log breaks off: this is no seal";
    const jws = read.data.seal;
    const header = readProtectedHeader(jws, 3);
    const payload = header === null || !isOneWay(jws) ? null : SEAL.safeParse(readJson(payloadOf(jws), BOUNDS));
    if (header === null || payload === null || !payload.success) return "the seal is not of the format";
    const { countyCode, entries, hash, at } = payload.data;
    const key = this.keys.find(null, header.kid, new Date(at));
    if (key === null) return "the seal is signed by no key of the county that the log tells of";
    const isPlain = isPlainHeader(header, { ...key.suite.signingHeader, typ: SEAL_TYPE }, ["kid"]);
    if (!isPlain || (await verifySignature(jws, key, key.suite)) === null)
      return "the signature of the seal does not hold";
    if (countyCode !== this.countyCode) return "the seal is another county's";
    if (entries !== this.index || hash !== this.hash.toString("hex"))
      return `the seal is of ${entries} entries and another hash than that of the ${this.index} entries here`;
    return { countyCode, entries, hash, sealedAt: at, sealedBy: header.kid, kinds: this.kinds };
  }

  private async faultOf(entry: ReadEntry): Promise<string | null> {
    const { kind, messageId, detail } = entry;
    if (kind.startsWith("KEY_")) return this.keys.take(entry);
    if (kind === "SENT" || kind === "RECEIVED") {
      const { contentDigest } = detail;
      if (messageId === null || typeof contentDigest !== "string") return "it does not say what was in the message";
      this.contents.set(messageId, contentDigest);
      return null;
    }
    const { countyCode, keys, contents } = this;
    return receiptFaultOf(entry, { countyCode, keys, contents });
  }
}

/** Whether a JWS is written in the one way in which its bytes are: of the last letter of a part some bits mean nothing. */
function isOneWay(jws: string): boolean {
  return jws.split(".").every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
}

const payloadOf = (jws: string): Buffer => Buffer.from(jws.split(".")[1] ?? "", "base64url");
