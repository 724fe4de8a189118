import { describe, expect, it } from "@jest/globals";
import { childrenOf, fullParagraphs, LETTER, SEAL, titleOf } from "../../../test/support/letter-answers";
import { LETTER_HEADERS, renderLetterHtml } from "./letter-html";
import { letterPaper } from "./letter.paper";
import type { LetterDocumentAnswer } from "./letter.query";

const HOSTILE = `</title><script>alert('x')</script><img src=x onerror="alert(1)">&amp; "韦"\u0000\u202e小明\n第二行`;

const pageOf = (given: Partial<LetterDocumentAnswer> = {}): string =>
  renderLetterHtml(letterPaper({ ...LETTER, ...given }, titleOf));
const sheetsOf = (page: string): string[] => page.split('<section class="page">').slice(1);

describe("a letter as a page", () => {
  it("draws name, rules and number at their millimetres", () => {
    const [first = ""] = sheetsOf(pageOf());
    const bars = [...first.matchAll(/<rect class="red" x="20" y="([\d.]+)" width="170" height="([\d.]+)"/g)].map(
      ([, top, height]) => [Number(top), Number(height)] as const,
    );
    const size = 36 * (25.4 / 72);
    expect(bars[0]?.[0]).toBeCloseTo(30 + size + 4, 2);
    expect((bars[3]?.[0] ?? 0) + (bars[3]?.[1] ?? 0)).toBeCloseTo(277, 2);
    expect(bars.map(([, height]) => height)).toEqual([0.9, 0.35, 0.35, 0.9]);
    expect(first).toMatch(/<text x="184" [^>]*text-anchor="end">柳南教函〔2018〕12号</);
    expect(first).toMatch(/x="105" [^>]*text-anchor="middle">柳州市柳南区教育局</);
  });

  it("sets a name of more than twenty characters narrower, within the rules", () => {
    const name = "临夏回族自治州积石山保安族东乡族撒拉族自治县教育局";
    const [, length] = /textLength="([\d.]+)" lengthAdjust="spacingAndGlyphs">临夏/.exec(
      pageOf({ issuers: [{ organName: name, seal: null }] }),
    ) as RegExpExecArray;
    expect(Number(length)).toBeGreaterThan(150);
    expect(Number(length)).toBeLessThanOrEqual(170);
  });

  it("has 22 lines of 28 characters on a full page, and numbers every page but the first", () => {
    const sheets = sheetsOf(pageOf({ paragraphs: fullParagraphs(14) }));
    expect(sheets).toHaveLength(4);
    for (const sheet of sheets.slice(1, 3)) {
      const lines = [...sheet.matchAll(/<div class="line[^"]*">([^<]*)<\/div>/g)].map(([, text = ""]) => text.length);
      expect(lines).toHaveLength(22);
      expect(new Set(lines)).toEqual(new Set([26, 28]));
    }
    expect(sheets.map((sheet) => /class="number (\w+)">([^<]*)</.exec(sheet)?.slice(1).join(" "))).toEqual([
      undefined,
      "even — 2 —",
      "odd — 3 —",
      "even — 4 —",
    ]);
    expect(sheets.map((sheet) => sheet.includes("抄送"))).toEqual([false, false, false, true]);
  });

  it("never leaves the signature alone, however long the text is", () => {
    for (let lines = 1; lines <= 48; lines++) {
      const text = "控".repeat(26 + 28 * (lines - 1));
      const sheets = sheetsOf(pageOf({ paragraphs: [text] }));
      const signed = sheets.findIndex((sheet) => sheet.includes("2018年12月31日"));
      expect(sheets[signed]).toMatch(/控/);
      expect(signed).toBe(sheets.length - 1);
      expect(sheets[signed]).toContain("抄送");
    }
  });

  it("lists children over several pages, the header on each and whom copies go to on the last one", () => {
    const sheets = sheetsOf(pageOf({ children: childrenOf(60) }));
    const lists = sheets.filter((sheet) => sheet.includes("<table>"));
    expect(lists.length).toBeGreaterThanOrEqual(4);
    for (const sheet of lists) expect(sheet.match(/<thead>/g)).toHaveLength(1);
    expect(lists.join("").match(/<tr><td>/g)).toHaveLength(60);
    expect(lists.join("").match(/4513212\d{11}/g)).toHaveLength(59);
    expect(lists.at(-1)).toContain("抄送");
    expect(lists[0]).toMatch(/class="line first">附件<.*辍学学生名单/);
  });

  it("draws a seal for each organ that has signed, and a ring where one is to be pressed", () => {
    const three = ["教育局", "公安局", "民政局"].map((organ) => ({ organName: `柳州市柳南区${organ}`, seal: SEAL }));
    expect(pageOf({ issuers: three }).match(/<image [^>]*width="42" height="42"/g)).toHaveLength(3);
    expect(pageOf({ issuers: three, number: null, state: "DRAFT" })).not.toContain("<image");
    expect(pageOf({ issuers: three, number: null, state: "DRAFT" }).match(/<circle/g)).toHaveLength(3);
    expect(() => pageOf({ issuers: [{ organName: "教育局", seal: "https://example.test/seal.png" }] })).toThrow("PNG");
  });

  it("may run nothing and fetch nothing: its own style by hash, pictures within it, no styles of single elements", () => {
    const policy = LETTER_HEADERS["content-security-policy"] ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'/);
    const page = pageOf({ children: childrenOf(3) });
    expect(page).not.toMatch(/<script|<link|<iframe|<form|\ssrc=|url\(|@import|\sstyle=/i);
    const own = /http-equiv="content-security-policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    expect(policy).toContain(own.replaceAll("&#39;", "'"));
  });

  it("shows hostile texts as texts, in every place", () => {
    const hostile = <Of>(value: Of): Of => {
      if (typeof value === "string") return HOSTILE as Of;
      if (Array.isArray(value)) return value.map(hostile) as Of;
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hostile(part)])) as Of;
    };
    const { issuers, ...rest } = hostile({ ...LETTER, enclosures: [{ name: "" }], children: childrenOf(2) });
    const children = rest.children.map((child) => ({ ...child, outSince: "2018-10-11", birthDate: null }));
    const page = pageOf({
      ...rest,
      children,
      direction: "OUT",
      kind: "INQUIRY",
      issuedOn: "2018-12-31",
      issuers: issuers.map((issuer) => ({ ...issuer, seal: null })),
    });
    expect(page.match(/<[a-z!/][^>]*>/gi)?.filter((tag) => /<script|<img|onerror/i.test(tag))).toEqual([]);
    expect(page.match(/<\/title>/g)).toHaveLength(1);
    // oxlint-disable-next-line no-control-regex -- they are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u202e]/);
  });
});

it("a letter's file is named without a child and without its title", () => {
  const title = "关于协助劝返韦小明的函";
  expect(letterPaper({ ...LETTER, title }, titleOf).name).toBe("函（柳南教函〔2018〕12号）");
  expect(letterPaper({ ...LETTER, title, kind: "REPLY", number: null }, titleOf).name).toBe("复函（未编号）");
});
