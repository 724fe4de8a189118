import { describe, expect, it } from "@jest/globals";
import { childrenOf, LETTER, SEAL, titleOf } from "../../../test/support/letter-answers";
import { readZip } from "../../../test/support/read-zip";
import { printByWriter } from "../../../test/support/writer-print";
import { renderLetterDocx } from "./letter-docx";
import { letterPaper } from "./letter.paper";
import type { LetterDocumentAnswer } from "./letter.query";

const docxOf = (given: Partial<LetterDocumentAnswer> = {}): Promise<Buffer> =>
  renderLetterDocx(letterPaper({ ...LETTER, ...given }, titleOf));
const bodyOf = async (given: Partial<LetterDocumentAnswer> = {}): Promise<string> =>
  readZip(await docxOf(given)).get("word/document.xml") ?? "";

/** Texts of a body by paragraph, in its order. */
const linesOf = (body: string): string[] =>
  body
    .split("</w:p>")
    .map((part) => [...part.matchAll(/<w:t[ >][^<]*|<w:br\/>/g)].map(([text]) => text.replace(/^<[^>]*>/, "")).join(""))
    .filter((line) => line !== "");

describe("a letter as docx", () => {
  it("has name, number, title, addressee, body, enclosures, signature, date, contact and copies in their order", async () => {
    const lines = linesOf(
      await bodyOf({ enclosures: [{ name: "休学证明.pdf" }, { name: "家访记录.pdf" }], issuers: [issuer("教育局")] }),
    );
    expect(lines).toEqual([
      "柳州市柳南区教育局",
      "柳南教函〔2018〕12号",
      "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
      "忻城县教育局：",
      ...LETTER.paragraphs,
      "附件：1．休学证明",
      "2．家访记录",
      "柳州市柳南区教育局",
      "2018年12月31日",
      "（联系人：韦老师，电话：0772-3210000）",
      "抄送：来宾市忻城县扶贫办。",
    ]);
  });

  it("names the fonts of official papers, and brings none along", async () => {
    const files = readZip(await docxOf({ paragraphs: ["一、基本情况", "（一）劝返经过", "正文。"] }));
    const body = files.get("word/document.xml") ?? "";
    for (const font of ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"])
      expect(body).toContain(`w:eastAsia="${font}"`);
    expect([...files.keys()].filter((name) => /font.*\.(odttf|ttf|fntdata)$/i.test(name))).toEqual([]);
  });

  it("bears the seals of what is signed, and else shows where they are to be pressed", async () => {
    const [unsigned, paper, sealed, received, withdrawn] = await Promise.all([
      bodyOf({ number: null, issuedOn: null, state: "TO_SIGN", issuers: [{ ...issuer("教育局"), seal: SEAL }] }),
      bodyOf({ issuers: [issuer("教育局")] }),
      bodyOf({ issuers: [{ ...issuer("教育局"), seal: SEAL }] }),
      bodyOf({ direction: "IN", issuers: [issuer("教育局")] }),
      bodyOf({ state: "WITHDRAWN", issuers: [issuer("教育局")] }),
    ]);
    const marks = (body: string): number[] => ["印章", "盖章处"].map((name) => body.split(`name="${name}"`).length - 1);
    expect([unsigned, paper, sealed, received, withdrawn].map(marks)).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(linesOf(unsigned).slice(0, 2)).toEqual(["柳州市柳南区教育局", "送审稿"]);
    expect(linesOf(withdrawn).slice(0, 2)).toEqual(["柳州市柳南区教育局", "已撤回"]);
  });

  it("of three organs is headed by the first, and signed by all side by side over one date", async () => {
    const lines = linesOf(await bodyOf({ issuers: [issuer("教育局"), issuer("公安局"), issuer("民政局")] }));
    expect(lines[0]).toBe("柳州市柳南区教育局");
    expect(lines.slice(-5, -2)).toEqual([
      "柳州市柳南区柳州市柳南区柳州市柳南区",
      "教育局公安局民政局",
      "2018年12月31日",
    ]);
  });
});

describe("the list of a letter", () => {
  const several = { children: childrenOf(60), enclosures: [{ name: "家访记录.pdf" }] };

  it("is an annex with a row a child, whose header stands on each page and whose rows break over none", async () => {
    const body = await bodyOf(several);
    expect(linesOf(body)).toEqual(expect.arrayContaining(["附件：1．辍学学生名单", "2．家访记录", "附件1"]));
    const rows = body.split("<w:tr>").slice(1);
    expect(rows).toHaveLength(61);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(61);
    expect(rows.map((row) => linesOf(row)[0])).toEqual([
      "序号",
      ...Array.from({ length: 60 }, (_, index) => `${index + 1}`),
    ]);
    expect(linesOf(rows[5] ?? "")).toEqual([
      "5",
      "韦小明",
      "女",
      "不详",
      "不详",
      "广西壮族自治区来宾市忻城县城关镇尚宁村板河屯5号",
      "韦大明",
      "13878220000",
      "柳州市柳南区第三中学",
      "八年级",
      "2018年",
      "10月11日",
      "否",
    ]);
  });

  it("goes over several pages as it prints, its numbers on one line each", async () => {
    const [print] = printByWriter([await docxOf(several)]);
    const pages = print === undefined ? [] : Array.from({ length: print.pages }, (_, index) => print.lines(index + 1));
    const listed = pages.filter((lines) => lines.join("").includes("公民身份号码") && !lines.join("").includes("经查"));
    expect(print === undefined || listed.length >= 4).toBe(true);
    const numbers = pages.flat().flatMap((line) => line.match(/4513212\d{11}/g) ?? []);
    expect(numbers).toHaveLength(print === undefined ? 0 : 59);
  });

  it("is not made of one child, nor of a reply", async () => {
    expect(await bodyOf({ children: childrenOf(1) })).not.toContain("<w:tbl>");
    expect(await bodyOf({ kind: "REPLY", children: childrenOf(3) })).not.toContain("<w:tbl>");
  });

  it("is not the last thing of a docx, which would not open", async () => {
    expect(await bodyOf({ children: childrenOf(2), copies: [] })).toMatch(/<\/w:tbl><w:p>.*<w:sectPr>/s);
  });
});

describe("rare characters", () => {
  it("stay whole, and are set in a font that has them", async () => {
    const body = await bodyOf({ paragraphs: ["学生覃𠅤华（曾用名𠮷葛\u{e0100}）自10月起未到校。"] });
    expect(body).toMatch(/w:eastAsia="SimSun-ExtB"[^>]*\/>(?:<w:(?!t)[^>]*>)*<\/w:rPr><w:t[^>]*>𠅤</);
    expect(body).toContain(">𠮷<");
    expect(body).toContain("葛\u{e0100}");
    expect(body.isWellFormed()).toBe(true);
    expect(body).not.toMatch(/\ufffd/);
  });
});

const issuer = (organ: string) => ({ organName: `柳州市柳南区${organ}`, seal: null });
