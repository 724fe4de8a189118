import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Footer,
  LineRuleType,
  Packer,
  PageBreak,
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
import { linesOf, type OfficialPaper, type PaperPart } from "./official-paper";
import type { PaperTable } from "./paper";

/** By name, as GB/T 9704 asks for: whoever opens the paper has them, this machine need not. */
const LATIN = { ascii: "Times New Roman", hAnsi: "Times New Roman" };
const TITLE_FONT = { eastAsia: "方正小标宋简体", ...LATIN };
const BODY_FONT = { eastAsia: "仿宋_GB2312", ...LATIN };
const HEAD_FONT = { eastAsia: "黑体", ...LATIN };

/** Half points: the title is of 2号, the body of 3号, tables of 5号. */
const SIZE = { organ: 60, title: 44, body: 32, table: 21 };
/** 22 lines of a page, in twips. */
const LINE = { line: 560, lineRule: LineRuleType.EXACT };
const RED = "C00000";
const PAGE_SIZE = { width: 11_906, height: 16_838 };
const MARGIN = {
  top: convertMillimetersToTwip(37),
  bottom: convertMillimetersToTwip(35),
  left: convertMillimetersToTwip(28),
  right: convertMillimetersToTwip(26),
};
const TEXT_WIDTH = PAGE_SIZE.width - MARGIN.left - MARGIN.right;
/** Two characters of the body. */
const INDENT = 640;

/** The paper as a docx file: A4 by GB/T 9704, with page numbers. */
export function renderOfficialDocx({ name, parts }: OfficialPaper): Promise<Buffer> {
  const pageNumber = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: 28, font: TITLE_FONT })],
  });
  return Packer.toBuffer(
    new Document({
      title: name,
      creator: "联控",
      styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.body } } } },
      sections: [
        {
          properties: { page: { size: PAGE_SIZE, margin: MARGIN } },
          footers: { default: new Footer({ children: [pageNumber] }) },
          children: parts.flatMap(childrenOf),
        },
      ],
    }),
  );
}

const CHILDREN: { [Kind in PaperPart["kind"]]: (part: Extract<PaperPart, { kind: Kind }>) => FileChild[] } = {
  organ: ({ text: name }) => [organ(name)],
  title: (part) => [centred(part.text, { font: TITLE_FONT, size: SIZE.title }, { before: 480, after: 320 })],
  number: (part) => [centred(part.text, {}, { before: 160, after: 160 })],
  addressee: (part) => [text(part.text)],
  heading: (part) => [text(part.text, { run: { font: HEAD_FONT }, indent: INDENT, keepNext: true })],
  paragraph: (part) => linesOf(part.text).map((line) => text(line, { indent: INDENT })),
  table: (part) => [table(part.table), new Paragraph({ children: [] })],
  fields: ({ rows }) => [table({ columns: FIELD_COLUMNS, rows }, true), new Paragraph({ children: [] })],
  signature: ({ lines }) => lines.map((line, index) => signature(line, index === 0)),
  note: (part) => [text(part.text, { run: { size: 28 }, indent: INDENT })],
  cut: (part) => [centred(`┄┄┄┄┄┄┄┄┄┄　${part.text}　┄┄┄┄┄┄┄┄┄┄`, { size: SIZE.table }, { before: 480, after: 240 })],
  void: (part) => [centred(part.text, { font: HEAD_FONT, size: SIZE.title, color: RED }, { after: 240 })],
  pageBreak: () => [new Paragraph({ children: [new PageBreak()] })],
};

const childrenOf = (part: PaperPart): FileChild[] => (CHILDREN[part.kind] as (part: PaperPart) => FileChild[])(part);

type Run = Omit<ConstructorParameters<typeof TextRun>[0] & object, "text" | "children">;
type Spacing = { before?: number; after?: number };

/** A long name is set smaller, so that it stays on one line. */
function organ(name: string): Paragraph {
  const size = Math.min(SIZE.organ, Math.floor((TEXT_WIDTH / 10 / Math.max(name.length, 1)) * 0.98));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 6 } },
    children: [new TextRun({ text: clean(name), font: TITLE_FONT, size, color: RED })],
  });
}

function centred(line: string, run: Run, spacing: Spacing): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing,
    keepNext: true,
    children: [new TextRun({ text: clean(line), ...run })],
  });
}

function text(
  line: string,
  { run = {}, indent = 0, keepNext = false }: { run?: Run; indent?: number; keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    spacing: LINE,
    keepNext,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: indent },
    children: [new TextRun({ text: clean(line), ...run })],
  });
}

function signature(line: string, isFirst: boolean): Paragraph {
  return new Paragraph({
    spacing: { ...LINE, before: isFirst ? 560 : 0 },
    keepNext: true,
    alignment: AlignmentType.RIGHT,
    indent: { right: INDENT },
    children: [new TextRun({ text: clean(line) })],
  });
}

/** Of fields: their names stand before them, no header over them. */
const FIELD_COLUMNS = [
  { header: "", share: 3 },
  { header: "", share: 7 },
];

/** Its header stands on each page where it goes on; no row breaks over two. */
function table({ columns, rows }: PaperTable, isOfFields = false): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / shares));
  const rowOf = (cells: readonly (string | number | null)[], isHeader: boolean): TableRow =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((cell, index) => {
        const isHead = isHeader || (isOfFields && index === 0);
        return cellOf(cell === null ? "" : String(cell), widths[index] ?? 0, isHead);
      }),
    });
  const header = columns.map((column) => column.header);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [...(isOfFields ? [] : [rowOf(header, true)]), ...rows.map((cells) => rowOf(cells, false))],
  });
}

function cellOf(content: string, width: number, isHeader: boolean): TableCell {
  const run = isHeader ? { font: HEAD_FONT, size: SIZE.table } : { size: SIZE.table };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: linesOf(content).map((line) => new Paragraph({ children: [new TextRun({ text: line, ...run })] })),
  });
}

/** On one line. */
const clean = (line: string): string => linesOf(line).join("　");
