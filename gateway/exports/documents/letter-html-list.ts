import { escapeHtml } from "./escape-html";
import { type FlowItem, layOnPages } from "./letter-flow";
import { CELL } from "./letter-list";
import { LINE, MM_PER_POINT, TEXT, TITLE } from "./letter-measures";
import type { LetterList } from "./letter-paper";
import { breakLines } from "./letter-text";
import { shapeLines } from "./letter-title";

const CHARACTER = CELL.points * MM_PER_POINT;

/** The list's pages: 附件 in the first line, its title in the third, the table's header on each; `closing` millimetres stay free at the end. */
export function listPages({ heading, title, columns, rows }: LetterList, closing: number): string[] {
  const titleLines = shapeLines(title, TITLE.characters);
  const over = 3 * LINE + titleLines.length * TITLE.linePoints * MM_PER_POINT;
  const top = `<div class="line first">${escapeHtml(heading)}</div><div class="line"></div><h1>${titleLines.map((line) => `<span>${escapeHtml(line)}</span>`).join("")}</h1><div class="line"></div>`;
  const header = rowOf(
    columns.map((column) => column.header),
    columns,
    "th",
  );
  const items = rows.map((cells, index) => ({
    ...rowOf(cells, columns, "td"),
    keepsNext: index === rows.length - 1 && closing > 0,
  }));
  const free: FlowItem[] = closing > 0 ? [{ height: closing, html: "" }] : [];
  const room = TEXT.height - header.height;
  const pages = layOnPages([...items, ...free], (page) => (page === 0 ? room - over : room));
  const widths = columns.map(({ width }) => `<col width="${(width / TEXT.width) * 100}%">`).join("");
  return pages.map((page, index) => {
    const body = page.map(({ html }) => html).join("");
    const table = `<table><colgroup>${widths}</colgroup><thead>${header.html}</thead><tbody>${body}</tbody></table>`;
    return `${index === 0 ? top : ""}${table}`;
  });
}

function rowOf(cells: readonly (readonly string[])[], columns: LetterList["columns"], tag: "th" | "td"): FlowItem {
  const broken = cells.map((lines, index) => {
    const width = ((columns[index]?.width ?? 0) - 2 * CELL.paddingMm) / CHARACTER;
    return lines.flatMap((line) => breakLines(line, width));
  });
  const most = Math.max(...broken.map(({ length }) => length));
  const html = broken.map((lines, index) => {
    const isLeft = tag === "td" && columns[index]?.isCentred === false;
    return `<${tag}${isLeft ? ' class="left"' : ""}>${lines.map(escapeHtml).join("<br>")}</${tag}>`;
  });
  return {
    height: (most * CELL.linePoints + 2 * CELL.paddingPoints + BORDER_POINTS) * MM_PER_POINT,
    html: `<tr>${html.join("")}</tr>`,
  };
}

/** A border is drawn a whole pixel wide. */
const BORDER_POINTS = 0.75;
