import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { jpegOf, pdfOf, pngOf } from "../../../test/support/files";
import { plantLetter, type PlantedLetter } from "../../../test/support/letter-rows";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { statementsDuring } from "../../../test/support/query-counter";
import { Vault } from "../../../infra/runtime/vault";
import { keepReceived, openEnclosures, scansOf } from "./letter-attachments";

const NONE = "01900000-0000-7000-8000-000000000000";
const OF_LETTER = `query ($id: ID!) { letter(id: $id) {
  enclosures { id name mediaType size sha256 uploadedOn uploadedBy } scans { name } history { kind note } } }`;
const REMOVE = `mutation ($id: ID!, $file: ID!) { removeEnclosure(id: $id, attachmentId: $file) {
  ... on Letter { enclosures { name } } ... on Refusal { reason } } }`;

const education = callerOf("education", { purpose: "LETTER" });
const office = callerOf("office", { purpose: "LETTER" });

interface Sent {
  id?: string;
  subject?: string;
  name?: string;
  type?: string;
  body?: Buffer;
}

describe("files of a letter", () => {
  let county: TestLetters;
  let draft: string;

  const plant = async (given: PlantedLetter = {}) => (await plantLetter(county.sql, county.vault, given)).id;
  const send = async (caller: Caller, given: Sent = {}) => {
    const { id = draft, subject = "LETTER", name = "名单.pdf", type = "application/pdf", body = pdfOf() } = given;
    const response = await county.fetchAs(caller, `/attachments?subject=${subject}&id=${encodeURIComponent(id)}`, {
      method: "POST",
      headers: { "content-type": type, "x-file-name": encodeURIComponent(name) },
      body: new Uint8Array(body),
    });
    return { status: response.status, body: (await response.json()) as { id: string; sha256: string } };
  };
  const give = (caller: Caller, id: string) => county.fetchAs(caller, `/attachments/${id}`);
  const kept = () => county.sql<{ name_sealed: Buffer; content_sealed: Buffer }>("SELECT * FROM letter_attachment");

  beforeAll(async () => {
    county = await startTestLetters({ variables: { ATTACHMENT_BYTES: String(64 * 1024) } });
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE letter CASCADE");
    draft = await plant({ state: "DRAFT" });
  });

  it("are kept sealed, shown with the letter, written down, and given back as they came", async () => {
    const bytes = pdfOf({ catalog: "/Lang (zh-CN)" });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { status, body } = await send(education, { body: bytes });
    expect([status, body.sha256]).toEqual([201, sha256]);
    const { data, errors } = await county.ask(office, OF_LETTER, { id: draft });
    expect(errors).toEqual([]);
    expect(data.letter.enclosures).toEqual([
      {
        id: body.id,
        name: "名单.pdf",
        mediaType: "application/pdf",
        size: bytes.length,
        sha256,
        uploadedOn: "2018-12-31",
        uploadedBy: "test-education",
      },
    ]);
    expect(data.letter.scans).toEqual([]);
    expect(data.letter.history).toContainEqual({ kind: "ATTACHED", note: "名单.pdf" });
    const response = await give(office, body.id);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent("名单.pdf")}`,
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    const [row] = await kept();
    expect(row?.content_sealed.includes("%PDF")).toBe(false);
    expect(row?.name_sealed.includes("名单")).toBe(false);
  });

  it("are the same when the bytes are the same, also by two at a time", async () => {
    const both = await Promise.all([send(education), send(office, { name: "副本.pdf" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(await kept()).toHaveLength(1);
  });

  const bomb = Buffer.concat([
    Buffer.from("%PDF-1.7\n3 0 obj << /Type /ObjStm /First 4 /Filter /FlateDecode >>\nstream\n"),
    deflateSync(Buffer.alloc(80 * 1024 * 1024), { level: 9 }),
    Buffer.from("\nendstream\n%%EOF"),
  ]);
  const xmlBomb = Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>`,
  );
  it.each([
    ["too large", { body: Buffer.concat([pdfOf(), Buffer.alloc(64 * 1024)]) }, 413],
    ["empty", { body: Buffer.alloc(0) }, 400],
    ["a zip, which may unpack to anything", { body: Buffer.from("PK\x03\x04".padEnd(200, "\0")) }, 415],
    [
      "a document of Word, which is a zip",
      { name: "a.docx", type: "application/zip", body: Buffer.from("PK\x03\x04") },
      415,
    ],
    ["XML with entities of entities", { name: "a.xml", type: "application/xml", body: xmlBomb }, 415],
    ["a picture that scripts", { name: "a.svg", type: "image/svg+xml", body: Buffer.from("<svg onload='x'/>") }, 415],
    ["a page", { body: Buffer.from("<html><script>alert(1)</script>") }, 415],
    ["not what it is called", { name: "a.png" }, 415],
    ["not what it is sent as", { type: "image/jpeg" }, 415],
    ["a PDF with a script", { body: pdfOf({ catalog: "/OpenAction << /S /JavaScript >>" }) }, 400],
    ["a PDF with a script under an escaped name", { body: pdfOf({ catalog: "/S /J#61vaScript" }) }, 400],
    ["a PDF with a file within", { body: pdfOf({ packed: "<< /EmbeddedFiles 5 0 R >>" }) }, 400],
    [
      "a picture that unpacks to gigabytes",
      { name: "a.png", type: "image/png", body: pngOf({ width: 20_000, height: 20_000 }) },
      400,
    ],
    [
      "a picture with something behind it",
      { name: "a.png", type: "image/png", body: Buffer.concat([pngOf(), Buffer.from("PK")]) },
      400,
    ],
    ["named as a path", { name: "../../名单.pdf" }, 400],
    ["named to turn a text around", { name: "a\u202Efdp.exe" }, 400],
    ["of a longer name than a message takes", { name: `${"名".repeat(130)}.pdf` }, 400],
    ["of no subject", { subject: "CASE" }, 404],
    ["of no letter", { id: NONE }, 404],
    ["of what is no id", { id: "1' OR '1'='1" }, 404],
  ])("that are %s are refused, and nothing is kept", async (_what, given: Sent, status) => {
    expect((await send(education, given)).status).toBe(status);
    expect(await kept()).toEqual([]);
  });

  it("that are a PDF that unpacks to gigabytes are refused", async () => {
    const small = await startTestLetters();
    try {
      const { id } = await plantLetter(small.sql, small.vault, { state: "DRAFT" });
      const response = await small.fetchAs(education, `/attachments?subject=LETTER&id=${id}`, {
        method: "POST",
        headers: { "content-type": "application/pdf", "x-file-name": "a.pdf" },
        body: new Uint8Array(bomb),
      });
      expect(response.status).toBe(400);
    } finally {
      await small.close();
    }
  });

  it("go with a draft alone: what is reviewed or signed stays as it was", async () => {
    for (const given of [
      { state: "IN_REVIEW" },
      { state: "TO_SIGN" },
      { state: "SIGNED" },
      { direction: "IN" as const },
    ])
      expect((await send(education, { id: await plant(given) })).status).toBe(409);
    const { id: file } = (await send(education)).body;
    await county.sql("UPDATE letter SET state = 'IN_REVIEW' WHERE id = $1", [draft]);
    expect((await county.ask(education, REMOVE, { id: draft, file })).data.removeEnclosure.reason).toBe("WRONG_STATE");
  });

  it("are twenty at most, and no more than a message takes", async () => {
    const body = (place: number) => pdfOf({ catalog: `/Lang (zh-${place})` });
    for (let place = 0; place < 20; place += 1) expect((await send(education, { body: body(place) })).status).toBe(201);
    expect((await send(education, { body: body(20) })).status).toBe(400);
    await county.sql("DELETE FROM letter_attachment");
    expect((await send(education)).status).toBe(201);
    await county.sql("UPDATE letter_attachment SET size = 15 * 1024 * 1024 - 10");
    expect((await send(education, { body: jpegOf(), name: "a.jpg", type: "image/jpeg" })).status).toBe(400);
  });

  it("are taken out of a draft again, with what was done written down", async () => {
    const { id: file } = (await send(education)).body;
    const other = await plant({ state: "DRAFT" });
    const remove = async (id: string, caller = office) =>
      (await county.ask(caller, REMOVE, { id, file })).data?.removeEnclosure;
    expect(await remove(other)).toEqual({ reason: "NOT_FOUND" });
    expect(await remove(draft, callerOf("education", { regions: ["450205"] }))).toEqual({ reason: "NOT_FOUND" });
    expect(await remove(draft)).toEqual({ enclosures: [] });
    expect(await remove(draft)).toEqual({ reason: "NOT_FOUND" });
    const { data } = await county.ask(office, OF_LETTER, { id: draft });
    expect(data.letter.history.at(-1)).toEqual({ kind: "DETACHED", note: "名单.pdf" });
    expect((await give(office, file)).status).toBe(404);
  });

  it("that are scans are of letters on paper, and of none else", async () => {
    const scan = (id: string) => send(office, { id, subject: "LETTER_SCAN", name: "复函.pdf" });
    const posted = await plant({ via: "PAPER" });
    expect((await scan(posted)).status).toBe(201);
    expect((await scan(await plant({ via: "PAPER", direction: "IN" }))).status).toBe(201);
    expect((await scan(await plant())).status).toBe(409);
    expect((await scan(draft)).status).toBe(409);
    const { data } = await county.ask(office, OF_LETTER, { id: posted });
    expect([data.letter.enclosures, data.letter.scans]).toEqual([[], [{ name: "复函.pdf" }]]);
  });

  it("are added by education and the office of the county alone", async () => {
    const stranger = callerOf("education", { purpose: "LETTER", regions: ["450205"] });
    expect((await send(stranger)).status).toBe(404);
    for (const role of [
      "leader",
      "public-security",
      "civil-affairs",
      "auditor",
      "school",
      "township",
      "signatory",
      "letters",
    ] as const)
      expect([role, (await send(callerOf(role, { purpose: "LETTER" }))).status]).toEqual([role, 403]);
    for (const purpose of ["REPORT", "SWEEP", "MEETING", null] as const)
      expect((await send(callerOf("education", { purpose }))).status).toBe(403);
    expect(await kept()).toEqual([]);
  });

  it("are given to whoever reads the letter: to others they are not there", async () => {
    const { id } = (await send(education)).body;
    const signatory = { ...callerOf("signatory", { purpose: "LETTER" }), department: "civil-affairs" };
    for (const caller of [education, office]) expect((await give(caller, id)).status).toBe(200);
    expect((await give(signatory, id)).status).toBe(404);
    await county.sql("UPDATE letter SET state = 'TO_SIGN', organs = '{education,civil-affairs}'");
    expect((await give(signatory, id)).status).toBe(200);
    expect((await give({ ...signatory, department: "health" }, id)).status).toBe(404);
    expect((await give(callerOf("education", { purpose: "LETTER", regions: ["450205"] }), id)).status).toBe(404);
    for (const role of ["leader", "auditor", "school", "township", "civil-affairs", "letters"] as const)
      expect((await give(callerOf(role, { purpose: "LETTER" }), id)).status).toBe(403);
    for (const missing of [NONE, "1", "..%2F..%2Fgraphql"]) expect((await give(office, missing)).status).toBe(404);
  });

  it("are not given out when their bytes are not those that came", async () => {
    const { id } = (await send(education)).body;
    await county.sql("UPDATE letter_attachment SET content_sealed = $1", [county.vault.sealBytes(jpegOf())]);
    expect((await give(office, id)).status).toBe(500);
  });

  it("refuse a caller that the gateway has not signed for", async () => {
    const response = await fetch(new URL(`/attachments?subject=LETTER&id=${draft}`, county.url), {
      method: "POST",
      body: "x",
    });
    expect(response.status).toBe(401);
  });

  it("of a page of letters cost one statement", async () => {
    for (const id of [draft, await plant({ state: "DRAFT" })]) await send(education, { id });
    const list = `{ letters(regionCode: "450204") { edges { node { enclosures { name } } } } }`;
    const statements = await statementsDuring(async () => {
      const { data, errors } = await county.ask(office, list);
      expect([errors, data.letters.edges]).toMatchObject([[], [{ node: {} }, { node: {} }]]);
    });
    expect(statements.filter((text) => text.includes("FROM letter_attachment"))).toHaveLength(1);
  });

  it("go out by name and digest, come in as they were sent, and are nobody else's scans", async () => {
    await send(education, { body: pdfOf({ catalog: "/Lang (a)" }) });
    await send(education, { body: jpegOf(), name: "照片.jpg", type: "image/jpeg" });
    const arrived = await plant({ direction: "IN" });
    const posted = await plant({ via: "PAPER" });
    const { id: scan } = (await send(office, { id: posted, subject: "LETTER_SCAN" })).body;
    const database = await openDatabase({ name: "test", url: county.appUrl, entities: [] });
    try {
      const vault: Vault = county.vault;
      const { attachments, bytes } = await openEnclosures(database.manager, draft, vault);
      expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
        ["名单.pdf", "application/pdf"],
        ["照片.jpg", "image/jpeg"],
      ]);
      const digests = bytes.map((file) => createHash("sha256").update(file).digest("hex"));
      expect(attachments.map(({ digest }) => digest)).toEqual(digests);
      const received = { attachments, bytes: new Map(attachments.map(({ digest }, place) => [digest, bytes[place]!])) };
      await keepReceived(database.manager, arrived, received, { on: "2018-12-31", at: new Date(), vault });
      const { data } = await county.ask(office, OF_LETTER, { id: arrived });
      expect(data.letter.enclosures).toMatchObject([{ name: "名单.pdf", uploadedBy: null }, { name: "照片.jpg" }]);
      expect(await scansOf(database.manager, posted, [scan, scan.toUpperCase()])).toHaveLength(1);
      const enclosure = data.letter.enclosures[0].id as string;
      for (const [letter, ids] of [
        [posted, [scan, NONE]],
        [posted, ["1"]],
        [arrived, [scan]],
        [arrived, [enclosure]],
      ] as const)
        expect(await scansOf(database.manager, letter, ids)).toMatchObject({ reason: "NOT_FOUND" });
    } finally {
      await database.destroy();
    }
  });
});
