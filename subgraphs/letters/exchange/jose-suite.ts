import { hash } from "node:crypto";
import {
  calculateJwkThumbprint,
  CompactEncrypt,
  compactDecrypt,
  CompactSign,
  compactVerify,
  type CryptoKey,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import type { CipherSuite, KeyHandle, KeyPair, KeyUse, SealHeader } from "./cipher-suite";

const SIGNING = { alg: "EdDSA" } as const;
const ENCRYPTING = { alg: "ECDH-ES+A256KW", enc: "A256GCM" } as const;
const CURVES: Readonly<Record<KeyUse, string>> = { sig: "Ed25519", enc: "X25519" };
const ALGORITHMS: Readonly<Record<KeyUse, string>> = { sig: SIGNING.alg, enc: ENCRYPTING.alg };

/** Ed25519 signatures in texts encrypted by AES-256-GCM under a key agreed on over X25519; SHA-256. */
export const joseSuite: CipherSuite = {
  name: "jose-ed25519-x25519-a256gcm",
  signingHeader: SIGNING,
  encryptingHeader: ENCRYPTING,

  async generateKey(use: KeyUse): Promise<KeyPair> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHMS[use], { crv: CURVES[use], extractable: true });
    const publicJwk = await exportJWK(publicKey);
    return { kid: await joseSuite.keyId(use, publicJwk), publicJwk, privateJwk: await exportJWK(privateKey) };
  },

  async keyId(use: KeyUse, publicJwk: JWK): Promise<string> {
    requireCurve(use, publicJwk);
    return calculateJwkThumbprint(publicJwk);
  },

  async importKey(use: KeyUse, jwk: JWK): Promise<KeyHandle> {
    requireCurve(use, jwk);
    // Of all that a key may say of itself, just what it consists of: `alg`, `key_ops` and the like are the suite's to say.
    const { kty, crv, x, d } = jwk;
    const plain = { kty, crv, x, ...(d === undefined ? {} : { d }) } as JWK;
    return importJWK(plain, ALGORITHMS[use]);
  },

  sign: (payload: Uint8Array, header: SealHeader, key: KeyHandle): Promise<string> =>
    new CompactSign(payload).setProtectedHeader({ ...SIGNING, ...header }).sign(key),

  verify: (jws: string, key: KeyHandle): Promise<Uint8Array | null> =>
    unlessForged(async () => {
      const { payload } = await compactVerify(jws, key as CryptoKey, { algorithms: [SIGNING.alg] });
      return payload;
    }),

  encrypt: (plaintext: Uint8Array, header: SealHeader, key: KeyHandle): Promise<string> =>
    new CompactEncrypt(plaintext).setProtectedHeader({ ...ENCRYPTING, ...header }).encrypt(key),

  decrypt: (jwe: string, key: KeyHandle): Promise<Uint8Array | null> =>
    unlessForged(async () => {
      const { plaintext } = await compactDecrypt(jwe, key as CryptoKey, {
        keyManagementAlgorithms: [ENCRYPTING.alg],
        contentEncryptionAlgorithms: [ENCRYPTING.enc],
        // Nothing is unpacked: the door's limit on bytes is the limit on what comes out of them.
        maxDecompressedLength: 0,
      });
      return plaintext;
    }),

  digest: (bytes: Uint8Array | string): string => hash("sha256", bytes, "hex"),
};

function requireCurve(use: KeyUse, { kty, crv }: JWK): void {
  if (kty !== "OKP" || crv !== CURVES[use]) throw new Error(`not a key of ${joseSuite.name} for ${use}`);
}

/** Null for what does not verify or decrypt; a sender's bytes can bring about nothing else but these two kinds of fault. */
async function unlessForged(open: () => Promise<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await open();
  } catch (fault) {
    if (fault instanceof errors.JOSEError || fault instanceof DOMException) return null;
    throw fault;
  }
}
