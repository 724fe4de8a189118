import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Vault } from "./vault";

const vault = new Vault(Buffer.alloc(32, 1));

test("opens what it sealed, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) =>
      expect(vault.open(vault.seal(text))).toBe(text.toWellFormed()),
    ),
  );
});

test("opens the bytes that it sealed, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) =>
      expect(vault.openBytes(vault.sealBytes(bytes))).toEqual(Buffer.from(bytes)),
    ),
  );
  const sealed = vault.sealBytes(Buffer.from("%PDF"));
  sealed[sealed.length - 1] = (sealed.at(-1) as number) ^ 1;
  expect(() => vault.openBytes(sealed)).toThrow();
});

test("seals the same text differently each time", () => {
  const seals = Array.from({ length: 3000 }, () => vault.seal("13800000000").toString("hex"));
  expect(new Set(seals).size).toBe(seals.length);
});

test("refuses a seal that was altered in any byte, or made under another key", () => {
  const sealed = vault.seal("450204200502250808");
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = Buffer.from(sealed);
    altered[index] = (altered[index] as number) ^ 1;
    expect(() => vault.open(altered)).toThrow();
  }
  expect(() => new Vault(Buffer.alloc(32, 2)).open(sealed)).toThrow();
});

test("digests tell texts apart and depend on the key", () => {
  expect(vault.digest("a")).toEqual(vault.digest("a"));
  expect(vault.digest("a")).not.toEqual(vault.digest("b"));
  expect(vault.digest("a")).not.toEqual(new Vault(Buffer.alloc(32, 2)).digest("a"));
});
