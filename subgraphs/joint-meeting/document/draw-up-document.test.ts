import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { type CaseworkCounty, openCaseworkCounty } from "../../../test/support/casework-county";
import { DocumentKind } from "./document-kind";
import { type DocumentToDraw, type DrawnDocument, drawUpDocument } from "./draw-up-document";
import { documentOfCase } from "./find-document";
import { defaultWord } from "./organ-word";
import { type PaperContent, plain } from "./paper-content";

const CONTENT: PaperContent = {
  heading: "柳南区教育局",
  addressee: "覃父",
  sections: [plain("请送韦小明返校。")],
  enclosures: [],
  signatory: null,
  contact: null,
  copies: [],
  receipt: null,
};
const AT_ONCE = 24;

describe("papers as they are drawn up", () => {
  let county: CaseworkCounty;
  let caseId: string;

  beforeAll(async () => {
    county = await openCaseworkCounty();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE child_case, case_document, document_series, document_organ_word CASCADE");
    caseId = await plantCase(county.sql, "first");
  });

  const paper = (given: Partial<DocumentToDraw> = {}): DocumentToDraw => ({
    kind: DocumentKind.CIRCULAR,
    of: { oversightId: caseId },
    countyCode: "450204",
    organ: "education",
    issuedOn: "2018-12-05",
    content: CONTENT,
    caller: callerOf("education"),
    at: new Date("2018-12-05T04:00:00Z"),
    vault: county.vault,
    ...given,
  });
  const draw = (given: Partial<DocumentToDraw> = {}): Promise<DrawnDocument> =>
    county.database.transaction((manager) => drawUpDocument(manager, paper(given)));
  const numbers = async (): Promise<string[]> =>
    (await county.sql<{ number: string }>("SELECT number FROM case_document ORDER BY serial")).map(
      ({ number }) => number,
    );

  it("are numbered from one by organ, kind and year, in six-corner brackets and without padding", async () => {
    const drawn = [
      await draw(),
      await draw(),
      await draw({ kind: DocumentKind.RETURN_NOTICE }),
      await draw({ issuedOn: "2019-01-02" }),
      await draw({ organ: "office" }),
      await draw({ organ: "township:450204001" }),
      await draw({ organ: "school:2145020401" }),
      await draw(),
    ];
    expect(drawn.map(({ number }) => number)).toEqual([
      "柳南教通〔2018〕1号",
      "柳南教通〔2018〕2号",
      "柳南教限〔2018〕1号",
      "柳南教通〔2019〕1号",
      "柳南联控通〔2018〕1号",
      "柳南河西政通〔2018〕1号",
      "柳南校2145020401通〔2018〕1号",
      "柳南教通〔2018〕3号",
    ]);
  });

  it.each([
    ["450223", "education", "鹿寨教限"],
    ["450226", "education", "三江教限"],
    ["451102", "office", "八步联控限"],
  ])("of %s begin with the short name of the county", (countyCode, organ, word) => {
    expect(defaultWord(countyCode, { organ, kind: DocumentKind.RETURN_NOTICE })).toBe(word);
  });

  it("begin with the word that the county has set, from its day on, without a break in the numbers", async () => {
    await draw();
    await county.sql(
      `INSERT INTO document_organ_word (organ, kind_code, word, valid_from, actor, post, department, at) VALUES
        ('education', 'CIRCULAR', '柳南教通字', '2018-12-10', 'office', '主任', 'joint-meeting', now()),
        ('education', 'CIRCULAR', '柳南教发', '2019-01-01', 'office', '主任', 'joint-meeting', now())`,
    );
    const drawn = [await draw({ issuedOn: "2018-12-09" }), await draw({ issuedOn: "2018-12-10" })];
    expect(drawn.map(({ number }) => number)).toEqual(["柳南教通〔2018〕2号", "柳南教通字〔2018〕3号"]);
  });

  it("have neither gap nor double when many are drawn up at once, and some are given up", async () => {
    const tries = Array.from({ length: AT_ONCE }, (_, index) =>
      county.database.transaction(async (manager) => {
        const drawn = await drawUpDocument(manager, paper());
        if (index % 3 === 0) throw new Error("given up");
        return drawn;
      }),
    );
    const done = (await Promise.allSettled(tries)).flatMap((result) =>
      result.status === "fulfilled" ? [result.value] : [],
    );
    const expected = Array.from({ length: (AT_ONCE * 2) / 3 }, (_, index) => `柳南教通〔2018〕${index + 1}号`);
    expect(await numbers()).toEqual(expected);
    expect(new Set(done.map(({ number }) => number))).toEqual(new Set(expected));
    expect((await draw()).number).toBe(`柳南教通〔2018〕${expected.length + 1}号`);
  });

  it("are kept sealed, and changed and erased by nobody of the service", async () => {
    const { id } = await draw();
    const [row] = await county.sql<{ content_sealed: Buffer }>(
      "SELECT content_sealed FROM case_document WHERE id = $1",
      [id],
    );
    expect(row?.content_sealed.includes("韦小明")).toBe(false);
    expect(JSON.parse(county.vault.open(row!.content_sealed))).toEqual(CONTENT);
    for (const statement of [
      "UPDATE case_document SET content_sealed = ''",
      "UPDATE case_document SET number = 'x'",
      "DELETE FROM case_document",
      "DELETE FROM attachment",
      "UPDATE attachment SET size = 1",
    ])
      await expect(county.database.query(statement)).rejects.toThrow("permission denied");
  });

  it("stand once in a case by kind, organ and round, until they are void", async () => {
    const notice = { kind: DocumentKind.RETURN_NOTICE, of: { caseId } };
    const { id } = await draw(notice);
    await expect(draw(notice)).rejects.toThrow("case_document_in_force");
    expect((await draw({ ...notice, round: 2 })).number).toBe("柳南教限〔2018〕2号");
    await county.sql(
      `UPDATE case_document SET voided_on = '2018-12-06', voided_at = now(), voided_by = 'x', voided_post = 'x',
        voided_department = 'x', void_reason_sealed = '' WHERE id = $1`,
      [id],
    );
    expect((await draw(notice)).number).toBe("柳南教限〔2018〕3号");
  });

  it("are found in their own case alone, and as long as they are in force", async () => {
    const other = await plantCase(county.sql, "second");
    const { id } = await draw({ kind: DocumentKind.RETURN_NOTICE, of: { caseId } });
    const find = (ofCase: string, documentId: string) =>
      county.database.transaction((manager) => documentOfCase(manager, ofCase, documentId));
    expect(await find(caseId, id)).toMatchObject({
      id,
      kind: "RETURN_NOTICE",
      organ: "education",
      issuedOn: "2018-12-05",
    });
    expect(await find(other, id)).toBeNull();
    expect(await find(caseId, "1")).toBeNull();
    await county.sql(
      `UPDATE case_document SET voided_on = '2018-12-06', voided_at = now(), voided_by = 'x', voided_post = 'x',
        voided_department = 'x', void_reason_sealed = ''`,
    );
    expect(await find(caseId, id)).toBeNull();
  });
});
