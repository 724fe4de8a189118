import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { forgeJws } from "../../../infra/supergraph/exchange/forge";
import {
  forgeMessage,
  type Forging,
  type MessageVector,
  messageVectors,
} from "../../../infra/supergraph/exchange/message-vectors";
import { RECEIVER, SAMPLE_LETTER, SENDER, THIRD, VECTOR_TIME } from "../../../infra/supergraph/exchange/sample-message";
import { type VectorKeys, vectorKeys } from "../../../infra/supergraph/exchange/vector-keys";
import { exchangeCounty, type OpenDoor, openDoor, readyKey } from "../../../test/support/exchange-counties";
import { readSigned } from "../../../test/support/signed-text";
import { CONTENT_TYPE } from "./envelope";
import { joseSuite } from "./jose-suite";
import { MOST_CHILDREN } from "./message";
import type { Receipt } from "./receipt";
import { type RefusalReason, statusOf } from "./refusal-reason";

const ENDED = { validFrom: new Date("2025-01-01T00:00:00Z"), validTo: new Date("2026-01-01T00:00:00Z") };

describe("a forged message, sent to a county's door", () => {
  let keys: VectorKeys;
  let door: OpenDoor;
  let vectors: MessageVector[];

  beforeAll(async () => {
    keys = await vectorKeys();
    vectors = await messageVectors(keys);
    const [sender, third] = [await exchangeCounty(SENDER, keys.sender), await exchangeCounty(THIRD, keys.third)];
    const directory = [sender.sig, third.sig, await readyKey(SENDER, keys.ended, ENDED)];
    door = await openDoor(await exchangeCounty(RECEIVER, keys.receiver), { directory, at: new Date(VECTOR_TIME) });
  });
  afterAll(() => door.close());
  beforeEach(() => {
    door.received.length = 0;
    door.refused.length = 0;
  });

  interface Answer {
    status: number;
    receipt: Receipt;
    headers: string[];
  }
  const send = async (body: string): Promise<Answer> => {
    const response = await fetch(`${door.url}/messages`, {
      method: "POST",
      headers: { "content-type": CONTENT_TYPE },
      body,
    });
    const jws = await response.text();
    const payload = await joseSuite.verify(jws, (await exchangeCounty(RECEIVER, keys.receiver)).sig.peers.handle);
    expect(payload).not.toBeNull();
    return { status: response.status, receipt: readSigned<Receipt>(jws), headers: [...response.headers.keys()] };
  };
  const expectRefused = async (reason: RefusalReason, forging: Forging): Promise<Answer> => {
    const answer = await send(await forgeMessage(keys, forging));
    expect(answer.receipt).toMatchObject({ result: "REFUSED", reason });
    expect(answer.status).toBe(statusOf(reason));
    expect(door.received).toEqual([]);
    return answer;
  };

  it("is refused by a signed word, whatever is wrong with it, and only what is right comes in", async () => {
    expect(vectors.length).toBeGreaterThan(30);
    for (const { name, reason, jwe } of vectors) {
      const { status, receipt } = await send(jwe);
      expect([name, receipt.reason, status]).toEqual([name, reason, statusOf(reason as RefusalReason | null)]);
      expect([name, receipt.requestDigest]).toEqual([name, joseSuite.digest(jwe)]);
    }
    expect(door.received).toHaveLength(vectors.filter(({ reason }) => reason === null).length);
  });

  it("learns nothing about who is in the directory: an unknown key and a bad signature get one answer", async () => {
    const signature = { ed25519: keys.stranger.sig.privateJwk };
    const unknown = await expectRefused("UNKNOWN_SENDER", { jwsHeader: { kid: keys.stranger.sig.kid }, signature });
    const known = await expectRefused("UNKNOWN_SENDER", { jwsHeader: { kid: keys.sender.sig.kid }, signature });
    const { receivedAt: _at, requestDigest: _digest, ...answer } = unknown.receipt;
    expect(known.receipt).toMatchObject(answer);
    expect(answer).toMatchObject({ aud: null, jti: null, nonce: null, contentDigest: null });
    expect(known.headers).toEqual(unknown.headers);
    expect(door.refused.map(({ fault }) => fault)).toEqual(["no such key", "the signature does not hold"]);
  });

  it("is told nothing back of what it said until its sender is certain", async () => {
    const refused = vectors.filter(({ reason }) => reason !== null && reason !== "KEY_EXPIRED");
    for (const { name, jwe } of refused) {
      const { receipt } = await send(jwe);
      const { aud, jti, nonce, contentDigest } = receipt;
      expect([name, aud ?? [jti, nonce, contentDigest]]).toEqual([name, aud ?? [null, null, null]]);
    }
    const told = await expectRefused("MISADDRESSED", { message: { ...SAMPLE_LETTER, aud: THIRD } });
    expect(told.receipt).toMatchObject({ aud: SENDER, jti: SAMPLE_LETTER.jti, nonce: SAMPLE_LETTER.nonce });
    expect(JSON.stringify(told.receipt)).not.toMatch(/韦|450\d{15}|13800000000/);
  });

  it("meant for another county is refused, though a county passes it on freshly encrypted", async () => {
    const toThird = { message: { ...SAMPLE_LETTER, aud: THIRD } };
    await expectRefused("MISADDRESSED", toThird);
  });

  it("keeps its nonce when the very same signed text is encrypted anew, so that it is known again", async () => {
    await send(await forgeMessage(keys, {}));
    await send(await forgeMessage(keys, { jweHeader: { kid: keys.receiver.enc.kid } }));
    expect(new Set(door.received.map(({ message }) => message.nonce)).size).toBe(1);
  });

  it("is refused for an algorithm of its own choice, in the signature as in the encryption", async () => {
    const hmac = { hmacOf: keys.sender.sig.publicJwk };
    for (const [jwsHeader, signature] of [
      [{ alg: "none" }, "none"],
      [{ alg: "None" }, "none"],
      [{ alg: "HS256" }, hmac],
      [{ alg: "HS512" }, hmac],
      [{ alg: "RS256" }, undefined],
      [{ alg: "ES256" }, undefined],
      [{ alg: "Ed25519" }, undefined],
      [{ x5u: "https://example.org/" }, undefined],
      [{ x5c: [] }, undefined],
      [{ constructor: "x" }, undefined],
    ] as const)
      await expectRefused("UNSUPPORTED", { jwsHeader, ...(signature === undefined ? {} : { signature }) });
    // The right words over a signature of another kind: the key says how it signs.
    await expectRefused("UNKNOWN_SENDER", { signature: hmac });
    await expectRefused("UNKNOWN_SENDER", { signature: "none" });
    for (const jweHeader of [
      { alg: "ECDH-ES+A128KW" },
      { enc: "A128GCM" },
      { enc: "A256CBC-HS512" },
      { alg: "ECDH-ES" },
    ])
      await expectRefused("UNSUPPORTED", { jweHeader });
  });

  it("that is packed is not unpacked: 64 MB of nothing in a few bytes", async () => {
    const envelope = { message: "a.b.c", attachments: { x: "A".repeat(64 * 1024 * 1024) } };
    const request = await forgeMessage(keys, { jweHeader: { zip: "DEF" }, envelope });
    expect(request.length).toBeLessThan(200_000);
    expect((await send(request)).receipt.reason).toBe("UNSUPPORTED");
  });

  it.each<[string, Forging]>([
    ["an envelope of brackets", { plaintext: "[".repeat(1_000_000) }],
    ["an envelope within envelopes", { plaintext: `${'{"message":'.repeat(100_000)}1${"}".repeat(100_000)}` }],
    [
      "a thousand attachments",
      { attachments: Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${at}`, ""])) },
    ],
    ["brackets in the message", { payload: `{"version":"1.0","body":${"[".repeat(500_000)}` }],
    [
      "a list of a million in the message",
      { payload: JSON.stringify({ ...SAMPLE_LETTER, x: Array(1_000_000).fill(0) }) },
    ],
    ["more children than a letter lists", { message: withChildren(MOST_CHILDREN + 1) }],
    [
      "a text without end",
      { message: { ...SAMPLE_LETTER, body: { ...SAMPLE_LETTER.body, title: "函".repeat(100_000) } } },
    ],
    ["a moment without end", { message: { ...SAMPLE_LETTER, actedAt: `2018-12-31T12:00:00.${"0".repeat(1000)}Z` } }],
    ...["0000-01-01", "1899-12-31", "2200-01-01", "+12018-01-01", "2018-02-30", "infinity"].map(
      (day): [string, Forging] => [`a day that is none (${day})`, { message: withDay(day) }],
    ),
    ["a moment of the year 0", { message: { ...SAMPLE_LETTER, actedAt: "0000-01-01T12:00:00+08:00" } }],
    ["a place that no column holds", { message: { ...SAMPLE_LETTER, seq: 2 ** 40 } }],
    ["a member of all objects", { payload: JSON.stringify(SAMPLE_LETTER).replace("{", '{"__proto__":{"iss":"1"},') }],
    ["bytes that are no text", { payload: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }],
  ])("with %s is malformed", async (_what, forging) => {
    await expectRefused("MALFORMED", forging);
  });

  it("with as many children as a letter may list comes in", async () => {
    const { receipt } = await send(await forgeMessage(keys, { message: withChildren(MOST_CHILDREN) }));
    expect(receipt.result).toBe("RECEIVED");
  });

  it.each([
    "../../etc/passwd.pdf",
    "C:\\函.pdf",
    "函.pdf\r\nset-cookie: a=b",
    "函\u202Efdp.exe",
    "函.exe",
    ".pdf",
    "<script>.pdf",
  ])("with an attachment called %j is malformed", async (name) => {
    const attachments = [{ name, mediaType: "application/pdf", size: 3, digest: joseSuite.digest("abc") }];
    await expectRefused("MALFORMED", {
      message: { ...SAMPLE_LETTER, body: { ...SAMPLE_LETTER.body, attachments } },
      attachments: { [joseSuite.digest("abc")]: "YWJj" },
    });
  });

  it.each([
    [
      "a PDF that scripts",
      "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript /JS (x) >> >>\nendobj\n%%EOF\n",
    ],
    ["an archive", `PK\u0003\u0004${"\0".repeat(100)}`],
    ["a page", "<html><script>alert(1)</script></html>"],
    ["an XML bomb", `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><b>&c;</b>`],
  ])("with %s for an attachment is refused before anybody can open it", async (_what, content) => {
    const bytes = Buffer.from(content, "latin1");
    const digest = joseSuite.digest(bytes);
    const attachments = [{ name: "函.pdf", mediaType: "application/pdf", size: bytes.length, digest }];
    const message = { ...SAMPLE_LETTER, body: { ...SAMPLE_LETTER.body, attachments } };
    await expectRefused("UNSUPPORTED", { message, attachments: { [digest]: bytes.toString("base64") } });
  });

  it("can be no receipt, nor a receipt a message", async () => {
    const receipt = forgeJws(
      { alg: "EdDSA", typ: "liankong-receipt+jws", kid: keys.sender.sig.kid },
      JSON.stringify(SAMPLE_LETTER),
      { ed25519: keys.sender.sig.privateJwk },
    );
    await expectRefused("UNSUPPORTED", { envelope: { message: receipt, attachments: {} } });
  });
});

function withChildren(count: number): object {
  const { body } = SAMPLE_LETTER;
  const [child] = body.kind === "LETTER" ? body.children : [];
  return { ...SAMPLE_LETTER, body: { ...body, children: Array.from({ length: count }, () => child) } };
}

function withDay(dueOn: string): object {
  return { ...SAMPLE_LETTER, body: { ...SAMPLE_LETTER.body, dueOn } };
}
