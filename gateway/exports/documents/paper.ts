import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

/** Fonts by name, as GB/T 9704 asks for: whoever opens the paper has them, this machine need not. */
const BODY_FONT = { eastAsia: "仿宋", ascii: "Times New Roman", hAnsi: "Times New Roman" };
const HEAD_FONT = { eastAsia: "宋体", ascii: "Times New Roman", hAnsi: "Times New Roman" };

/** Half points. */
const SIZE = { title: 44, subtitle: 28, heading: 28, body: 24, table: 21 };
/** A4 in twips. */
const PAGE_SIZE = { width: 11_906, height: 16_838 };
const MARGIN = {
  top: convertMillimetersToTwip(25),
  bottom: convertMillimetersToTwip(25),
  left: convertMillimetersToTwip(20),
  right: convertMillimetersToTwip(20),
};
const TEXT_WIDTH = PAGE_SIZE.width - MARGIN.left - MARGIN.right;

/** One column of a table: its header, and its share of the width. */
export interface PaperColumn {
  header: string;
  share: number;
}

/** A table of a paper; `NONE` stands in its place when it has no rows. */
export interface PaperTable {
  columns: readonly PaperColumn[];
  rows: readonly (readonly (string | number | null)[])[];
}

const NONE = "无。";

export const title = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text, font: HEAD_FONT, bold: true, size: SIZE.title })],
  });

export const subtitle = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text, size: SIZE.subtitle })],
  });

export const heading = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, font: HEAD_FONT, bold: true, size: SIZE.heading })],
  });

/** A table whose header stands on each of its pages, and none of whose rows breaks over two. */
export function table({ columns, rows }: PaperTable): FileChild {
  if (rows.length === 0) return new Paragraph({ children: [new TextRun({ text: NONE })] });
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / shares));
  const rowOf = (cells: readonly (string | number | null)[], isHeader: boolean): TableRow =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((text, index) => cell(text === null ? "" : String(text), widths[index] ?? 0, isHeader)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      rowOf(
        columns.map(({ header }) => header),
        true,
      ),
      ...rows.map((cells) => rowOf(cells, false)),
    ],
  });
}

function cell(text: string, width: number, isHeader: boolean): TableCell {
  const font = isHeader ? HEAD_FONT : BODY_FONT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, font, bold: isHeader, size: SIZE.table })],
      }),
    ],
  });
}

/** The paper as a docx file: A4, with page numbers. */
export function packPaper(paperTitle: string, children: readonly FileChild[]): Promise<Buffer> {
  const pageNumber = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: ["第 ", PageNumber.CURRENT, " 页　共 ", PageNumber.TOTAL_PAGES, " 页"],
        size: SIZE.table,
      }),
    ],
  });
  return Packer.toBuffer(
    new Document({
      title: paperTitle,
      creator: "联控",
      styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.body } } } },
      sections: [
        {
          properties: { page: { size: PAGE_SIZE, margin: MARGIN } },
          footers: { default: new Footer({ children: [pageNumber] }) },
          children,
        },
      ],
    }),
  );
}
