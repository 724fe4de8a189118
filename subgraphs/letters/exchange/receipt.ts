import { z } from "zod";
import { COUNTY_CODE, DIGEST, NONCE, UUID } from "./message";
import { REFUSAL_REASONS } from "./refusal-reason";

export const RECEIPT_VERSION = "1.0";
export const RECEIPT_TYPE = "liankong-receipt+jws";

/**
 * What a receiver signs about a message: that it has it, or why not. About a message whose sender is not known for certain it
 * repeats nothing but the digest of the bytes.
 */
export const RECEIPT = z.strictObject({
  version: z.literal(RECEIPT_VERSION),
  /** County that gives the receipt, and the one to which. */
  iss: z.string().regex(COUNTY_CODE),
  aud: z.string().regex(COUNTY_CODE).nullable(),
  jti: z.string().regex(UUID).nullable(),
  /** Digest of what the message says, by the suite of the key that signed the message. */
  contentDigest: z.string().regex(DIGEST).nullable(),
  /** Digest of the request's bytes, by the suite of the key that signs the receipt. */
  requestDigest: z.string().regex(DIGEST).nullable(),
  nonce: z.string().regex(NONCE).nullable(),
  /** When the message came in; at a repeated try, when it first did. */
  receivedAt: z.iso.datetime().max(30),
  result: z.enum(["RECEIVED", "REFUSED"]),
  reason: z.enum(REFUSAL_REASONS).nullable(),
});

export type Receipt = z.output<typeof RECEIPT>;

/** A receipt as it travels and is kept as evidence. */
export interface SignedReceipt {
  receipt: Receipt;
  jws: string;
}
