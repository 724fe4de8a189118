import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { forgeMessage } from "../../../infra/supergraph/exchange/message-vectors";
import { RECEIVER, SAMPLE_LETTER, SENDER } from "../../../infra/supergraph/exchange/sample-message";
import { type VectorKeys, vectorKeys } from "../../../infra/supergraph/exchange/vector-keys";
import { type ExchangeCounty, exchangeCounty } from "../../../test/support/exchange-counties";
import { pdfOf } from "../../../test/support/files";
import { contentDigestOf } from "./content-digest";
import { CLOCK_TOLERANCE_MS, importKey } from "./exchange-key";
import { ExchangeRefusal } from "./exchange-refusal";
import { joseSuite } from "./jose-suite";
import { type OpenedMessage, openMessage } from "./open-message";
import { sealMessage, type UnsealedMessage } from "./seal-message";

const MINUTE_MS = 60_000;
const { version: _version, iat: _iat, exp: _exp, nonce: _nonce, ...MESSAGE } = SAMPLE_LETTER;
const AT = new Date("2026-11-24T02:00:00Z");

describe("a message", () => {
  let keys: VectorKeys;
  let [sender, receiver]: ExchangeCounty[] = [];
  beforeAll(async () => {
    keys = await vectorKeys();
    sender = await exchangeCounty(SENDER, keys.sender);
    receiver = await exchangeCounty(RECEIVER, keys.receiver);
  });

  const seal = (message: UnsealedMessage = MESSAGE, attachments: Uint8Array[] = [], at = AT) =>
    sealMessage({ message, attachments, signingKey: sender!.sig.own, peerKey: receiver!.enc.peers, at });
  const open = (jwe: string | Buffer, at = AT): Promise<OpenedMessage | ExchangeRefusal> =>
    openMessage(Buffer.from(jwe), {
      countyCode: RECEIVER,
      suite: joseSuite,
      at,
      findDecryptionKey: async (kid) => (kid === receiver!.enc.own.kid ? receiver!.enc.own : null),
      findSigningKey: async (kid) => (kid === sender!.sig.peers.kid ? sender!.sig.peers : null),
    });
  const reasonOf = async (jwe: string | Buffer, at = AT): Promise<string | null> => {
    const opened = await open(jwe, at);
    return opened instanceof ExchangeRefusal ? opened.reason : null;
  };

  it("comes out as it went in, with its files", async () => {
    const file = pdfOf();
    const body = {
      ...MESSAGE.body,
      attachments: [
        { name: "学籍卡.pdf", mediaType: "application/pdf", size: file.length, digest: joseSuite.digest(file) },
        { name: "同一份.pdf", mediaType: "application/pdf", size: file.length, digest: joseSuite.digest(file) },
      ],
    } as UnsealedMessage["body"];
    const sealed = await seal({ ...MESSAGE, body }, [file]);
    const opened = await open(sealed.jwe);
    expect(opened).toMatchObject({
      message: { ...MESSAGE, body },
      jws: sealed.jws,
      contentDigest: sealed.contentDigest,
    });
    expect([...(opened as OpenedMessage).attachments]).toEqual([[joseSuite.digest(file), file]]);
  });

  it("is another try each time it is sealed, with the same content", async () => {
    const [one, other] = [await seal(), await seal()];
    expect(one.nonce).not.toBe(other.nonce);
    expect(one.jwe).not.toBe(other.jwe);
    expect(one.contentDigest).toBe(other.contentDigest);
    expect(contentDigestOf({ ...MESSAGE, seq: 2 }, joseSuite)).not.toBe(one.contentDigest);
  });

  it("is not sealed when no receiver would take it, and the fault says where, not what", async () => {
    const body = { ...MESSAGE.body, title: "" } as UnsealedMessage["body"];
    await expect(seal({ ...MESSAGE, body })).rejects.toThrow(/body\.title: too_small$/);
    await expect(seal(MESSAGE, [pdfOf()])).rejects.toThrow(/attachments/);
  });

  it("is good from a clock that differs by ten minutes either way, and not by sixteen", async () => {
    for (const minutes of [-10, 10]) expect(await reasonOf((await seal(MESSAGE, [], after(minutes))).jwe)).toBeNull();
    expect(await reasonOf((await seal(MESSAGE, [], after(16))).jwe)).toBe("EXPIRED");
    const { jwe } = await seal();
    expect(await reasonOf(jwe, after(74))).toBeNull();
    expect(await reasonOf(jwe, after(76))).toBe("EXPIRED");
  });

  it("is refused under an own key that has ended, when clocks are allowed for", async () => {
    const { jwe } = await seal();
    const validTo = new Date(AT.getTime() - CLOCK_TOLERANCE_MS);
    const opening = {
      countyCode: RECEIVER,
      suite: joseSuite,
      findDecryptionKey: async () => ({ ...receiver!.enc.own, validTo }),
      findSigningKey: async () => sender!.sig.peers,
    };
    const ended = await openMessage(Buffer.from(jwe), { ...opening, at: AT });
    expect(ended).toMatchObject({ reason: "KEY_EXPIRED", claims: null });
    const justBefore = await openMessage(Buffer.from(jwe), { ...opening, at: new Date(AT.getTime() - 1000) });
    expect(justBefore).not.toBeInstanceOf(ExchangeRefusal);
  });

  it("of any bytes is opened or refused, never a fault", async () => {
    const { jwe, contentDigest } = await seal();
    const bytes = Buffer.from(jwe);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, value) => {
        const altered = Buffer.from(bytes);
        altered[at] = value;
        const opened = await open(altered);
        // The last letter of an encoding has bits that say nothing: who turns one has changed nothing.
        expect(opened instanceof ExchangeRefusal ? contentDigest : opened.contentDigest).toBe(contentDigest);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (any) => {
        expect(await reasonOf(Buffer.from(any))).toBe("MALFORMED");
      }),
    );
  });

  it("of whatever a county may sign is opened or refused, never a fault", async () => {
    const members = fc.constantFrom(...Object.keys(SAMPLE_LETTER));
    await fc.assert(
      fc.asyncProperty(members, fc.jsonValue({ maxDepth: 4 }), async (name, value) => {
        const reason = await reasonOf(await forgeMessage(keys, { message: { ...SAMPLE_LETTER, [name]: value } }));
        expect(reason ?? "taken").toMatch(/^[A-Z_]+$|^taken$/);
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (payload) => {
        expect(await reasonOf(await forgeMessage(keys, { payload }))).toBe("MALFORMED");
      }),
    );
  });

  it("finds no key under an id that is not the key's own", async () => {
    const validity = { validFrom: AT, validTo: null };
    const { publicJwk } = keys.third.sig;
    const kept = { kid: keys.sender.enc.kid, use: "sig", suite: joseSuite.name, jwk: publicJwk, ...validity } as const;
    await expect(importKey(kept)).rejects.toThrow(/not the key/);
    await expect(importKey({ ...kept, use: "enc" })).rejects.toThrow(/not a key of/);
    await expect(importKey({ ...kept, suite: "none" })).rejects.toThrow(/no suite none/);
  });
});

const after = (minutes: number): Date => new Date(AT.getTime() + minutes * MINUTE_MS);
