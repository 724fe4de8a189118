import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { findFreePorts } from "../../infra/postgres/free-port";
import { plantCase } from "../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../test/support/county-in-process";
import { makeCountyKeys } from "../../test/support/department";
import { pdfOf } from "../../test/support/files";
import { plantLetter } from "../../test/support/letter-rows";
import { startTestLetters, type TestLetters } from "../../test/support/letters-county";

const NONE = "01900000-0000-7000-8000-000000000000";

interface Sent {
  query?: string;
  purpose?: string | null;
  body?: Buffer;
}

describe("files of letters through the gateway", () => {
  let county: CountyInProcess;
  let letters: TestLetters;
  let draft: string;

  beforeAll(async () => {
    const keys = await makeCountyKeys();
    const [port = 0] = await findFreePorts(1);
    letters = await startTestLetters({ keys, port });
    county = await startCountyInProcess({ keys, lettersPort: port });
  });
  afterAll(async () => {
    await county?.close();
    await letters?.close();
  });
  beforeEach(async () => {
    await letters.sql("TRUNCATE letter CASCADE");
    draft = (await plantLetter(letters.sql, letters.vault, { state: "DRAFT" })).id;
  });

  const headersOf = async (account: string, purpose: string | null): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await county.accessToken(account)}`,
    ...(purpose === null ? {} : { "x-purpose": purpose }),
  });
  const address = (path: string): URL => new URL(path, county.gatewayUrl);
  const send = async (
    account: string,
    { query = `?subject=LETTER&id=${draft}`, purpose = "LETTER", body = pdfOf() }: Sent = {},
  ): Promise<Response> =>
    fetch(address(`/attachments${query}`), {
      method: "POST",
      headers: {
        ...(await headersOf(account, purpose)),
        "content-type": "application/pdf",
        "x-file-name": encodeURIComponent("名单.pdf"),
      },
      body: new Uint8Array(body),
    });
  const give = async (account: string, path: string, purpose: string | null = "LETTER"): Promise<Response> =>
    fetch(address(`/attachments/${path}`), { headers: await headersOf(account, purpose) });
  const kept = () => letters.sql("SELECT FROM letter_attachment");

  it("come and go as they are, to be saved and never shown", async () => {
    const bytes = Buffer.concat([pdfOf(), Buffer.from(`%${"x".repeat(600_000)}\n%%EOF`)]);
    const sent = await send("education", { body: bytes });
    expect(sent.status).toBe(201);
    const { id } = (await sent.json()) as { id: string };
    const response = await give("office", `${id}?subject=LETTER`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await give("education", `${id}?subject=LETTER_SCAN`, "CASE")).status).toBe(200);
  });

  it("are for who writes letters, under a purpose that serves it", async () => {
    const { id } = (await (await send("education")).json()) as { id: string };
    for (const account of ["leader", "auditor", "public-security", "civil-affairs", "health"]) {
      expect([account, (await send(account)).status]).toEqual([account, 403]);
      expect([account, (await give(account, `${id}?subject=LETTER`)).status]).toEqual([account, 403]);
    }
    for (const purpose of [null, "SUBSIDY", "REPORT", "SWEEP"]) {
      expect((await send("office", { purpose })).status).toBe(403);
      expect((await give("office", `${id}?subject=LETTER`, purpose)).status).toBe(403);
    }
    expect((await fetch(address(`/attachments/${id}?subject=LETTER`))).status).toBe(401);
  });

  it("and those of cases are kept apart: neither keeper gives out the other's", async () => {
    const { id } = (await (await send("office")).json()) as { id: string };
    const caseId = await plantCase((text, parameters) => county.inJointMeeting(text, parameters), "first");
    const ofCase = await send("office", { query: `?subject=CASE&id=${caseId}`, purpose: "CASE" });
    expect(ofCase.status).toBe(201);
    const { id: other } = (await ofCase.json()) as { id: string };
    expect((await give("office", id, "CASE")).status).toBe(404);
    expect((await give("office", `${id}?subject=CASE`, "CASE")).status).toBe(404);
    expect((await give("office", `${other}?subject=LETTER`, "CASE")).status).toBe(404);
    expect((await give("office", other, "CASE")).status).toBe(200);
  });

  it.each([
    ["no such letter", `?subject=LETTER&id=${NONE}`, 404],
    ["an address for an id", "?subject=LETTER&id=../../graphql", 404],
    ["a subject that is none", `?subject=toString&id=${NONE}`, 400],
  ])("with %s are refused in words, and nothing is kept", async (_what, query, status) => {
    const response = await send("education", { query });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/[\u4e00-\u9fff]/), extensions: expect.anything() }],
    });
    expect(await kept()).toEqual([]);
  });

  it("are refused to an address that is none", async () => {
    for (const path of ["1", "..%2Fgraphql", NONE])
      expect((await give("office", `${path}?subject=LETTER`)).status).toBe(404);
    expect((await give("office", `${NONE}?subject=__proto__`)).status).toBe(400);
  });

  it("are out of reach while the letters' service is away, and those of cases are not", async () => {
    const { id } = (await (await send("office")).json()) as { id: string };
    await letters.stop();
    for (const response of [await send("office"), await give("office", `${id}?subject=LETTER`)]) {
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    }
    expect((await give("office", NONE, "CASE")).status).toBe(404);
  });
});
