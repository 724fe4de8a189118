import { beforeAll, describe, expect, it } from "@jest/globals";
import { readZip } from "../../../test/support/read-zip";
import { caseDocumentPaper } from "./case-document.paper";
import type { CaseDocumentAnswer } from "./case-document.query";
import { renderOfficialDocx } from "./official-docx";
import { PAGE_HEADERS, renderOfficialHtml } from "./official-html";

/** Somebody who tries to be more than a name. */
const HOSTILE = `</title><script>alert('x')</script><img src=x onerror="alert(1)">&amp; "韦"\u0000\u0008\u202e小明\n第二行`;

const NOTICE: CaseDocumentAnswer = {
  kind: "RETURN_NOTICE",
  number: "柳南教限〔2018〕3号",
  title: "限期返校通知书",
  issuedOn: "2018-12-05",
  voidedOn: null,
  content: {
    heading: "柳南区教育局",
    addressee: "覃父",
    sections: [
      { heading: null, paragraphs: ["你的被监护人未到校。", "请送其返校。"], table: null },
      { heading: "一、情况", paragraphs: [], table: { headers: ["学校", "人数"], rows: [["第1小学", "3"]] } },
    ],
    enclosures: ["身份证明", "就读证明"],
    signatory: { name: "覃局长", post: "局长" },
    contact: "联系人：韦老师　电话：0772-0000000",
    copies: ["第1小学"],
    receiptRecipient: "覃父",
  },
};

const texts = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)].map(([, text]) => text ?? "\n").join("");

describe("an official paper as docx", () => {
  let files: ReadonlyMap<string, string>;
  let body: string;
  beforeAll(async () => {
    files = readZip(await renderOfficialDocx(caseDocumentPaper(NOTICE)));
    body = files.get("word/document.xml") ?? "";
  });

  it("has organ, number, title, addressee, body, enclosures, signature, contact, copies and receipt in their order", () => {
    const lines = texts(body)
      .split("\n")
      .filter((line) => line !== "");
    expect(lines.slice(0, 17)).toEqual([
      "柳南区教育局",
      "柳南教限〔2018〕3号",
      "限期返校通知书",
      "覃父：",
      "你的被监护人未到校。",
      "请送其返校。",
      "一、情况",
      "学校",
      "人数",
      "第1小学",
      "3",
      "附件：1．身份证明",
      "　　　2．就读证明",
      "局长：覃局长",
      "柳南区教育局（盖章）",
      "2018年12月5日",
      "（联系人：韦老师　电话：0772-0000000）",
    ]);
    expect(lines[17]).toBe("抄送：第1小学。");
    expect(lines[18]).toContain("送达回执");
    expect(lines).toContain("《限期返校通知书》（柳南教限〔2018〕3号）");
    expect(lines).toContain("受送达人签名");
  });

  it("is set as GB/T 9704 asks: A4 with its margins, 小标宋 in 2号, 仿宋 in 3号", () => {
    expect(/<w:pgSz[^>]*>/.exec(body)?.[0]).toContain('w:w="11906" w:h="16838"');
    expect(/<w:pgMar[^>]*>/.exec(body)?.[0]).toContain('w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(body).toMatch(/方正小标宋简体[^]*?<w:sz w:val="44"\/>/);
    expect(files.get("word/styles.xml")).toMatch(/仿宋_GB2312[^]*?<w:sz w:val="32"\/>/);
  });
});

describe("an official paper as a page", () => {
  it("is whole, and asks nothing of anybody", () => {
    const page = renderOfficialHtml(caseDocumentPaper(NOTICE));
    for (const text of ["柳南区教育局", "柳南教限〔2018〕3号", "（盖章）", "2018年12月5日", "受送达人签名"])
      expect(page).toContain(text);
    expect(page).toContain("@page { size: A4;");
    expect(page).not.toMatch(/<script|<link|<iframe|<form|\ssrc=|\shref=|url\(|@import/i);
  });

  it("may run nothing and fetch nothing, by its headers and, saved to a disk, by itself", () => {
    const policy = PAGE_HEADERS["content-security-policy"];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}';.*frame-ancestors 'none'; sandbox$/,
    );
    const own = /http-equiv="content-security-policy" content="([^"]*)"/.exec(
      renderOfficialHtml(caseDocumentPaper(NOTICE)),
    );
    expect(policy).toContain(own?.[1]?.replaceAll("&#39;", "'"));
  });
});

describe("a paper with hostile texts in every place", () => {
  const hostile = (value: unknown): unknown => {
    if (typeof value === "string") return HOSTILE;
    if (Array.isArray(value)) return value.map(hostile);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hostile(part)]));
  };
  const paper = caseDocumentPaper({ ...(hostile(NOTICE) as CaseDocumentAnswer), issuedOn: "2018-12-05" });

  it("shows them as texts in a page", () => {
    const page = renderOfficialHtml(paper);
    expect(page.match(/<[a-z!/][^>]*>/gi)?.filter((tag) => /script|img|onerror/i.test(tag))).toEqual([]);
    expect(page.match(/<\/title>/g)).toHaveLength(1);
    expect(page).toContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    // oxlint-disable-next-line no-control-regex -- they are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008]/);
  });

  it("shows them as texts in a docx that opens", async () => {
    const body = readZip(await renderOfficialDocx(paper)).get("word/document.xml") ?? "";
    expect(body).not.toContain("<script");
    expect(body).toContain("&lt;script&gt;");
    // oxlint-disable-next-line no-control-regex -- no XML may hold them
    expect(body).not.toMatch(/[\u0000-\u0008]/);
  });
});

it("a paper that was declared void says so before anything else", () => {
  const [first] = caseDocumentPaper({ ...NOTICE, voidedOn: "2018-12-06" }).parts;
  expect(first).toEqual({ kind: "void", text: "本文书已于2018年12月6日作废" });
});
