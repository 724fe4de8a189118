import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { plantCase } from "../../support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../support/county-in-process";
import { enrol, SCHOOLS } from "../../support/education-rows";
import { pdfOf } from "../../support/files";
import { postGraphql } from "../../support/graphql-answer";
import { inventIdNumber } from "../../support/people";
import { registerHouseholds } from "../../support/public-security-rows";
import { readZip } from "../../support/read-zip";

const ID_NUMBER = inventIdNumber("450204", "2010-05-01", 1);
const TOWNSHIP = "township-450204001";
const SCHOOL = `school-${SCHOOLS.first}`;
const NAME = '韦<b>小明</b>"&';
const DRAW = `mutation ($caseId: ID!) {
  drawUpDocument(caseId: $caseId, kind: RETURN_NOTICE, organ: "township:450204001") {
    ... on CaseDocument { id number } ... on Refusal { reason message }
  }
}`;

/** What of a case's papers each account gets. */
describe("the papers of a case, drawn up, printed and filed through the gateway", () => {
  let county: CountyInProcess;
  let caseId: string;
  let notice: { id: string; number: string };

  const headersOf = async (account: string, purpose = "CASE"): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await county.accessToken(account)}`,
    "x-purpose": purpose,
  });
  const print = async (account: string, name: string, id: string, purpose?: string): Promise<Response> =>
    fetch(new URL(`/exports/${name}`, county.gatewayUrl), {
      method: "POST",
      headers: { ...(await headersOf(account, purpose)), "content-type": "application/json" },
      body: JSON.stringify({ id }),
    });
  const textOf = async (response: Response): Promise<string> =>
    readZip(Buffer.from(await response.arrayBuffer())).get("word/document.xml") ?? "";

  beforeAll(async () => {
    county = await startCountyInProcess({
      schools: [{ id: SCHOOLS.first, name: "第01小学", townshipCode: "450204001" }],
    });
    const { education, "public-security": publicSecurity } = county.departments;
    await enrol(education, [{ idNumber: ID_NUMBER, row: { name: NAME } }]);
    await registerHouseholds(publicSecurity, [{ idNumber: ID_NUMBER, row: { name: NAME } }]);
    const child = county.personIdOf(ID_NUMBER);
    caseId = await plantCase((text, parameters) => county.inJointMeeting(text, parameters), "x", {
      child_id: child,
      recorded_child_id: child,
      number: "450204-2018-0001",
    });
    const { data } = await postGraphql(county.gatewayUrl, await headersOf(TOWNSHIP), {
      query: DRAW,
      variables: { caseId },
    });
    notice = data.drawUpDocument;
    const sent = await fetch(new URL(`/attachments?subject=CASE&id=${caseId}`, county.gatewayUrl), {
      method: "POST",
      headers: {
        ...(await headersOf(SCHOOL)),
        "content-type": "application/pdf",
        "x-file-name": encodeURIComponent("家访记录.pdf"),
      },
      body: new Uint8Array(pdfOf()),
    });
    if (sent.status !== 201) throw new Error(await sent.text());
  });
  afterAll(() => county?.close());

  it("a notice is a docx with the register's words, for all who work the case", async () => {
    expect(notice.number).toBe("柳南河西政限〔2018〕1号");
    for (const account of [TOWNSHIP, SCHOOL, "education", "office"]) {
      const response = await print(account, "case-document.docx", notice.id);
      expect(response.status).toBe(200);
      expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).toBe(
        "attachment; filename*=UTF-8''限期返校通知书（柳南河西政限〔2018〕1号）.docx",
      );
      const text = await textOf(response);
      for (const part of [
        "柳南区人民政府河西街道办事处",
        notice.number,
        "韦大明：",
        "韦&lt;b&gt;小明",
        "（盖章）",
        "送达回执",
      ])
        expect(text).toContain(part);
      expect(text).not.toContain(ID_NUMBER);
    }
  });

  it("a notice is a page to be printed that can do nothing", async () => {
    const response = await print(TOWNSHIP, "case-document.html", notice.id);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": expect.stringMatching(/^default-src 'none'; style-src 'sha256-.*sandbox$/),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    const page = await response.text();
    expect(page).toContain("韦&lt;b&gt;小明&lt;/b&gt;&quot;&amp;");
    expect(page).not.toContain("<b>");
  });

  it("a dossier has all that its reader may see, and says what it may not", async () => {
    const dossiers = new Map<string, string>();
    for (const account of ["office", "education", TOWNSHIP, SCHOOL]) {
      const response = await print(account, "case-dossier.html", caseId);
      expect(response.status).toBe(200);
      dossiers.set(account, await response.text());
    }
    for (const dossier of dossiers.values()) {
      for (const part of [
        "一生一案卷宗",
        "450204-2018-0001",
        "韦&lt;b&gt;小明",
        notice.number,
        "家访记录.pdf",
        "制发文书",
        "上传材料",
        "韦大明",
      ])
        expect(dossier).toContain(part);
      expect(dossier).toMatch(/[0-9a-f]{64}/);
      expect(dossier).not.toContain(ID_NUMBER);
    }
    const docx = await textOf(await print(SCHOOL, "case-dossier.docx", caseId));
    expect(docx).toContain("一生一案卷宗");
    expect(docx).toContain("家访记录.pdf");
  });

  it.each([
    ["case-document.docx", "leader", "CASE", [403]],
    ["case-document.docx", "public-security", "CASE", [403]],
    ["official-document.docx", "office", "CASE", [404]],
    ["case-document.docx", "township-450204002", "CASE", [404]],
    ["case-document.docx", "office", "SUBSIDY", [403]],
    ["case-dossier.html", "leader", "CASE", [403]],
    ["case-dossier.html", "public-security", "CASE", [403]],
    ["case-dossier.docx", "township-450204002", "CASE", [404]],
    ["case-dossier.docx", "office", "SUBSIDY", [403]],
    ["school-book.html", "office", "CASE", [404]],
    ["no-such.docx", "office", "CASE", [404]],
  ])("%s is refused to %s under %s", async (name, account, purpose, statuses) => {
    const response = await print(account, name, name.includes("-document.") ? notice.id : caseId, purpose);
    expect(statuses).toContain(response.status);
    expect(await response.text()).not.toContain("小明");
  });
});
