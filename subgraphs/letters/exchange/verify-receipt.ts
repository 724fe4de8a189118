import { readJson } from "./bounded-json";
import type { CipherSuite } from "./cipher-suite";
import { CLOCK_TOLERANCE_MS, isValidAt, type PeerKey } from "./exchange-key";
import { isPlainHeader, readProtectedHeader } from "./protected-header";
import { type Receipt, RECEIPT, RECEIPT_TYPE, type SignedReceipt } from "./receipt";
import type { SealedMessage } from "./seal-message";
import { verifySignature } from "./verify-signature";

interface Verifying {
  /** County that was written to, and the own one. */
  peerCode: string;
  countyCode: string;
  /** The try that it should be for. */
  sealed: Pick<SealedMessage, "jwe" | "jti" | "nonce" | "contentDigest">;
  /** The own suite. */
  suite: CipherSuite;
  at: Date;
  findSigningKey: (kid: string) => Promise<PeerKey | null>;
}

/** An answer that proves nothing: the message is sent again as if there had been none. */
export class ReceiptFault {
  constructor(readonly fault: string) {}
}

const BOUNDS = { depth: 1, parts: 20 };

/** The receipt that a peer gave for a try; a fault unless the peer signed it, about these very bytes. */
export async function verifyReceipt(jws: string, verifying: Verifying): Promise<SignedReceipt | ReceiptFault> {
  const { peerCode, countyCode, sealed, suite, at, findSigningKey } = verifying;
  const header = readProtectedHeader(jws, 3);
  if (header === null) return new ReceiptFault("no signed receipt");
  const key = await findSigningKey(header.kid);
  if (key === null || key.countyCode !== peerCode || !isValidAt(key, at))
    return new ReceiptFault("not signed by a valid key of the receiver");
  if (!isPlainHeader(header, { ...key.suite.signingHeader, typ: RECEIPT_TYPE }, ["kid"]))
    return new ReceiptFault("its header is not that of its key's suite");
  const payload = await verifySignature(jws, key, suite);
  if (payload === null) return new ReceiptFault("its signature does not hold");
  const read = RECEIPT.safeParse(readJson(payload, BOUNDS));
  if (!read.success) return new ReceiptFault("not of the format");
  const receipt = read.data;
  if (receipt.iss !== peerCode || (receipt.aud ?? countyCode) !== countyCode)
    return new ReceiptFault("given by or to another county");
  const requestDigest = key.suite.digest(sealed.jwe);
  const holds =
    receipt.result === "RECEIVED"
      ? provesReceipt(receipt, sealed, requestDigest)
      : saysWhyNot(receipt, sealed, requestDigest, at);
  return holds ? { receipt, jws } : new ReceiptFault("about another message");
}

function provesReceipt(
  { aud, jti, nonce, contentDigest, requestDigest, reason }: Receipt,
  sealed: Verifying["sealed"],
  expected: string,
): boolean {
  return (
    aud !== null &&
    jti === sealed.jti &&
    nonce === sealed.nonce &&
    contentDigest === sealed.contentDigest &&
    requestDigest === expected &&
    reason === null
  );
}

/** A refusal of bytes that were not all read has no digest of them; an old one of that kind could be shown again for ever. */
function saysWhyNot(
  { jti, nonce, requestDigest, reason, receivedAt }: Receipt,
  sealed: Verifying["sealed"],
  expected: string,
  at: Date,
): boolean {
  if ((jti ?? sealed.jti) !== sealed.jti || (nonce ?? sealed.nonce) !== sealed.nonce || reason === null) return false;
  if (requestDigest !== null) return requestDigest === expected;
  const age = Math.abs(at.getTime() - Date.parse(receivedAt));
  return (reason === "TOO_LARGE" || reason === "TRY_LATER") && age <= CLOCK_TOLERANCE_MS;
}
