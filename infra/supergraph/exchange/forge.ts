import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { calculateJwkThumbprint, CompactEncrypt, type CryptoKey, importJWK, type JWK } from "jose";
import type { KeyUse } from "../../../subgraphs/letters/exchange/cipher-suite";

/** Keys that everybody knows: those of the test vectors, and of attackers in tests. */
export interface KnownKey {
  kid: string;
  use: KeyUse;
  publicJwk: JWK;
  privateJwk: JWK;
}

const PKCS8: Readonly<Record<KeyUse, string>> = {
  sig: "302e020100300506032b657004220420",
  enc: "302e020100300506032b656e04220420",
};

/** The key that comes of a name: the same one at every run. */
export async function knownKey(use: KeyUse, name: string): Promise<KnownKey> {
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8[use], "hex"), digest(use, name)]),
    format: "der",
    type: "pkcs8",
  });
  const publicJwk = createPublicKey(privateKey).export({ format: "jwk" }) as JWK;
  const privateJwk = privateKey.export({ format: "jwk" }) as JWK;
  return { kid: await calculateJwkThumbprint(publicJwk), use, publicJwk, privateJwk };
}

/** How a forger signs: with a key of the right kind, with a public key taken for a shared secret, or not at all. */
export type ForgedSignature = { ed25519: JWK } | { hmacOf: JWK } | "none";

/** A compact JWS with whatever header and payload one likes. */
export function forgeJws(header: object, payload: string | Uint8Array, signature: ForgedSignature): string {
  const input = `${encode(JSON.stringify(header))}.${encode(payload)}`;
  return `${input}.${signatureOf(input, signature)}`;
}

function signatureOf(input: string, signature: ForgedSignature): string {
  if (signature === "none") return "";
  if ("hmacOf" in signature) return createHmac("sha256", pemOf(signature.hmacOf)).update(input).digest("base64url");
  const key: KeyObject = createPrivateKey({ key: signature.ed25519, format: "jwk" });
  return sign(null, Buffer.from(input), key).toString("base64url");
}

/** A compact JWE under a header of one's own, of which nothing is random: the same bytes at every run. */
export async function forgeJwe(
  header: Record<string, unknown> & { alg: string; enc: string },
  plaintext: Uint8Array,
  publicJwk: JWK,
): Promise<string> {
  const seed = digest(JSON.stringify(header), plaintext).toString("hex");
  const { privateJwk } = await knownKey("enc", `epk ${seed}`);
  const epk = (await importJWK(privateJwk, header.alg, { extractable: true })) as CryptoKey;
  const { cek, iv } = LENGTHS[header.enc] ?? { cek: 32, iv: 12 };
  const encryption = new CompactEncrypt(plaintext)
    .setProtectedHeader(header)
    .setKeyManagementParameters({ epk })
    .setInitializationVector(digest(`iv ${seed}`).subarray(0, iv));
  // A key that is agreed on directly is the content's: there is none to choose.
  if (header.alg !== "ECDH-ES")
    encryption.setContentEncryptionKey(Buffer.concat([digest(`cek ${seed}`), digest(`mac ${seed}`)]).subarray(0, cek));
  return encryption.encrypt(await importJWK(publicJwk, header.alg));
}

/** Bytes of key and nonce for the encryptions that a forger may choose. */
const LENGTHS: Readonly<Record<string, { cek: number; iv: number }>> = {
  A128GCM: { cek: 16, iv: 12 },
  "A256CBC-HS512": { cek: 64, iv: 16 },
};

function pemOf(publicJwk: JWK): string {
  return createPublicKey({ key: publicJwk, format: "jwk" }).export({ format: "pem", type: "spki" }).toString();
}

const encode = (part: string | Uint8Array): string => Buffer.from(part).toString("base64url");

function digest(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
