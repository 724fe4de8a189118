import type { Writable } from "node:stream";
import { type Cell as SheetCell, type Row as SheetRow, stream, type Worksheet } from "exceljs";
import type { TitleOf } from "./enum-titles";
import type { Cell, ExportColumn, Row } from "./export-definition";
import { MASKED, type Sheet } from "./sheet";

/** What stands above the table. */
export interface SheetHeading {
  title: string;
  /** Who drew it up, when, for what. */
  subtitle: string;
}

const FONT = "宋体";
const HEADER_ROW = 3;
/** A4, as `paperSize` numbers it. */
const A4 = 9;
const LINE = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
/** Of a line of 10 points, in points. */
const LINE_HEIGHT = 14;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/**
 * An export as a workbook, written while it is read: title, header repeated on every printed page, A4 landscape as wide as
 * one page, page numbers. Every text is a text cell, so that none is run as a formula.
 */
export function openXlsxSheet(
  output: Writable,
  heading: SheetHeading,
  columns: readonly ExportColumn[],
  isMasked: readonly boolean[],
  titleOf: TitleOf,
): Sheet {
  const workbook = new stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(heading.title.slice(0, 31), {
    views: [{ state: "frozen", ySplit: HEADER_ROW }],
    pageSetup: {
      paperSize: A4,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${HEADER_ROW}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  writeHeading(sheet, heading, columns);
  return {
    async add(rows: readonly Row[]) {
      for (const row of rows) {
        const cells = columns.map(({ read }, index) => (isMasked[index] === true ? MASKED : read(row, titleOf)));
        writeRow(sheet.addRow(cells), linesOf(cells, columns));
      }
    },
    end: () => workbook.commit(),
  };
}

function writeHeading(sheet: Worksheet, { title, subtitle }: SheetHeading, columns: readonly ExportColumn[]): void {
  const top = sheet.addRow([title]);
  top.getCell(1).style = { font: { name: FONT, size: 16, bold: true }, alignment: { horizontal: "center" } };
  top.height = 28;
  const below = sheet.addRow([subtitle]);
  below.getCell(1).style = { font: { name: FONT, size: 10 }, alignment: { horizontal: "right" } };
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.mergeCells(2, 1, 2, columns.length);
  const header = sheet.addRow(columns.map((column) => column.header));
  header.height = 22;
  header.eachCell((cell: SheetCell) => {
    cell.style = {
      font: { name: FONT, size: 11, bold: true },
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFDDEBF7" } },
      border: BORDER,
    };
  });
  for (const row of [top, below, header]) row.commit();
}

/** Rows leave memory when committed. */
function writeRow(row: SheetRow, lines: number): void {
  row.height = LINE_HEIGHT * lines;
  row.eachCell({ includeEmpty: true }, (cell: SheetCell) => {
    cell.style = {
      font: { name: FONT, size: 10 },
      alignment: { vertical: "middle", wrapText: true },
      border: BORDER,
      ...(typeof cell.value === "number" ? {} : { numFmt: "@" }),
    };
  });
  row.commit();
}

/** How many lines the longest cell takes: programs do not make rows higher by themselves when they print. */
function linesOf(cells: readonly Cell[], columns: readonly ExportColumn[]): number {
  const lines = columns.map(({ width }, index) => Math.ceil(widthOf(String(cells[index] ?? "")) / (width - 1)));
  return Math.max(1, ...lines);
}

/** Width of a text in characters of a column: a Chinese one takes two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > "\u2e7f" ? 2 : 1;
  return width;
}
