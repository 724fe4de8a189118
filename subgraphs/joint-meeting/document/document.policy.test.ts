import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { DocumentKind } from "./document-kind";
import { type DocumentSubject, drawUpDocument } from "./draw-up-document";

const READ = `query ($id: ID!) {
  caseDocument(id: $id) { number } officialDocument(id: $id) { number content { heading } }
}`;
const OFFICIAL = "query ($id: ID!) { officialDocument(id: $id) { number } }";

const office = callerOf("office");
const school = callerOf("school", { school: "2145020401", regions: ["450204001"] });
const otherSchool = callerOf("school", { school: "2145020402", regions: ["450204001"] });
const police = callerOf("public-security");

describe("papers of meetings and oversight", () => {
  let county: SweptCounty;
  const ids: Record<"notice" | "minutes" | "rectification" | "ofCase", string> = {
    notice: "",
    minutes: "",
    rectification: "",
    ofCase: "",
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    const meetingId = randomUUID();
    const measureId = randomUUID();
    const caseId = await plantCase(county.sql, "first");
    await county.sql(
      `INSERT INTO meeting (id, region_code, year, serial, kind, quarter, held_on, place, chair, state, convened_on,
        convened_at, convened_by, convened_post, convened_department)
       VALUES ($1, '450204', 2018, 1, 'REGULAR', '2018-Q4', '2018-12-28', '二楼', '副区长', 'HELD', '2018-12-20', now(), 'x', 'x', 'x')`,
      [meetingId],
    );
    await county.sql("INSERT INTO meeting_member (meeting_id, desk, ordinal) VALUES ($1, 'public-security', 1)", [
      meetingId,
    ]);
    await county.sql(
      `INSERT INTO measure (id, region_code, kind, state, subject, ordered_on, due_on, ground_sealed, ordered_at, ordered_by,
        ordered_post, ordered_department)
       VALUES ($1, '450204', 'RECTIFICATION', 'ORDERED', 'school:2145020401', '2018-12-20', '2019-01-20', '', now(), 'x', 'x', 'x')`,
      [measureId],
    );
    const database = await openDatabase({ name: "test", url: county.appUrl, entities: [] });
    const draw = async (kind: DocumentKind, of: DocumentSubject): Promise<string> => {
      const content = {
        heading: "联席会议办公室",
        addressee: null,
        sections: [],
        enclosures: [],
        signatory: null,
        contact: null,
        copies: [],
        receipt: null,
      };
      const paper = { kind, of, countyCode: "450204", organ: "office", issuedOn: "2018-12-28", content };
      const by = { caller: office, at: new Date("2018-12-28T04:00:00Z"), vault: county.vault };
      return (await database.transaction((manager) => drawUpDocument(manager, { ...paper, ...by }))).id;
    };
    ids.notice = await draw(DocumentKind.MEETING_NOTICE, { meetingId });
    ids.minutes = await draw(DocumentKind.MINUTES, { meetingId });
    ids.rectification = await draw(DocumentKind.RECTIFICATION_NOTICE, { oversightId: measureId });
    ids.ofCase = await draw(DocumentKind.RETURN_NOTICE, { caseId });
    await database.destroy();
  });
  afterAll(() => county?.close());

  const mayRead = async (caller: Caller, id: string): Promise<boolean> =>
    (await county.ask(caller, OFFICIAL, { id })).data.officialDocument !== null;

  it("are read as what they are about, each by its own field alone", async () => {
    expect((await county.ask(office, READ, { id: ids.ofCase })).data).toEqual({
      caseDocument: { number: "柳南联控限〔2018〕1号" },
      officialDocument: null,
    });
    expect((await county.ask(office, READ, { id: ids.minutes })).data).toEqual({
      caseDocument: null,
      officialDocument: { number: "柳南联控纪〔2018〕1号", content: { heading: "联席会议办公室" } },
    });
  });

  it("of a meeting are read by whom it invites, its minutes by those who hold it", async () => {
    const leader = callerOf("leader", { purpose: null });
    for (const caller of [office, leader]) {
      expect(await mayRead(caller, ids.notice)).toBe(true);
      expect(await mayRead(caller, ids.minutes)).toBe(true);
    }
    expect([await mayRead(police, ids.notice), await mayRead(police, ids.minutes)]).toEqual([true, false]);
    for (const caller of [callerOf("civil-affairs"), school, callerOf("office", { regions: ["450205"] })])
      expect([await mayRead(caller, ids.notice), await mayRead(caller, ids.minutes)]).toEqual([false, false]);
  });

  it("of oversight are read by who orders it and by whom it is about", async () => {
    for (const caller of [office, school]) expect(await mayRead(caller, ids.rectification)).toBe(true);
    for (const caller of [otherSchool, police, callerOf("township", { regions: ["450204001"] })])
      expect(await mayRead(caller, ids.rectification)).toBe(false);
  });

  it("are refused to whoever has no part in either", async () => {
    const { errors } = await county.ask(callerOf("auditor"), OFFICIAL, { id: ids.notice });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
