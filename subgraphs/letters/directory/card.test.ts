import { beforeAll, describe, expect, it } from "@jest/globals";
import type { JWK } from "jose";
import type { KeyPair } from "../exchange/cipher-suite";
import { DEFAULT_SUITE as SUITE } from "../exchange/suites";
import { CARD_TYPE } from "./card";
import { fingerprintOf, isFingerprint } from "./fingerprint";
import { CardFault, readCard } from "./read-card";

const DAY = "2026-11-24T00:00:00.000Z";
const NO_KEY: JWK = { kty: "OKP", crv: "Ed25519", x: "AA" };

describe("a card", () => {
  let signing: KeyPair;
  let announced: KeyPair;
  let encryption: KeyPair;
  let foreign: KeyPair;
  beforeAll(async () => {
    signing = await SUITE.generateKey("sig");
    announced = await SUITE.generateKey("sig");
    encryption = await SUITE.generateKey("enc");
    foreign = await SUITE.generateKey("sig");
  });

  const keyOf = ({ kid, publicJwk }: KeyPair, use: string, given: object = {}) => ({
    kid,
    use,
    suite: SUITE.name,
    jwk: publicJwk,
    validFrom: DAY,
    validTo: null,
    ...given,
  });
  const content = (given: object = {}) => ({
    version: "1.0",
    countyCode: "451302",
    bureauName: "来宾市兴宾区教育局",
    exchangeUrl: "https://letters.xingbin.example",
    keys: [keyOf(signing, "sig"), keyOf(announced, "sig"), keyOf(encryption, "enc")],
    issuedAt: DAY,
    ...given,
  });
  const sign = async (body: object, { kid, privateJwk }: KeyPair, header: object = {}) =>
    SUITE.sign(
      Buffer.from(JSON.stringify(body)),
      { typ: CARD_TYPE, kid, ...header },
      await SUITE.importKey("sig", privateJwk),
    );
  const textOf = async (body: object, signers: KeyPair[]) =>
    JSON.stringify({ card: await Promise.all(signers.map((signer) => sign(body, signer))) });
  const reasonOf = async (text: string) => {
    const read = await readCard(text);
    return read instanceof CardFault ? read.reason : "taken";
  };
  const UNSIGNED = "not every signing key on it has signed it";
  const FORM = "it does not have the form of a card";

  it("is read when each of its signing keys has signed it, in whatever order", async () => {
    const read = await readCard(await textOf(content(), [announced, signing]));
    expect(read).toMatchObject({
      card: { countyCode: "451302" },
      keys: [{ use: "sig" }, { use: "sig" }, { use: "enc" }],
    });
  });

  it("is none when a key on it has not signed it: nobody can say that another's key is his", async () => {
    expect(await reasonOf(await textOf(content(), [signing]))).toBe(UNSIGNED);
    const stolen = content({ keys: [keyOf(signing, "sig"), keyOf(foreign, "sig"), keyOf(encryption, "enc")] });
    expect(await reasonOf(await textOf(stolen, [signing]))).toBe(UNSIGNED);
  });

  it("is none when a signature is under another text, by another key or of another kind", async () => {
    const other = content({ exchangeUrl: "https://elsewhere.example" });
    const mixed = [await sign(content(), signing), await sign(other, announced)];
    expect(await reasonOf(JSON.stringify({ card: mixed }))).toBe(UNSIGNED);
    const forged = [await sign(content(), { ...foreign, kid: signing.kid }), await sign(content(), announced)];
    expect(await reasonOf(JSON.stringify({ card: forged }))).toBe(UNSIGNED);
    const message = [await sign(content(), signing, { typ: "liankong-message+jws" }), await sign(content(), announced)];
    expect(await reasonOf(JSON.stringify({ card: message }))).toBe(UNSIGNED);
  });

  it("is none without signature, or under an algorithm that its key has not", async () => {
    const bare = (header: object) =>
      `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${Buffer.from(JSON.stringify(content())).toString("base64url")}.`;
    const none = bare({ alg: "none", typ: CARD_TYPE, kid: signing.kid });
    const hmac = bare({ alg: "HS256", typ: CARD_TYPE, kid: signing.kid });
    for (const jws of [none, hmac]) expect(await reasonOf(JSON.stringify({ card: [jws, jws] }))).toBe(UNSIGNED);
  });

  it("is none with a key that is not the one that its id names", async () => {
    const keys = [keyOf(signing, "sig"), keyOf(encryption, "enc", { kid: foreign.kid })];
    expect(await reasonOf(await textOf(content({ keys }), [signing]))).toBe(
      "a key on it is not the one that its id names",
    );
    const none = [keyOf(signing, "sig"), keyOf(encryption, "enc", { jwk: NO_KEY })];
    expect(await reasonOf(await textOf(content({ keys: none }), [signing]))).toBe(
      "a key on it is not the one that its id names",
    );
  });

  it("is none with a private key on it, a key twice, or none to encrypt to", async () => {
    const shown = [keyOf(signing, "sig"), keyOf(encryption, "enc", { jwk: encryption.privateJwk })];
    expect(await reasonOf(await textOf(content({ keys: shown }), [signing]))).toBe(FORM);
    const twice = [keyOf(signing, "sig"), keyOf(signing, "sig"), keyOf(encryption, "enc")];
    expect(await reasonOf(await textOf(content({ keys: twice }), [signing]))).toBe("a key stands on it twice");
    const mute = [keyOf(signing, "sig"), keyOf(announced, "sig")];
    expect(await reasonOf(await textOf(content({ keys: mute }), [signing, announced]))).toBe(
      "it has no key to encrypt to",
    );
  });

  it("may hold keys of a suite that this build has not, which are left aside", async () => {
    const future = keyOf(foreign, "sig", { suite: "sm2-sm3-sm4" });
    const read = await readCard(
      await textOf(content({ keys: [keyOf(signing, "sig"), keyOf(encryption, "enc"), future] }), [signing]),
    );
    expect(read).toMatchObject({ keys: [{ kid: signing.kid }, { kid: encryption.kid }] });
  });

  it.each([
    ["another version", { version: "2.0" }],
    ["a county of seven digits", { countyCode: "4513020" }],
    ["an address that is none of the web", { exchangeUrl: "file:///etc/passwd" }],
    ["a name of two lines", { bureauName: "兴宾区\n教育局" }],
    ["a member too many", { note: "x" }],
    ["no keys", { keys: [] }],
  ])("is none with %s", async (_what, given) => {
    expect(await reasonOf(await textOf(content(given), [signing, announced]))).toBe(FORM);
  });

  it.each(["", "{}", "[]", "null", '{"card":[]}', '{"card":["a.b"]}', `{"card":${"[".repeat(5000)}`])(
    "is none as the text %#",
    async (text) => {
      expect(await reasonOf(text)).not.toBe("taken");
    },
  );

  it("has a fingerprint of its county and its keys, in whatever order they stand", () => {
    const card = content() as Parameters<typeof fingerprintOf>[0];
    const turned = { ...card, keys: card.keys.toReversed() };
    expect(fingerprintOf(turned)).toBe(fingerprintOf(card));
    expect(fingerprintOf({ ...card, countyCode: "450204" })).not.toBe(fingerprintOf(card));
    expect(fingerprintOf({ ...card, keys: card.keys.slice(1) })).not.toBe(fingerprintOf(card));
    expect(isFingerprint(` ${fingerprintOf(card).toUpperCase()}\n`, card)).toBe(true);
    expect(isFingerprint("", card)).toBe(false);
  });
});
