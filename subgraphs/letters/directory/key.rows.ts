import type { JWK } from "jose";
import type { KeyUse } from "../exchange/cipher-suite";

/** What the directory tells of a key to anybody: it is public. */
export interface PublicKeyRow {
  /** Thumbprint of the public key. */
  kid: string;
  use: KeyUse;
  /** Name of its suite. */
  suite: string;
  publicJwk: JWK;
  validFrom: Date;
  /** First instant at which it is valid no more; null without end. */
  validTo: Date | null;
}

/** An own key; its private half only ever leaves the database sealed. */
export interface OwnKeyRow extends PublicKeyRow {
  privateSealed: Buffer;
}

/** A peer's key, and by what it is trusted. */
export interface PeerKeyRow extends PublicKeyRow {
  countyCode: string;
  /** By somebody who has compared its fingerprint, or by a card that a trusted key signed. */
  trustedBy: "HAND" | "CARD";
  /** Account of that somebody, or id of that key. */
  trustedThrough: string;
}

const PUBLIC_COLUMNS = `
  k.kid, k.use, k.suite, k.public_jwk AS "publicJwk", k.valid_from AS "validFrom", k.valid_to AS "validTo"`;

export const OWN_KEY_COLUMNS = `${PUBLIC_COLUMNS}, k.private_sealed AS "privateSealed"`;
export const PUBLIC_OWN_KEY_COLUMNS = PUBLIC_COLUMNS;

export const PEER_KEY_COLUMNS = `${PUBLIC_COLUMNS}, k.county_code AS "countyCode",
  k.trusted_by AS "trustedBy", k.trusted_through AS "trustedThrough"`;
