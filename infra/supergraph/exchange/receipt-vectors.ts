import { createHash } from "node:crypto";
import { contentDigestOf } from "../../../subgraphs/letters/exchange/content-digest";
import { joseSuite } from "../../../subgraphs/letters/exchange/jose-suite";
import { type Receipt, RECEIPT_TYPE } from "../../../subgraphs/letters/exchange/receipt";
import type { SealedMessage } from "../../../subgraphs/letters/exchange/seal-message";
import { forgeJws, type ForgedSignature } from "./forge";
import { RECEIVER, SAMPLE_LETTER, SENDER, VECTOR_TIME } from "./sample-message";
import type { VectorKeys } from "./vector-keys";

/** An answer to the first message vector, and whether its sender may believe it. */
export interface ReceiptVector {
  name: string;
  valid: boolean;
  jws: string;
}

/** What a sender must believe about the letter of the vectors, and what it must take for no answer at all. */
export function receiptVectors(keys: VectorKeys, jwe: string): ReceiptVector[] {
  const sealed = sampleTry(jwe);
  const received: Receipt = {
    version: "1.0",
    iss: RECEIVER,
    aud: SENDER,
    jti: sealed.jti,
    contentDigest: sealed.contentDigest,
    requestDigest: createHash("sha256").update(jwe).digest("hex"),
    nonce: sealed.nonce,
    receivedAt: VECTOR_TIME,
    result: "RECEIVED",
    reason: null,
  };
  const refused: Receipt = { ...received, result: "REFUSED", reason: "NOT_APPLICABLE" };
  const unknown = { aud: null, jti: null, contentDigest: null, nonce: null } as const;
  const vector = (name: string, valid: boolean, receipt: object, forging: Forging = {}): ReceiptVector => ({
    name,
    valid,
    jws: forge(keys, receipt, forging),
  });
  return [
    vector("received", true, received),
    vector("received, at an earlier try", true, { ...received, receivedAt: "2026-11-23T02:00:00.000Z" }),
    vector("refused", true, refused),
    vector("refused, the sender not being known", true, { ...refused, ...unknown, reason: "UNKNOWN_SENDER" }),
    vector("refused unread", true, { ...refused, ...unknown, requestDigest: null, reason: "TRY_LATER" }),
    vector("received, about other bytes", false, { ...received, requestDigest: "0".repeat(64) }),
    vector("received, with other content", false, { ...received, contentDigest: "0".repeat(64) }),
    vector("received, at another try", false, { ...received, nonce: "ICEiIyQlJicoKSorLC0uLw" }),
    vector("received, without saying what", false, { ...received, ...unknown }),
    vector("received, by another county", false, { ...received, iss: SENDER, aud: RECEIVER }),
    vector("received, with a reason", false, { ...received, reason: "EXPIRED" }),
    vector("refused without a reason", false, { ...refused, reason: null }),
    vector("refused unread, a day ago", false, {
      ...refused,
      ...unknown,
      requestDigest: null,
      reason: "TOO_LARGE",
      receivedAt: "2026-11-23T02:00:00.000Z",
    }),
    vector("signed by a third county", false, received, {
      header: { kid: keys.third.sig.kid },
      signature: { ed25519: keys.third.sig.privateJwk },
    }),
    vector("signed by another key than it names", false, received, {
      signature: { ed25519: keys.third.sig.privateJwk },
    }),
    vector("not signed", false, received, { header: { alg: "none" }, signature: "none" }),
    vector("signed with the public key as shared secret", false, received, {
      header: { alg: "HS256" },
      signature: { hmacOf: keys.receiver.sig.publicJwk },
    }),
    vector("a message in place of a receipt", false, SAMPLE_LETTER, { header: { typ: "liankong-message+jws" } }),
  ];
}

/** What the sender of the first message vector knows of its try. */
export function sampleTry(jwe: string): Pick<SealedMessage, "jwe" | "jti" | "nonce" | "contentDigest"> {
  const { jti, nonce } = SAMPLE_LETTER;
  return { jwe, jti, nonce, contentDigest: contentDigestOf(SAMPLE_LETTER, joseSuite) };
}

interface Forging {
  header?: object;
  signature?: ForgedSignature;
}

function forge({ receiver }: VectorKeys, receipt: object, { header, signature }: Forging): string {
  const fitting = { ...joseSuite.signingHeader, typ: RECEIPT_TYPE, kid: receiver.sig.kid };
  return forgeJws(
    { ...fitting, ...header },
    JSON.stringify(receipt),
    signature ?? { ed25519: receiver.sig.privateJwk },
  );
}
