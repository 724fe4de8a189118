import { createHash } from "node:crypto";
import { ENVELOPE_CONTENT, ENVELOPE_TYPE, MESSAGE_TYPE } from "../../../subgraphs/letters/exchange/envelope";
import { joseSuite } from "../../../subgraphs/letters/exchange/jose-suite";
import type { Message } from "../../../subgraphs/letters/exchange/message";
import { forgeJwe, forgeJws, type ForgedSignature } from "./forge";
import { SAMPLE_ACCEPTANCE, SAMPLE_LETTER, THIRD } from "./sample-message";
import type { VectorKeys } from "./vector-keys";

/** A request to the receiver, and what it answers. */
export interface MessageVector {
  name: string;
  /** Reason of the refusal; null for a message that is received. */
  reason: string | null;
  jwe: string;
}

/** The smallest PDF that is one. */
const PDF = Buffer.from(
  "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
);
const PDF_DIGEST = createHash("sha256").update(PDF).digest("hex");

const WITH_ATTACHMENT: Message = changed({
  body: {
    ...SAMPLE_LETTER.body,
    attachments: [{ name: "学籍卡.pdf", mediaType: "application/pdf", size: PDF.length, digest: PDF_DIGEST }],
  } as Message["body"],
});

/** A forger's choices; what is left out is as it should be. */
export interface Forging {
  message?: unknown;
  payload?: string | Uint8Array;
  jwsHeader?: object;
  signature?: ForgedSignature;
  jweHeader?: object;
  envelope?: unknown;
  plaintext?: string;
  attachments?: Readonly<Record<string, string>>;
  to?: "receiver" | "third";
}

/** What every receiver must take in, and what it must refuse, and with which word. */
export async function messageVectors(keys: VectorKeys): Promise<MessageVector[]> {
  const make = (forging: Forging): Promise<string> => forgeMessage(keys, forging);
  const vector = async (name: string, reason: string | null, forging: Forging): Promise<MessageVector> => ({
    name,
    reason,
    jwe: await make(forging),
  });
  const good = await make({});
  const pdf = { [PDF_DIGEST]: PDF.toString("base64") };
  const { kid } = keys.sender.sig;
  const letter = SAMPLE_LETTER.body;
  return [
    { name: "a letter", reason: null, jwe: good },
    await vector("an acceptance", null, { message: SAMPLE_ACCEPTANCE }),
    await vector("a letter with an attachment", null, { message: WITH_ATTACHMENT, attachments: pdf }),
    await vector("a letter from a clock ten minutes ahead", null, {
      message: changed({ iat: SAMPLE_LETTER.iat + 600, exp: SAMPLE_LETTER.exp + 600 }),
    }),
    { name: "no JWE", reason: "MALFORMED", jwe: "a.b.c" },
    { name: "an altered ciphertext", reason: "MALFORMED", jwe: altered(good) },
    await vector("no JWS in the envelope", "MALFORMED", { envelope: { message: "a.b", attachments: {} } }),
    await vector("another member in the envelope", "MALFORMED", {
      envelope: { message: "a.b.c", attachments: {}, more: 1 },
    }),
    await vector("encrypted to a key that is not the receiver's", "KEY_EXPIRED", { to: "third" }),
    await vector("a JWE that names a place to find keys", "UNSUPPORTED", {
      jweHeader: { jku: "https://example.org/" },
    }),
    await vector("a packed JWE", "UNSUPPORTED", { jweHeader: { zip: "DEF" } }),
    await vector("a JWS of algorithm none", "UNSUPPORTED", { jwsHeader: { alg: "none" }, signature: "none" }),
    await vector("a JWS with the public key as shared secret", "UNSUPPORTED", {
      jwsHeader: { alg: "HS256" },
      signature: { hmacOf: keys.sender.sig.publicJwk },
    }),
    await vector("a JWS of another signature algorithm", "UNSUPPORTED", { jwsHeader: { alg: "RS256" } }),
    await vector("a JWS that brings its key along", "UNSUPPORTED", { jwsHeader: { jwk: keys.sender.sig.publicJwk } }),
    await vector("a JWS with critical members", "UNSUPPORTED", { jwsHeader: { crit: ["b64"], b64: true } }),
    await vector("a JWS of another type", "UNSUPPORTED", { jwsHeader: { typ: "JWT" } }),
    await vector("signed by nobody's key", "UNKNOWN_SENDER", {
      jwsHeader: { kid: keys.stranger.sig.kid },
      signature: { ed25519: keys.stranger.sig.privateJwk },
    }),
    await vector("signed by another key than it names", "UNKNOWN_SENDER", {
      jwsHeader: { kid },
      signature: { ed25519: keys.third.sig.privateJwk },
    }),
    await vector("signed by another county than it says", "UNKNOWN_SENDER", {
      jwsHeader: { kid: keys.third.sig.kid },
      signature: { ed25519: keys.third.sig.privateJwk },
    }),
    await vector("signed by a key that has ended", "KEY_EXPIRED", {
      jwsHeader: { kid: keys.ended.kid },
      signature: { ed25519: keys.ended.privateJwk },
    }),
    await vector("another version", "UNSUPPORTED", { message: changed({ version: "2.0" }) }),
    await vector("to another county", "MISADDRESSED", { message: changed({ aud: THIRD }) }),
    await vector("signed two hours ago", "EXPIRED", {
      message: changed({ iat: SAMPLE_LETTER.iat - 7200, exp: SAMPLE_LETTER.exp - 7200 }),
    }),
    await vector("signed twenty minutes ahead", "EXPIRED", {
      message: changed({ iat: SAMPLE_LETTER.iat + 1200, exp: SAMPLE_LETTER.exp + 1200 }),
    }),
    await vector("good for a day", "EXPIRED", { message: changed({ exp: SAMPLE_LETTER.iat + 86_400 }) }),
    await vector("another member in the message", "MALFORMED", { message: changed({ note: "x" }) }),
    await vector("no JSON", "MALFORMED", { payload: "{" }),
    await vector("a control character in a text", "MALFORMED", {
      message: changed({ body: { ...letter, title: "函\u0000" } }),
    }),
    await vector("a text that turns its direction", "MALFORMED", {
      message: changed({ body: { ...letter, title: "函\u202E" } }),
    }),
    await vector("a county code that is a path", "MALFORMED", { message: changed({ iss: "../../etc" }) }),
    await vector("a letter without its attachment", "ALTERED", { message: WITH_ATTACHMENT }),
    await vector("an attachment that nobody signed for", "ALTERED", { attachments: pdf }),
    await vector("an altered attachment", "ALTERED", {
      message: WITH_ATTACHMENT,
      attachments: { [PDF_DIGEST]: Buffer.from(PDF).fill("X", 20, 24).toString("base64") },
    }),
  ];
}

/** A request to the receiver as a forger makes it. */
export async function forgeMessage(keys: VectorKeys, forging: Forging): Promise<string> {
  const { message = SAMPLE_LETTER, payload = JSON.stringify(message), attachments = {}, to = "receiver" } = forging;
  const signature = forging.signature ?? { ed25519: keys.sender.sig.privateJwk };
  const jwsHeader = { ...joseSuite.signingHeader, typ: MESSAGE_TYPE, kid: keys.sender.sig.kid, ...forging.jwsHeader };
  const envelope = forging.envelope ?? { message: forgeJws(jwsHeader, payload, signature), attachments };
  const { enc } = keys[to];
  const header = { alg: "ECDH-ES+A256KW", enc: "A256GCM", typ: ENVELOPE_TYPE, cty: ENVELOPE_CONTENT, kid: enc.kid };
  const plaintext = Buffer.from(forging.plaintext ?? JSON.stringify(envelope));
  return forgeJwe({ ...header, ...forging.jweHeader }, plaintext, enc.publicJwk);
}

function changed(change: object): Message {
  return { ...SAMPLE_LETTER, ...change };
}

/** With one bit of its ciphertext turned. */
function altered(jwe: string): string {
  const parts = jwe.split(".");
  const ciphertext = Buffer.from(parts[3] ?? "", "base64url");
  ciphertext.writeUInt8(ciphertext.readUInt8(9) ^ 1, 9);
  return parts.with(3, ciphertext.toString("base64url")).join(".");
}
