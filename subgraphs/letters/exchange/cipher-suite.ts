import type { JWK } from "jose";

/** What a key is for: signing and verifying, or encrypting and decrypting. */
export type KeyUse = "sig" | "enc";

/** What a suite makes of a key when it is imported. Only that suite looks into it. */
export type KeyHandle = object;

/** A new pair of keys. `kid` is the thumbprint of the public one, so that an id can never stand for two keys. */
export interface KeyPair {
  kid: string;
  publicJwk: JWK;
  privateJwk: JWK;
}

/** Header of a signed or encrypted text apart from what names the algorithms, which is the suite's. */
export interface SealHeader {
  typ: string;
  kid: string;
  cty?: string;
}

/**
 * The algorithms of an exchange as one thing: whatever signs, encrypts or digests between counties does so through a suite,
 * which is told by the key. A header never chooses one.
 */
export interface CipherSuite {
  /** As `EXCHANGE_SUITE` and the directory name it. */
  readonly name: string;
  /** Members of a header that name the algorithms; a header with others is refused before a key is touched. */
  readonly signingHeader: Readonly<Record<string, string>>;
  readonly encryptingHeader: Readonly<Record<string, string>>;
  generateKey(use: KeyUse): Promise<KeyPair>;
  /** The id that belongs to a public key. @throws Error for what is no key of this suite */
  keyId(use: KeyUse, publicJwk: JWK): Promise<string>;
  importKey(use: KeyUse, jwk: JWK): Promise<KeyHandle>;
  /** Compact JWS. */
  sign(payload: Uint8Array, header: SealHeader, key: KeyHandle): Promise<string>;
  /** The payload; null when the signature is not this key's. */
  verify(jws: string, key: KeyHandle): Promise<Uint8Array | null>;
  /** Compact JWE. */
  encrypt(plaintext: Uint8Array, header: SealHeader, key: KeyHandle): Promise<string>;
  /** The plaintext; null when it was altered or is not encrypted to this key. */
  decrypt(jwe: string, key: KeyHandle): Promise<Uint8Array | null>;
  /** Digest in lower-case hexadecimal, 64 digits. */
  digest(bytes: Uint8Array | string): string;
}
