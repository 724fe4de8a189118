import type { ExchangeKey } from "./exchange-key";
import type { ExchangeRefusal } from "./exchange-refusal";
import type { OpenedMessage } from "./open-message";
import { type Receipt, RECEIPT_TYPE, RECEIPT_VERSION, type SignedReceipt } from "./receipt";

/** The receipt for a message that has taken effect, now or at an earlier try. */
export function receivedReceipt(opened: OpenedMessage, receivedAt: Date): Receipt {
  const { message, contentDigest, requestDigest } = opened;
  return {
    version: RECEIPT_VERSION,
    iss: message.aud,
    aud: message.iss,
    jti: message.jti,
    contentDigest,
    requestDigest,
    nonce: message.nonce,
    receivedAt: receivedAt.toISOString(),
    result: "RECEIVED",
    reason: null,
  };
}

/** The receipt for a message that changes nothing. */
export function refusedReceipt(
  { reason, requestDigest, claims }: Pick<ExchangeRefusal, "reason" | "requestDigest" | "claims">,
  { countyCode, at }: { countyCode: string; at: Date },
): Receipt {
  return {
    version: RECEIPT_VERSION,
    iss: countyCode,
    aud: claims?.from ?? null,
    jti: claims?.jti ?? null,
    contentDigest: claims?.contentDigest ?? null,
    requestDigest,
    nonce: claims?.nonce ?? null,
    receivedAt: at.toISOString(),
    result: "REFUSED",
    reason,
  };
}

export async function signReceipt(receipt: Receipt, { suite, kid, handle }: ExchangeKey): Promise<SignedReceipt> {
  const payload = Buffer.from(JSON.stringify(receipt));
  return { receipt, jws: await suite.sign(payload, { typ: RECEIPT_TYPE, kid }, handle) };
}
