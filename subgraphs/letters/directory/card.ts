import type { JWK } from "jose";
import { z } from "zod";

/** Version of the card's form. */
export const CARD_VERSION = "1.0";
/** `typ` of the signatures under a card. */
export const CARD_TYPE = "liankong-card+jws";

const MOST_KEYS = 40;

const cardKey = z.strictObject({
  /** Thumbprint of the public key. */
  kid: z.string().regex(/^[\w-]{20,128}$/),
  use: z.enum(["sig", "enc"]),
  suite: z.string().max(60),
  /** The public key as JSON Web Key. */
  jwk: z
    .record(z.string().max(20), z.string().max(4000))
    .refine((jwk) => !("d" in jwk), "a private key")
    .transform((jwk) => jwk as JWK),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime().nullable(),
});

/**
 * A county's card (名片): who it is, where its exchange is, and by which keys it signs and is written to. Every signing key on it
 * signs it, those that are only announced too, so that nobody can put another's key on its own.
 */
export const CARD = z.strictObject({
  version: z.literal(CARD_VERSION),
  countyCode: z.string().regex(/^\d{6}$/),
  bureauName: z
    .string()
    .min(1)
    .max(80)
    .refine((name) => !/\p{Cc}/u.test(name), "no control characters"),
  exchangeUrl: z.url({ protocol: /^https?$/ }).max(200),
  keys: z.array(cardKey).min(2).max(MOST_KEYS),
  issuedAt: z.iso.datetime(),
});

export type Card = z.output<typeof CARD>;
export type CardKey = Card["keys"][number];

/** A card as it travels: its text as each of its signing keys has signed it. */
export const SIGNED_CARD = z.strictObject({ card: z.array(z.string().max(100_000)).min(1).max(MOST_KEYS) });
