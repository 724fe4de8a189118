import { escapeHtml } from "./escape-html";
import { linesOf, type OfficialPaper, type PaperPart } from "./official-paper";
import { pagePolicy } from "./page-policy";
import type { PaperTable } from "./paper";

/** Fonts by name: nothing is fetched, and where one is missing the next stands in. */
const STYLE = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, serif; } }
* { box-sizing: border-box; }
body { font: 16pt/28pt "仿宋_GB2312", 仿宋, FangSong, STFangsong, "Noto Serif CJK SC", serif; color: #000; }
@media screen { body { width: 156mm; margin: 20mm auto; } }
h1, .organ { font-family: "方正小标宋简体", "方正小标宋_GBK", FZXiaoBiaoSong-B05S, 宋体, SimSun, STSong, "Noto Serif CJK SC", serif; font-weight: normal; text-align: center; }
.organ { font-size: 30pt; line-height: 1.3; color: #c00000; border-bottom: 1.5pt solid #c00000; padding-bottom: 4pt; }
.organ.long { font-size: 22pt; }
h1 { font-size: 22pt; line-height: 32pt; margin: 24pt 0 16pt; break-after: avoid; }
h2 { font: 16pt/28pt 黑体, SimHei, "Noto Sans CJK SC", sans-serif; margin: 0; text-indent: 2em; break-after: avoid; }
p { margin: 0; text-align: justify; overflow-wrap: anywhere; }
.number { text-align: center; margin: 8pt 0; }
.body { text-indent: 2em; min-height: 28pt; }
.signature { text-align: right; padding-right: 2em; break-inside: avoid; break-before: avoid; margin-top: 28pt; }
.note { font-size: 14pt; text-indent: 2em; }
.cut { font-size: 12pt; text-align: center; border-top: 1pt dashed #000; margin: 32pt 0 8pt; break-after: avoid; }
.void { font: 22pt/32pt 黑体, SimHei, sans-serif; text-align: center; color: #c00000; border: 2pt solid #c00000; margin-bottom: 12pt; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 10.5pt; line-height: 16pt; margin: 6pt 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 3pt 4pt; overflow-wrap: anywhere; text-align: left; }
th { font-family: 黑体, SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; text-align: center; }
.break { break-after: page; }
`;

const POLICY = pagePolicy(STYLE, { hasPictures: false });

/** Headers of the page. */
export const PAGE_HEADERS = POLICY.headers;

/** The paper as a page to be printed. */
export function renderOfficialHtml({ name, parts }: OfficialPaper): string {
  const policy = `<meta http-equiv="content-security-policy" content="${escapeHtml(POLICY.meta)}">`;
  const head = `<meta charset="utf-8">${policy}<title>${escapeHtml(name)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="zh-CN"><head>${head}</head><body>\n${parts.map(elementOf).join("\n")}\n</body></html>\n`;
}

/** A heading of more characters than a line of the large size has. */
const LONG_ORGAN = 14;

const ELEMENTS: { [Kind in PaperPart["kind"]]: (part: Extract<PaperPart, { kind: Kind }>) => string } = {
  organ: ({ text }) => `<div class="${text.length > LONG_ORGAN ? "organ long" : "organ"}">${escapeHtml(text)}</div>`,
  title: ({ text }) => `<h1>${escapeHtml(text)}</h1>`,
  number: ({ text }) => paragraph("number", text),
  addressee: ({ text }) => paragraph("addressee", text),
  heading: ({ text }) => `<h2>${escapeHtml(text)}</h2>`,
  paragraph: ({ text }) =>
    linesOf(text)
      .map((line) => paragraph("body", line))
      .join(""),
  table: ({ table }) => tableOf(table),
  fields: ({ rows }) => fieldsOf(rows),
  signature: ({ lines }) =>
    `<div class="signature">${lines.map((line) => `<div>${escapeHtml(line)}</div>`).join("")}</div>`,
  note: ({ text }) => paragraph("note", text),
  cut: ({ text }) => paragraph("cut", text),
  void: ({ text }) => paragraph("void", text),
  pageBreak: () => `<div class="break"></div>`,
};

const elementOf = (part: PaperPart): string => (ELEMENTS[part.kind] as (part: PaperPart) => string)(part);

const paragraph = (name: string, text: string): string => `<p class="${name}">${escapeHtml(text)}</p>`;

function tableOf({ columns, rows }: PaperTable): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const head = columns
    .map(({ header, share }) => `<th width="${Math.round((share * 100) / shares)}%">${escapeHtml(header)}</th>`)
    .join("");
  const body = rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function fieldsOf(rows: readonly (readonly [string, string | null])[]): string {
  const body = rows.map(([name, value]) => `<tr><th width="30%">${escapeHtml(name)}</th>${cell(value)}</tr>`).join("");
  return `<table><tbody>${body}</tbody></table>`;
}

const cell = (content: string | number | null): string =>
  `<td>${linesOf(content === null ? "" : String(content))
    .map(escapeHtml)
    .join("<br>")}</td>`;
