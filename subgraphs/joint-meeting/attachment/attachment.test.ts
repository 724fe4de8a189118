import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { jpegOf, pdfOf } from "../../../test/support/files";
import type { GraphqlAnswer } from "../../../test/support/graphql-answer";
import { statementsDuring } from "../../../test/support/query-counter";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import type { Caller } from "../../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER } from "../../../infra/runtime/caller-token";
import { openDatabase } from "../../../infra/runtime/database";
import { attachmentsOf } from "./attachments";

const NONE = "01900000-0000-7000-8000-000000000000";
const OF_CASE = `query ($id: ID!) { case(id: $id) {
  attachments { id fileName mediaType size sha256 uploadedOn uploadedBy uploadedPost } history { kind note } } }`;

const office = callerOf("office");
const school = callerOf("school", { school: "2145020401", regions: ["450204001"] });
const otherSchool = callerOf("school", { school: "2145020409", regions: ["450204001"] });

describe("attachments of a case", () => {
  let county: SweptCounty;
  let caseId: string;
  let otherId: string;

  beforeAll(async () => {
    county = await startSweptCounty();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE child_case, attachment CASCADE");
    caseId = await plantCase(county.sql, "first");
    otherId = await plantCase(county.sql, "second", {
      school_id: "2145020402",
      township_code: "450204002",
      lead: "education",
    });
  });

  const send = async (
    caller: Caller,
    given: { id?: string; subject?: string; name?: string; type?: string; body?: Buffer } = {},
  ): Promise<{ status: number; body: GraphqlAnswer["data"] }> => {
    const { id = caseId, subject = "CASE", name = "送达回执.pdf", type = "application/pdf", body = pdfOf() } = given;
    const response = await county.fetchAs(caller, `/attachments?subject=${subject}&id=${id}`, {
      method: "POST",
      headers: { "content-type": type, "x-file-name": encodeURIComponent(name) },
      body: new Uint8Array(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const give = (caller: Caller, id: string) => county.fetchAs(caller, `/attachments/${id}`);
  const kept = () =>
    county.sql<{ id: string; name_sealed: Buffer; content_sealed: Buffer }>("SELECT * FROM attachment");

  it("are kept sealed, shown with the case and given back as they came", async () => {
    const bytes = pdfOf({ catalog: "/Lang (zh-CN)" });
    const { status, body } = await send(school, { body: bytes });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const shown = {
      id: expect.any(String),
      fileName: "送达回执.pdf",
      mediaType: "application/pdf",
      size: bytes.length,
      sha256,
      uploadedOn: "2018-12-31",
      uploadedBy: "test-school",
    };
    expect([status, body]).toEqual([201, shown]);
    const { data } = await county.ask(office, OF_CASE, { id: caseId });
    expect(data.case.attachments).toEqual([{ ...shown, uploadedPost: "测试岗位" }]);
    expect(data.case.history).toContainEqual({ kind: "ATTACHED", note: "送达回执.pdf" });

    const response = await give(school, body.id);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent("送达回执.pdf")}`,
      "repr-digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    const [row] = await kept();
    expect(row?.content_sealed.includes("%PDF")).toBe(false);
    expect(row?.name_sealed.includes("送达")).toBe(false);
  });

  it("are the same when the bytes are the same, under whatever name, also by two at a time", async () => {
    const both = await Promise.all([send(school), send(school, { name: "副本.pdf" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(both[0].body.id).toBe(both[1].body.id);
    expect(await kept()).toHaveLength(1);
    expect((await send(office, { id: otherId })).status).toBe(201);
    const events = await county.sql("SELECT FROM case_event WHERE kind = 'ATTACHED' AND case_id = $1", [caseId]);
    expect(events).toHaveLength(1);
  });

  it.each([
    ["too large", { body: Buffer.concat([pdfOf(), Buffer.alloc(64 * 1024)]) }, 413],
    ["empty", { body: Buffer.alloc(0) }, 400],
    ["not what it is called", { name: "a.png" }, 415],
    ["not what it is sent as", { type: "image/jpeg" }, 415],
    ["of no name", { name: "a" }, 400],
    ["with a script", { body: pdfOf({ catalog: "/S /JavaScript" }) }, 400],
    ["of no subject", { subject: "CHILD" }, 404],
    ["of no case", { id: NONE }, 404],
    ["of no id", { id: "1" }, 404],
  ])("that are %s are refused, and nothing is kept", async (_what, given, status) => {
    expect((await send(office, given)).status).toBe(status);
    expect(await kept()).toEqual([]);
  });

  it("are added by whoever works the case, until it is closed", async () => {
    expect((await send(otherSchool)).status).toBe(404);
    expect((await send(school, { id: otherId })).status).toBe(404);
    expect((await send(callerOf("township", { regions: ["450204001"] }))).status).toBe(201);
    expect((await send(callerOf("office", { regions: ["450205"] }))).status).toBe(404);
    for (const role of ["leader", "public-security", "civil-affairs", "auditor", "health"] as const)
      expect((await send(callerOf(role))).status).toBe(403);
    expect((await send(callerOf("office", { purpose: "REPORT" }))).status).toBe(403);
    expect((await send(callerOf("office", { purpose: null }))).status).toBe(403);
    const closed = await plantCase(county.sql, "closed", { state: "CLOSED" });
    expect((await send(office, { id: closed })).status).toBe(409);
  });

  it("are given to whoever reads the case: to others they are not there", async () => {
    const { id } = (await send(school)).body;
    for (const caller of [office, callerOf("education"), callerOf("township", { regions: ["450204001"] })])
      expect((await give(caller, id)).status).toBe(200);
    for (const caller of [otherSchool, callerOf("township", { regions: ["450204002"] }), callerOf("leader")])
      expect((await give(caller, id)).status).toBe(404);
    for (const missing of [NONE, "1", "..%2F..%2Fgraphql"]) expect((await give(office, missing)).status).toBe(404);
    for (const caller of [callerOf("office", { purpose: "SUBSIDY", regions: [] }), callerOf("auditor")])
      expect((await give(caller, id)).status).not.toBe(200);
  });

  it("are not given out when their bytes are not those that came", async () => {
    const { id } = (await send(school)).body;
    await county.sql("UPDATE attachment SET content_sealed = $2 WHERE id = $1", [id, county.vault.sealBytes(jpegOf())]);
    expect((await give(office, id)).status).toBe(500);
  });

  it("leave nothing behind when the sender breaks off", async () => {
    const door = await county.fetchAs(school, `/attachments/${NONE}`);
    const headers = { "content-type": "application/pdf", "x-file-name": "a.pdf", "content-length": "9000" };
    const upload = httpRequest(new URL(`/attachments?subject=CASE&id=${caseId}`, door.url), {
      method: "POST",
      headers: { ...headers, [CALLER_TOKEN_HEADER]: await county.tokenOf(school) },
    });
    const broken = new Promise((resolve) => void upload.once("error", resolve));
    // Once the half has left, the door is reading.
    await new Promise((resolve) => void upload.write(pdfOf(), resolve));
    await county.ask(school, OF_CASE, { id: caseId });
    upload.destroy();
    await broken;
    expect(await kept()).toEqual([]);
    expect((await send(school)).status).toBe(201);
  });

  it("refuse a caller that the gateway has not signed for before reading anything", async () => {
    const door = await county.fetchAs(office, `/attachments/${NONE}`);
    const response = await fetch(new URL(`/attachments?subject=CASE&id=${caseId}`, door.url), {
      method: "POST",
      body: "x",
    });
    expect(response.status).toBe(401);
  });

  it("of another case are none of this one's", async () => {
    const { id } = (await send(school)).body;
    const foreign = (await send(office, { id: otherId })).body.id;
    const database = await openDatabase({ name: "test", url: county.appUrl, entities: [] });
    try {
      const of = (ids: string[]) => attachmentsOf(database.manager, "CASE", caseId, ids);
      expect(await of([id, id.toUpperCase()])).toEqual([expect.objectContaining({ id })]);
      for (const ids of [[foreign], [id, foreign], [NONE], ["1"]])
        expect(await of(ids)).toMatchObject({ reason: "NOT_FOUND" });
    } finally {
      await database.destroy();
    }
  });

  it("of a page of cases cost one statement", async () => {
    await send(school);
    await send(office, { id: otherId });
    const list = `{ cases(regionCode: "450204") { edges { node { attachments { fileName } } } } }`;
    const statements = await statementsDuring(() => county.ask(office, list));
    expect(statements.filter((text) => text.includes("FROM attachment"))).toHaveLength(1);
  });
});
