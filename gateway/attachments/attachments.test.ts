import { createHash } from "node:crypto";
import { type ClientRequest, request as httpRequest } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { plantCase } from "../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../test/support/county-in-process";
import { pdfOf } from "../../test/support/files";

const NONE = "01900000-0000-7000-8000-000000000000";

interface Sent {
  query?: string;
  body?: Buffer;
  purpose?: string | null;
}

describe("attachments through the gateway", () => {
  let county: CountyInProcess;
  let caseId: string;

  beforeAll(async () => {
    county = await startCountyInProcess();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.inJointMeeting("TRUNCATE child_case, attachment CASCADE");
    caseId = await plantCase((text, parameters) => county.inJointMeeting(text, parameters), "first");
  });

  const headersOf = async (account: string, purpose: string | null = "CASE"): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await county.accessToken(account)}`,
    ...(purpose === null ? {} : { "x-purpose": purpose }),
  });
  const file = { "content-type": "application/pdf", "x-file-name": encodeURIComponent("回执（韦小明）.pdf") };
  const address = (path: string): URL => new URL(path, county.gatewayUrl);
  const send = async (
    account: string,
    { query = `?subject=CASE&id=${caseId}`, body = pdfOf(), purpose = "CASE" }: Sent = {},
  ): Promise<Response> =>
    fetch(address(`/attachments${query}`), {
      method: "POST",
      headers: { ...(await headersOf(account, purpose)), ...file },
      body: new Uint8Array(body),
    });
  const give = async (account: string, id: string, purpose: string | null = "CASE"): Promise<Response> =>
    fetch(address(`/attachments/${id}`), { headers: await headersOf(account, purpose) });
  const kept = () => county.inJointMeeting("SELECT FROM attachment");

  it("come and go as they are, to be saved and never shown", async () => {
    const bytes = Buffer.concat([pdfOf(), Buffer.from(`%${"x".repeat(600_000)}\n%%EOF`)]);
    const sent = await send("office", { body: bytes });
    expect(sent.status).toBe(201);
    const { id, fileName, sha256 } = (await sent.json()) as Record<string, string>;
    expect(fileName).toBe("回执（韦小明）.pdf");
    const response = await give("education", id ?? "");
    const hash = createHash("sha256").update(bytes).digest();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": expect.stringMatching(/^attachment; filename\*=UTF-8''%E5%9B%9E/),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "repr-digest": `sha-256=:${hash.toString("base64")}:`,
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(sha256).toBe(hash.toString("hex"));
    expect((await send("office", { body: bytes })).status).toBe(200);
  });

  it("are for those who hold a scope under a purpose that serves it", async () => {
    const { id } = (await (await send("office")).json()) as { id: string };
    for (const account of ["leader", "auditor", "public-security", "health"]) {
      expect((await send(account)).status).toBe(403);
      expect((await give(account, id)).status).not.toBe(200);
    }
    for (const purpose of [null, "SUBSIDY"]) {
      expect((await send("office", { purpose })).status).toBe(403);
      expect((await give("office", id, purpose)).status).not.toBe(200);
    }
    // A letter is written from a case.
    for (const purpose of ["REPORT", "LETTER"]) {
      expect((await send("office", { purpose })).status).toBe(403);
      expect((await give("office", id, purpose)).status).toBe(200);
    }
    const strangers = await Promise.all([
      fetch(address(`/attachments/${id}`)),
      fetch(address(`/attachments?subject=CASE&id=${caseId}`), { method: "POST", body: "x", headers: file }),
    ]);
    expect(strangers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it.each([
    ["no subject", { query: "" }, 400],
    ["a subject that is none", { query: "?subject=CHILD&id=1" }, 400],
    ["no such case", { query: `?subject=CASE&id=${NONE}` }, 404],
    ["an address for an id", { query: "?subject=CASE&id=../../graphql" }, 404],
    ["what is no PDF", { body: Buffer.from("PK") }, 415],
    ["more than the gateway passes on", { body: Buffer.alloc(11 * 1024 * 1024, 32) }, 413],
    ["more than the keeper takes", { body: Buffer.alloc(2 * 1024 * 1024, 32) }, 413],
  ])("with %s are refused in words, and nothing is kept", async (_what, given, status) => {
    const response = await send("office", given);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/[\u4e00-\u9fff]/), extensions: expect.anything() }],
    });
    expect(await kept()).toEqual([]);
  });

  it("are refused to an address that is no id", async () => {
    for (const id of ["1", "..%2Fgraphql", NONE]) expect((await give("office", id)).status).toBe(404);
  });

  /** A sender whose body is open. */
  const open = async (length: number | null): Promise<ClientRequest> => {
    const upload = httpRequest(address(`/attachments?subject=CASE&id=${caseId}`), {
      method: "POST",
      headers: {
        ...(await headersOf("office")),
        ...file,
        ...(length === null ? {} : { "content-length": String(length) }),
      },
    });
    await new Promise((resolve) => void upload.write(pdfOf(), resolve));
    return upload;
  };

  it.each([
    ["of a length that it told", 90_000],
    ["of no told length", null],
  ])("leave nothing behind when the sender breaks off, %s", async (_what, length) => {
    const upload = await open(length);
    const broken = new Promise((resolve) => void upload.once("error", resolve));
    upload.destroy();
    await broken;
    // Whatever came before it has been seen by the keeper by the time a later one is answered.
    expect((await send("office", { query: `?subject=CASE&id=${NONE}` })).status).toBe(404);
    expect(await kept()).toEqual([]);
  });

  it("that never end are cut at the limit", async () => {
    const upload = await open(null);
    const answered = new Promise<number>(
      (resolve) => void upload.once("response", ({ statusCode = 0 }) => resolve(statusCode)),
    );
    for (let sent = 0; sent < 12; sent++) upload.write(Buffer.alloc(1024 * 1024, 32));
    expect(await answered).toBe(413);
    upload.destroy();
    expect(await kept()).toEqual([]);
  });

  it("are told to be out of reach while their keeper is away", async () => {
    await county.stopJointMeeting();
    for (const response of [await send("office"), await give("office", NONE)]) {
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    }
  });
});
