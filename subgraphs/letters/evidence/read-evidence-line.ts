import { z } from "zod";
import { EvidenceKind } from "./evidence-kind";
import { type EvidenceFacts, type EvidencePlace, evidenceHash, evidenceText } from "./evidence-text";

/** An entry as a line of the log says it, at its place. */
export interface ReadEntry extends EvidenceFacts, EvidencePlace {
  hash: Buffer;
}

/** What is wrong with a line, in words for whoever verifies it. */
export class LineFault {
  constructor(readonly what: string) {}
}

const LINE = /^\{"hash":"([0-9a-f]{64})","entry":(\{.*\})\}$/;
const HASH = z.string().regex(/^[0-9a-f]{64}$/);

const ENTRY = z.strictObject({
  index: z.int().positive(),
  previousHash: HASH,
  at: z.iso.datetime({ precision: 3 }),
  kind: z.enum(EvidenceKind),
  peerCode: z.string().nullable(),
  messageId: z.uuid().nullable(),
  letterId: z.uuid().nullable(),
  digest: HASH,
  detail: z.record(z.string(), z.unknown()),
});

/** Reads a line as it stands, byte for byte: its hash is that of the entry's bytes, and the entry is written in the one way there is. */
export function readEvidenceLine(line: Buffer): ReadEntry | LineFault {
  const text = line.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(line)) return new LineFault("it is not UTF-8");
  const [, hash, entry] = LINE.exec(text) ?? [];
  if (hash === undefined || entry === undefined) return new LineFault("it does not have the form of an entry");
  if (evidenceHash(entry).toString("hex") !== hash) return new LineFault("its hash is not that of its text");
  const read = ENTRY.safeParse(parse(entry));
  if (!read.success) return new LineFault("it does not say what an entry says");
  const { previousHash, at, digest, ...rest } = read.data;
  const facts = { ...rest, at: new Date(at), digest: Buffer.from(digest, "hex") };
  const place = { index: rest.index, previousHash: Buffer.from(previousHash, "hex") };
  if (evidenceText(place, facts) !== entry) return new LineFault("it is not written as an entry is");
  return { ...facts, ...place, hash: Buffer.from(hash, "hex") };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
