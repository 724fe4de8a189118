import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type DecipherGCM,
  type KeyObject,
  randomBytes,
} from "node:crypto";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals the columns that must not be readable in a database or its copies (证件号码、电话、住址): AES-256-GCM under the
 * department's own key, layout version · nonce · tag · ciphertext.
 */
export class Vault {
  private readonly sealingKey: KeyObject;
  private readonly digestKey: KeyObject;

  /** @param key 32 bytes; sealing and digests use keys derived from it. */
  constructor(key: Buffer) {
    this.sealingKey = derivedKey(key, "liankong seal");
    this.digestKey = derivedKey(key, "liankong digest");
  }

  /** Encrypts a text under a fresh nonce. */
  seal(text: string): Buffer {
    return this.sealed(text);
  }

  /** Encrypts the bytes of a file. */
  sealBytes(bytes: Uint8Array): Buffer {
    return this.sealed(bytes);
  }

  /** Decrypts what {@link seal} made. @throws Error when it was altered or sealed under another key. */
  open(sealed: Buffer): string {
    const { decipher, body } = this.opening(sealed);
    return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
  }

  /** Decrypts what {@link sealBytes} made. @throws Error as {@link open} does. */
  openBytes(sealed: Buffer): Buffer {
    const { decipher, body } = this.opening(sealed);
    const bytes = decipher.update(body);
    decipher.final();
    return bytes;
  }

  /** Keyed digest (32 bytes) of a text: tells whether two rows are the same without saying what they hold. */
  digest(text: string): Buffer {
    return createHmac("sha256", this.digestKey).update(text, "utf8").digest();
  }

  private sealed(content: string | Uint8Array): Buffer {
    const nonce = nextNonce();
    const cipher = createCipheriv("aes-256-gcm", this.sealingKey, nonce);
    const body = typeof content === "string" ? cipher.update(content, "utf8") : cipher.update(content);
    cipher.final();
    return Buffer.concat([VERSION_BYTE, nonce, cipher.getAuthTag(), body]);
  }

  private opening(sealed: Buffer): { decipher: DecipherGCM; body: Buffer } {
    if (sealed[0] !== VERSION) throw new Error("sealed column has an unknown version");
    const tagStart = 1 + NONCE_BYTES;
    const bodyStart = tagStart + TAG_BYTES;
    const decipher = createDecipheriv("aes-256-gcm", this.sealingKey, sealed.subarray(1, tagStart));
    decipher.setAuthTag(sealed.subarray(tagStart, bodyStart));
    return { decipher, body: sealed.subarray(bodyStart) };
  }
}

/** As a key object: a raw buffer would be made into one at every use, at several times the cost of the sealing itself. */
function derivedKey(key: Buffer, use: string): KeyObject {
  return createSecretKey(createHmac("sha256", key).update(use).digest());
}

const VERSION_BYTE = Buffer.from([VERSION]);
const POOL_BYTES = NONCE_BYTES * 1024;
let noncePool = Buffer.alloc(0);

/** Random nonces drawn in bulk: an import seals hundreds of thousands of cells. */
function nextNonce(): Buffer {
  if (noncePool.length < NONCE_BYTES) noncePool = randomBytes(POOL_BYTES);
  const nonce = noncePool.subarray(0, NONCE_BYTES);
  noncePool = noncePool.subarray(NONCE_BYTES);
  return nonce;
}
