import { createHmac } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isPersonId, opaqueId, personIdOf, personIdOfStudentNumber } from "./person-id";

const KEY = Buffer.alloc(32, 7);

test("is the base32 text of an HMAC-SHA-256, RFC 4648 alphabet in lower case, without padding", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeBase32(personIdOf(text, KEY))).toEqual(createHmac("sha256", KEY).update(text, "utf8").digest());
    }),
  );
});

test("another key gives another id: counties cannot match each other's children", () => {
  expect(personIdOf("450204200502250808", Buffer.alloc(32, 8))).not.toBe(personIdOf("450204200502250808", KEY));
});

test("kinds of numbers keep apart", () => {
  const ids = [personIdOf("x", KEY), personIdOfStudentNumber("x", KEY), opaqueId("enrolment", "x", KEY)];
  expect(new Set(ids).size).toBe(3);
});

test("only 52 base32 characters are a person id", () => {
  expect(isPersonId(personIdOf("x", KEY))).toBe(true);
  for (const other of ["", "450204200502250808", "A".repeat(52), null, 5, ["a"]]) expect(isPersonId(other)).toBe(false);
});

function decodeBase32(text: string): Buffer {
  const bits = [...text].map((character) =>
    "abcdefghijklmnopqrstuvwxyz234567".indexOf(character).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
