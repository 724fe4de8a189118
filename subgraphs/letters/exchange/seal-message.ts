import { randomBytes } from "node:crypto";
import { attachmentsOf } from "./attachments";
import type { CipherSuite } from "./cipher-suite";
import { contentDigestOf } from "./content-digest";
import { ENVELOPE_CONTENT, ENVELOPE_TYPE, MESSAGE_TYPE, writeEnvelope } from "./envelope";
import type { ExchangeKey } from "./exchange-key";
import { MESSAGE, MESSAGE_VERSION, type Message } from "./message";

/** A message as the outbox has it; what belongs to one try is added when it is sealed. */
export type UnsealedMessage = Omit<Message, "version" | "iat" | "exp" | "nonce">;

interface Sealing {
  message: UnsealedMessage;
  /** Bytes of every attachment of the body. */
  attachments: readonly Uint8Array[];
  /** The own key and the receiver's: whose suites say how. */
  signingKey: ExchangeKey;
  peerKey: ExchangeKey;
  /** Real time, not the county's day. */
  at: Date;
}

/** One try to deliver a message. */
export interface SealedMessage {
  /** What travels. */
  jwe: string;
  /** What is kept as evidence. */
  jws: string;
  jti: string;
  nonce: string;
  contentDigest: string;
}

/** For so long one try is good; a later one is signed anew. */
export const LIFETIME_S = 3600;

/** Signs and encrypts a message for one try. @throws Error for one that no receiver would take */
export async function sealMessage({ message, attachments, signingKey, peerKey, at }: Sealing): Promise<SealedMessage> {
  const iat = Math.floor(at.getTime() / 1000);
  const nonce = randomBytes(16).toString("base64url");
  const claims = readClaims({ version: MESSAGE_VERSION, ...message, iat, exp: iat + LIFETIME_S, nonce });
  const { suite } = signingKey;
  const files = filesOf(claims, attachments, suite);
  const payload = Buffer.from(JSON.stringify(claims));
  const jws = await suite.sign(payload, { typ: MESSAGE_TYPE, kid: signingKey.kid }, signingKey.handle);
  const header = { typ: ENVELOPE_TYPE, cty: ENVELOPE_CONTENT, kid: peerKey.kid };
  const jwe = await peerKey.suite.encrypt(writeEnvelope(jws, files), header, peerKey.handle);
  return { jwe, jws, jti: claims.jti, nonce, contentDigest: contentDigestOf(claims, suite) };
}

/** What is not of the format is stopped here, where it can be mended. The error names places, not what stands there. */
function readClaims(claims: Message): Message {
  const read = MESSAGE.safeParse(claims);
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`);
  throw new Error(`message ${claims.jti} is not of the format: ${places.join(", ")}`);
}

function filesOf(
  { jti, body }: Message,
  attachments: readonly Uint8Array[],
  suite: CipherSuite,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map(attachments.map((bytes) => [suite.digest(bytes), bytes]));
  const signedFor = new Set(attachmentsOf(body).map(({ digest }) => digest));
  if (signedFor.size !== files.size || ![...files.keys()].every((digest) => signedFor.has(digest)))
    throw new Error(`message ${jti} comes without its attachments, or with others`);
  return files;
}
