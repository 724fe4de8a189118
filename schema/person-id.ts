import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/**
 * Key of a child in the federation: 52 lower-case base32 characters of an HMAC-SHA-256 under a key that the county's
 * departments share. It stands for the ID number where the number itself must not travel.
 */
export type PersonId = string & { readonly __brand: "PersonId" };

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const PERSON_ID = /^[a-z2-7]{52}$/;

/** Person id of a normalised 公民身份号码. */
export function personIdOf(idNumber: string, key: Buffer): PersonId {
  return hmacBase32(idNumber, key) as PersonId;
}

/** Person id of a child without an ID number, from its 学籍号. */
export function personIdOfStudentNumber(studentNumber: string, key: Buffer): PersonId {
  return opaqueId("student-number", studentNumber, key) as PersonId;
}

/** Key of a record whose own number holds an ID number (学籍号, 残疾人证号); `kind` keeps the spaces apart. */
export function opaqueId(kind: string, text: string, key: Buffer): string {
  return hmacBase32(`${kind}:${text}`, key);
}

/** Whether a text has the form of a person id or opaque id. */
export function isPersonId(text: unknown): text is PersonId {
  return typeof text === "string" && PERSON_ID.test(text);
}

function hmacBase32(text: string, key: Buffer): string {
  const bytes = createHmac("sha256", keyObject(key)).update(text, "utf8").digest();
  let encoded = "";
  let bits = 0;
  let buffer = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      encoded += BASE32[(buffer >> bits) & 31];
    }
  }
  return encoded + BASE32[(buffer << (5 - bits)) & 31];
}

const keyObjects = new WeakMap<Buffer, KeyObject>();

/** A raw buffer would be made into a key object at every use, at several times the cost of the digest itself. */
function keyObject(key: Buffer): KeyObject {
  let object = keyObjects.get(key);
  if (object === undefined) {
    object = createSecretKey(key);
    keyObjects.set(key, object);
  }
  return object;
}
