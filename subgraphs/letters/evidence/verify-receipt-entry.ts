import { readJson } from "../exchange/bounded-json";
import { isPlainHeader, readProtectedHeader } from "../exchange/protected-header";
import { type Receipt, RECEIPT, RECEIPT_TYPE } from "../exchange/receipt";
import { verifySignature } from "../exchange/verify-signature";
import type { EvidenceKeys } from "./evidence-keys";
import { evidenceHash } from "./evidence-text";
import type { ReadEntry } from "./read-evidence-line";

/** What a log has told so far. */
export interface ToldSoFar {
  /** Whose log it is. */
  countyCode: string;
  keys: EvidenceKeys;
  /** What each message said, by id, as it was sent or received last: digest of its content. */
  contents: ReadonlyMap<string, string>;
}

const BOUNDS = { depth: 1, parts: 20 };

/** What is wrong with an entry that keeps a receipt; null when its signature holds and it says what the entry says. */
export async function receiptFaultOf(entry: ReadEntry, told: ToldSoFar): Promise<string | null> {
  const jws = entry.detail["receipt"];
  if (typeof jws !== "string") return "it holds no receipt";
  if (!evidenceHash(jws).equals(entry.digest)) return "its digest is not that of its receipt";
  const receipt = await readSigned(jws, entry, told);
  if (typeof receipt === "string") return receipt;
  return contradiction(receipt, entry, told);
}

async function readSigned(
  jws: string,
  { kind, peerCode, at }: ReadEntry,
  { keys }: ToldSoFar,
): Promise<Receipt | string> {
  const signer = kind.endsWith("_GIVEN") ? null : peerCode;
  const header = readProtectedHeader(jws, 3);
  const key = header === null ? null : keys.find(signer, header.kid, at);
  if (header === null || key === null)
    return "its receipt is signed by no key that the log tells of and that was valid then";
  const isPlain = isPlainHeader(header, { ...key.suite.signingHeader, typ: RECEIPT_TYPE }, ["kid"]);
  const payload = isPlain ? await verifySignature(jws, key, key.suite) : null;
  if (payload === null) return "the signature of its receipt does not hold";
  const read = RECEIPT.safeParse(readJson(payload, BOUNDS));
  return read.success ? read.data : "its receipt is not of the format";
}

function contradiction(
  receipt: Receipt,
  { kind, peerCode, messageId, detail }: ReadEntry,
  told: ToldSoFar,
): string | null {
  const isGiven = kind.endsWith("_GIVEN");
  const isRefusal = kind.startsWith("REFUSAL_");
  const [from, to] = isGiven ? [told.countyCode, peerCode] : [peerCode, told.countyCode];
  if (receipt.iss !== from || (receipt.aud ?? to) !== to) return "its receipt is from or for another county";
  if ((receipt.jti ?? messageId) !== messageId) return "its receipt is about another message";
  if (isRefusal)
    return receipt.reason === detail["reason"] && receipt.reason !== null ? null : "its receipt gives another reason";
  if (receipt.result !== "RECEIVED" || messageId === null) return "its receipt says that nothing was received";
  return told.contents.get(messageId) === receipt.contentDigest
    ? null
    : "its receipt is about what the log does not tell of";
}
