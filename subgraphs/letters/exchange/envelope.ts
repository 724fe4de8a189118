import { readJson } from "./bounded-json";
import { MOST_ATTACHMENTS } from "./message";

/** `typ` and `cty` of what travels. */
export const ENVELOPE_TYPE = "liankong-message";
export const ENVELOPE_CONTENT = "JWS";
export const MESSAGE_TYPE = "liankong-message+jws";
/** Of messages and receipts, and of cards. */
export const CONTENT_TYPE = "application/jose";
export const CARD_CONTENT_TYPE = "application/json";

/** Longest signed message, attachments apart; characters. */
const LONGEST_MESSAGE = 4 * 1024 * 1024;

/** What is encrypted: the signed message and, beside it, the bytes that it vouches for by their digests. */
export interface Envelope {
  message: string;
  attachments: ReadonlyMap<string, string>;
}

export function writeEnvelope(message: string, attachments: ReadonlyMap<string, Uint8Array>): Buffer {
  const encoded = [...attachments].map(([digest, bytes]) => [digest, Buffer.from(bytes).toString("base64")] as const);
  return Buffer.from(JSON.stringify({ message, attachments: Object.fromEntries(encoded) }));
}

/** The envelope of a plaintext; null for anything else. By hand: a pattern over megabytes of base64 costs more than all the rest. */
export function readEnvelope(plaintext: Uint8Array): Envelope | null {
  const bytes = Buffer.from(plaintext.buffer, plaintext.byteOffset, plaintext.byteLength);
  const value = readJson(bytes, { depth: 2, parts: MOST_ATTACHMENTS + 4 });
  if (!isObject(value) || Object.keys(value).sort().join() !== "attachments,message") return null;
  const { message, attachments } = value;
  if (typeof message !== "string" || message.length > LONGEST_MESSAGE || !isObject(attachments)) return null;
  const entries = Object.entries(attachments);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === "string")) return null;
  return { message, attachments: new Map(entries) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
