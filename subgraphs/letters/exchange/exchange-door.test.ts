import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { gzipSync } from "node:zlib";
import { type ExchangeCounty, exchangeCounty, type OpenDoor, openDoor } from "../../../test/support/exchange-counties";
import { eventually } from "../../../test/support/eventually";
import { HeldRequest, sendRaw } from "../../../test/support/raw-http";
import { readSigned } from "../../../test/support/signed-text";
import { CONTENT_TYPE } from "./envelope";
import type { Receipt, SignedReceipt } from "./receipt";
import { refusedReceipt, signReceipt } from "./sign-receipt";

const LIMIT = 64 * 1024;

describe("a county's door", () => {
  let county: ExchangeCounty;
  let door: OpenDoor;
  beforeAll(async () => {
    county = await exchangeCounty("451302");
    door = await openDoor(county, { directory: [], limit: LIMIT });
  });
  afterAll(() => door.close());

  const post = (body: BodyInit, headers: Record<string, string> = { "content-type": CONTENT_TYPE }) =>
    fetch(`${door.url}/messages`, { method: "POST", headers, body });
  const reasonOf = async (response: Response): Promise<unknown> => {
    const { reason, ...receipt } = readSigned<Receipt>(await response.text());
    expect(receipt).toMatchObject({ iss: "451302", aud: null, jti: null, result: "REFUSED" });
    return [response.status, reason];
  };

  it("shows its card, and answers a message by a signed receipt that nothing keeps", async () => {
    const card = await fetch(`${door.url}/card`);
    expect([card.status, card.headers.get("content-type")]).toEqual([200, "application/json"]);
    const answer = await post("a.b.c.d.e");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect([...answer.headers.keys()].toSorted()).toEqual([
      "cache-control",
      "connection",
      "content-length",
      "content-type",
      "date",
      "keep-alive",
      "x-content-type-options",
    ]);
    expect(await reasonOf(answer)).toEqual([400, "MALFORMED"]);
  });

  it.each([
    "GET /",
    "GET /messages",
    "PUT /messages",
    "DELETE /card",
    "POST /card",
    "POST /messages/",
    "POST //messages",
    "POST /Messages",
    "POST /messages?letter=1",
    "POST /%6dessages",
    "POST /messages/../messages",
    "POST /messages%00",
    "POST /messages/0b6d3a52-5a3c-4c55-8c7e-3f7c1f1f5b02",
    "GET /card/../../../etc/passwd",
    "GET /graphql",
    "GET /health/live",
    "POST http://evil.example/messages",
    "OPTIONS *",
    "TRACE /messages",
  ])("has nothing at %s", async (line) => {
    const answer = await sendRaw(
      door.port,
      `${line} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    expect(answer.split("\r\n\r\n")[1]).toBe("");
  });

  it.each([
    ["two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n"],
    ["a length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"],
    ["an unknown transfer", "Transfer-Encoding: gzip, x\r\n"],
    ["a broken line", "x-a: b\n : c\r\n\u0000: d\r\n"],
    ["a length that is none", "Content-Length: -1\r\n"],
  ])("reads no request with %s in its head", async (_what, lines) => {
    const request = `POST /messages HTTP/1.1\r\nHost: x\r\nContent-Type: ${CONTENT_TYPE}\r\n${lines}\r\nhello`;
    expect(await sendRaw(door.port, request)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("reads no head that is long", async () => {
    const request = `POST /messages HTTP/1.1\r\nHost: x\r\nx-long: ${"a".repeat(20_000)}\r\n\r\n`;
    expect(await sendRaw(door.port, request)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("takes nothing but JOSE, and unpacks nothing", async () => {
    for (const type of ["application/json", "text/plain", `${CONTENT_TYPE}; charset=utf-16`, `x/y, ${CONTENT_TYPE}`])
      expect(await reasonOf(await post("a.b.c.d.e", { "content-type": type }))).toEqual([415, "UNSUPPORTED"]);
    const packed = new Uint8Array(gzipSync("a".repeat(1024)));
    const headers = { "content-type": CONTENT_TYPE, "content-encoding": "gzip" };
    expect(await reasonOf(await post(packed, headers))).toEqual([415, "UNSUPPORTED"]);
  });

  it("refuses what is too large by what its head says, and by what comes", async () => {
    const told = `POST /messages HTTP/1.1\r\nHost: x\r\nContent-Type: ${CONTENT_TYPE}\r\nContent-Length: ${LIMIT + 1}\r\n`;
    const held = await HeldRequest.open(door.port, `${told}\r\n`);
    expect(await held.answer()).toMatch(/^HTTP\/1\.1 413 /);
    held.end();
    const chunk = `${LIMIT.toString(16)}\r\n${"a".repeat(LIMIT)}\r\n`;
    const chunked = `POST /messages HTTP/1.1\r\nHost: x\r\nContent-Type: ${CONTENT_TYPE}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(door.port, `${chunked}${chunk}1\r\na\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await reasonOf(await post("a".repeat(LIMIT)))).toEqual([400, "MALFORMED"]);
    expect(await reasonOf(await post(randomBytes(LIMIT + 1)))).toEqual([413, "TOO_LARGE"]);
  });
});

describe("a door with its hands full", () => {
  it("has others come again while many large messages are in hand, and not afterwards", async () => {
    const county = await exchangeCounty("451302");
    const release: (() => void)[] = [];
    const receive = async (): Promise<SignedReceipt> => {
      await new Promise<void>((resolve) => release.push(resolve));
      const given = { reason: "MALFORMED", requestDigest: null, claims: null } as const;
      return signReceipt(refusedReceipt(given, { countyCode: "451302", at: new Date() }), county.sig.own);
    };
    const door = await openDoor(county, { directory: [], limit: LIMIT, receive });
    const send = async (bytes: number): Promise<number> => {
      const headers = { "content-type": CONTENT_TYPE };
      return (await fetch(`${door.url}/messages`, { method: "POST", headers, body: "a".repeat(bytes) })).status;
    };
    const inHand = Promise.all([send(LIMIT), send(LIMIT), send(LIMIT)]);
    await eventually(() => expect(release).toHaveLength(3), { within: 10_000 });
    expect(await send(1)).toBe(503);
    for (const go of release) go();
    expect(await inHand).toEqual([400, 400, 400]);
    const another = send(1);
    await eventually(() => expect(release).toHaveLength(4), { within: 10_000 });
    release[3]?.();
    expect(await another).toBe(400);
    await door.close();
  });
});

describe("a door that somebody holds open", () => {
  let county: ExchangeCounty;
  beforeAll(async () => {
    county = await exchangeCounty("451302");
  });
  const head = `POST /messages HTTP/1.1\r\nHost: x\r\nContent-Type: ${CONTENT_TYPE}\r\nContent-Length: 100\r\n\r\n`;

  it("is shut on a head that does not end", async () => {
    const times = { headersTimeout: 100, connectionsCheckingInterval: 20 };
    const door = await openDoor(county, { directory: [], times });
    expect(await sendRaw(door.port, "POST /messages HTTP/1.1\r\nHost: x\r\n")).toMatch(/^(HTTP\/1\.1 408 .*)?$/s);
    await door.close();
  });

  it("is shut on a body that trickles", async () => {
    const door = await openDoor(county, { directory: [], pace: { bytes: 10, milliseconds: 50 } });
    const held = await HeldRequest.open(door.port, `${head}a`);
    expect(await held.ended()).toBe("");
    await door.close();
  });

  it("is shut on a request that takes too long, however lively", async () => {
    const times = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 };
    const door = await openDoor(county, { directory: [], times });
    const held = await HeldRequest.open(door.port, `${head}a`);
    expect(await held.ended()).toMatch(/^(HTTP\/1\.1 408 .*)?$/s);
    await door.close();
  });
});

describe("a door behind which something is broken", () => {
  it("says that the message may come again, and nothing of what is broken", async () => {
    const county = await exchangeCounty("451302");
    const receive = () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.7:5432"));
    const door = await openDoor(county, { directory: [], receive });
    const response = await fetch(`${door.url}/messages`, {
      method: "POST",
      headers: { "content-type": CONTENT_TYPE },
      body: "a.b.c.d.e",
    });
    const receipt = readSigned<Receipt>(await response.text());
    expect([response.status, receipt.reason]).toEqual([503, "TRY_LATER"]);
    expect(JSON.stringify(receipt)).not.toContain("10.0.0.7");
    await door.close();
  });

  it("gives no answer where it has no key to sign it with", async () => {
    const fail = () => Promise.reject(new Error("no key"));
    const door = await openDoor(await exchangeCounty("451302"), { directory: [], receive: fail, refuse: fail });
    const response = await fetch(`${door.url}/messages`, {
      method: "POST",
      headers: { "content-type": CONTENT_TYPE },
      body: "a.b.c.d.e",
    });
    expect([response.status, await response.text()]).toEqual([503, ""]);
    await door.close();
  });
});
