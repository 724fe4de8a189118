import { AttachmentFault, attachmentsOf, readAttachments } from "./attachments";
import { readJson } from "./bounded-json";
import { type ClaimFault, claimsFaultOf, senderClaimsOf } from "./check-claims";
import type { CipherSuite } from "./cipher-suite";
import { contentDigestOf } from "./content-digest";
import { ENVELOPE_CONTENT, ENVELOPE_TYPE, MESSAGE_TYPE, type Envelope, readEnvelope } from "./envelope";
import { type ExchangeKey, isValidAt, type PeerKey } from "./exchange-key";
import { ExchangeRefusal, type SenderClaims } from "./exchange-refusal";
import { MESSAGE, type Message } from "./message";
import { isPlainHeader, type ProtectedHeader, readProtectedHeader } from "./protected-header";
import { SUITES } from "./suites";
import { verifySignature } from "./verify-signature";

interface Opening {
  /** The own county's code. */
  countyCode: string;
  /** The own suite, which digests the request for the receipt. */
  suite: CipherSuite;
  /** Real time, not the county's day. */
  at: Date;
  /** Own keys, whether or not they are valid still. */
  findDecryptionKey: (kid: string) => Promise<ExchangeKey | null>;
  /** Keys of counties in the directory, whether or not they are valid still. */
  findSigningKey: (kid: string) => Promise<PeerKey | null>;
}

/** A message that is what it says and from whom it says, as far as that can be told without the letter. */
export interface OpenedMessage {
  message: Message;
  /** Bytes of its attachments by digest. */
  attachments: ReadonlyMap<string, Buffer>;
  /** What is kept as evidence. */
  jws: string;
  /** The key that signed it. */
  kid: string;
  contentDigest: string;
  requestDigest: string;
}

/** What a message holds at most: the longest list of children, each with all its members, and some. */
const MESSAGE_BOUNDS = { depth: 8, parts: 20_000 };

/**
 * Opens what came in: decrypts it, verifies who signed it, and holds it against the schema, the own address, the time and its
 * attachments, in this order. Until a signature holds, nothing that a refusal says depends on who is in the directory.
 */
export async function openMessage(request: Buffer, opening: Opening): Promise<OpenedMessage | ExchangeRefusal> {
  const requestDigest = opening.suite.digest(request);
  const refuse = ({ reason, fault }: ClaimFault, claims: SenderClaims | null = null): ExchangeRefusal =>
    new ExchangeRefusal(reason, fault, requestDigest, claims);

  const envelope = await decrypt(request, opening);
  if ("reason" in envelope) return refuse(envelope);
  const signed = await verify(envelope.message, opening);
  if ("reason" in signed) return refuse(signed);

  const { key, payload } = signed;
  const given = readJson(payload, MESSAGE_BOUNDS);
  const claims = senderClaimsOf(given, key.countyCode);
  const fault = claimsFaultOf(given, key, opening);
  if (fault !== null) return refuse(fault, claims);
  const read = MESSAGE.safeParse(given);
  if (!read.success) return refuse({ reason: "MALFORMED", fault: placesOf(read.error) }, claims);

  const message = read.data;
  const contentDigest = contentDigestOf(message, key.suite);
  const attachments = await readAttachments(attachmentsOf(message.body), envelope.attachments, key.suite);
  if (attachments instanceof AttachmentFault) return refuse(attachments, { ...claims, contentDigest });
  return { message, attachments, jws: envelope.message, kid: key.kid, contentDigest, requestDigest };
}

async function decrypt(request: Buffer, { at, findDecryptionKey }: Opening): Promise<Envelope | ClaimFault> {
  const jwe = request.toString("latin1");
  const header = readProtectedHeader(jwe, 5);
  if (header === null) return { reason: "MALFORMED", fault: "not a compact JWE" };
  const key = await findDecryptionKey(header.kid);
  if (key === null || !isValidAt(key, at)) return { reason: "KEY_EXPIRED", fault: "not encrypted to a valid own key" };
  const fixed = { ...key.suite.encryptingHeader, typ: ENVELOPE_TYPE, cty: ENVELOPE_CONTENT };
  if (!isPlainHeader(header, fixed, ["kid", "epk"]))
    return { reason: "UNSUPPORTED", fault: "the header of the JWE is not that of its key's suite" };
  const plaintext = await key.suite.decrypt(jwe, key.handle);
  const envelope = plaintext === null ? null : readEnvelope(plaintext);
  return envelope ?? { reason: "MALFORMED", fault: "not decipherable, or no envelope in it" };
}

async function verify(
  jws: string,
  { findSigningKey }: Opening,
): Promise<{ key: PeerKey; payload: Buffer } | ClaimFault> {
  const header = readProtectedHeader(jws, 3);
  if (header === null) return { reason: "MALFORMED", fault: "no compact JWS in the envelope" };
  const suite = suiteOfHeader(header);
  if (suite === null) return { reason: "UNSUPPORTED", fault: "the header of the JWS is not that of a suite" };
  const found = await findSigningKey(header.kid);
  // The key says how it signs. Under a header that says otherwise it is as good as unknown.
  const key = found?.suite === suite ? found : null;
  const payload = await verifySignature(jws, key, suite);
  if (key !== null && payload !== null) return { key, payload };
  return { reason: "UNKNOWN_SENDER", fault: found === null ? "no such key" : "the signature does not hold" };
}

function suiteOfHeader(header: ProtectedHeader): CipherSuite | null {
  return (
    SUITES.find(({ signingHeader }) => isPlainHeader(header, { ...signingHeader, typ: MESSAGE_TYPE }, ["kid"])) ?? null
  );
}

/** Places in a message that are not as the schema says, never what stands there. */
function placesOf({ issues }: { issues: readonly { path: PropertyKey[]; code: string }[] }): string {
  return issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join(".")}: ${code}`)
    .join(", ");
}
