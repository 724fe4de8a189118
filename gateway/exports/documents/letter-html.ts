import { copiesLines } from "./letter-copies";
import { escapeHtml } from "./escape-html";
import { type FlowItem, layOnPages } from "./letter-flow";
import { headSvg, signatureSvg } from "./letter-html-head";
import { listPages } from "./letter-html-list";
import { LETTER_STYLE } from "./letter-html-style";
import { CHARACTERS, headMeasures, headSetting, LINE, MM_PER_POINT, SMALL_LINE, TEXT, TITLE } from "./letter-measures";
import type { LetterPaper, LetterParagraph } from "./letter-paper";
import { LINES_OVER_SIGNATURE, planSignature } from "./letter-signature";
import { breakLines, widthOf } from "./letter-text";
import { shapeLines } from "./letter-title";
import { pagePolicy } from "./page-policy";

const POLICY = pagePolicy(LETTER_STYLE, { hasPictures: true });

/** Headers of the page. */
export const LETTER_HEADERS = POLICY.headers;

/**
 * The letter as pages to be printed, in the letter form of GB/T 9704-2012 §10.1. Its pages and lines are broken here: what
 * stands on the first page or in the last lines of the last one cannot be left to a browser.
 */
export function renderLetterHtml(paper: LetterPaper): string {
  const copies = copiesLines(paper.copies);
  const closing = copies.length * SMALL_LINE;
  const bodies = layOnPages(itemsOf(paper, paper.list === null ? closing : 0), () => TEXT.height).map((items) =>
    items.map(({ html }) => html).join(""),
  );
  const texts = [...bodies, ...(paper.list === null ? [] : listPages(paper.list, closing))];
  const pages = texts.map((text, index) => {
    const isLast = index === texts.length - 1;
    const head = index === 0 ? headSvg(paper) : pageNumber(index + 1);
    return `<section class="page">${head}<div class="text">${text}</div>${isLast ? closingOf(copies) : ""}</section>`;
  });
  const policy = `<meta http-equiv="content-security-policy" content="${escapeHtml(POLICY.meta)}">`;
  const head = `<meta charset="utf-8">${policy}<title>${escapeHtml(paper.name)}</title><style>${LETTER_STYLE}</style>`;
  return `<!doctype html>\n<html lang="zh-CN"><head>${head}</head><body>\n${pages.join("\n")}\n</body></html>\n`;
}

const pageNumber = (page: number): string => `<div class="number ${page % 2 === 1 ? "odd" : "even"}">— ${page} —</div>`;

function closingOf(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `<div class="closing">${lines.map((line, index) => `<div>${index === 0 ? "" : "　　　"}${escapeHtml(line)}</div>`).join("")}</div>`;
}

/** The letter from its title to whom to call, and so much room after it. */
function itemsOf(paper: LetterPaper, closing: number): FlowItem[] {
  const { points } = headSetting(widthOf(paper.head));
  const leading = ((TITLE.linePoints - TITLE.points) / 2) * MM_PER_POINT;
  const over = headMeasures(points).titleTop - TEXT.top - leading;
  const lines = shapeLines(paper.title, TITLE.characters);
  const title: FlowItem = {
    height: over + lines.length * TITLE.linePoints * MM_PER_POINT,
    html: `<svg width="1" height="${over.toFixed(3)}mm"></svg><h1>${lines.map((line) => `<span>${escapeHtml(line)}</span>`).join("")}</h1>`,
    keepsNext: true,
  };
  const paragraphs = paper.paragraphs.map(paragraphItems);
  const last = paragraphs.at(-1);
  // The signature never stands alone on a page: it takes the end of the text with it.
  for (const item of last?.slice(-2) ?? []) item.keepsNext = true;
  return [
    title,
    gap(),
    ...breakLines(`${paper.addressee}：`, CHARACTERS).map((line) => lineItem(escapeHtml(line))),
    ...paragraphs.flat(),
    ...annexItems(paper),
    ...signatureItems(paper),
    { height: closing, html: "" },
  ];
}

function paragraphItems({ text, level }: LetterParagraph): FlowItem[] {
  const lines = breakLines(text, CHARACTERS, 2);
  return lines.map((line, index) => {
    const classes = [
      ...(index === 0 ? ["begins"] : []),
      ...(index < lines.length - 1 ? ["full"] : []),
      ...(level === "body" ? [] : [level]),
    ];
    return lineItem(escapeHtml(line), classes, level !== "body");
  });
}

function annexItems({ annexes }: LetterPaper): FlowItem[] {
  if (annexes.length === 0) return [];
  const items = annexes.flatMap((name, index) => {
    const numeral = annexes.length === 1 ? "" : `${index + 1}．`;
    const label = "附件：";
    const lines = breakLines(name, CHARACTERS - 2 - widthOf(label + numeral));
    return lines.map((line, place) => {
      const before = `<span${index === 0 && place === 0 ? "" : ' class="ghost" aria-hidden="true"'}>${label}</span>`;
      const number = `<span${place === 0 ? "" : ' class="ghost" aria-hidden="true"'}>${numeral}</span>`;
      return lineItem(`${before}${number}${escapeHtml(line)}`, ["begins"], true);
    });
  });
  return [gap(true), ...items];
}

function signatureItems(paper: LetterPaper): FlowItem[] {
  const { issuers, date, contact } = paper;
  const plan = planSignature(
    issuers.map(({ organ }) => organ),
    date,
  );
  const signature = { height: (plan.nameLines + 1) * LINE, html: signatureSvg(paper, plan), keepsNext: true };
  const lines = contact === null ? [] : breakLines(`（${contact}）`, CHARACTERS - 2);
  return [
    ...Array.from({ length: LINES_OVER_SIGNATURE }, () => gap(true)),
    signature,
    ...lines.map((line) => lineItem(escapeHtml(line), ["begins"], true)),
  ];
}

const lineItem = (html: string, classes: readonly string[] = [], keepsNext = false): FlowItem => ({
  height: LINE,
  html: `<div class="${["line", ...classes].join(" ")}">${html}</div>`,
  keepsNext,
});

const gap = (keepsNext = false): FlowItem => lineItem("", [], keepsNext);
