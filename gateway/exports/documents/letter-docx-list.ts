import {
  AlignmentType,
  type FileChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { bodyRuns, emptyLine, exactly, FONTS, paragraph, runsOf, twips } from "./letter-docx-text";
import { CELL } from "./letter-list";
import { TITLE } from "./letter-measures";
import type { LetterList } from "./letter-paper";
import { shapeLines } from "./letter-title";

/** The list on pages of its own: 附件 in the first line, its title in the third; its header stands on each page, no row breaks over two. */
export function listParts({ heading, title, columns, rows }: LetterList): FileChild[] {
  const rowOf = (cells: readonly (readonly string[])[], row: { isHeader?: boolean; keepNext?: boolean }): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(row.isHeader === true ? { tableHeader: true } : {}),
      children: cells.map((lines, index) => {
        const { width = 0, isCentred = true } = columns[index] ?? {};
        return cellOf(lines, twips(width), { ...row, isCentred: row.isHeader === true || isCentred });
      }),
    });
  const widths = columns.map(({ width }) => twips(width));
  return [
    paragraph(bodyRuns(heading, FONTS.first), { pageBreakBefore: true }),
    emptyLine(),
    ...shapeLines(title, TITLE.characters).map((line) =>
      paragraph(runsOf(line, { font: FONTS.title, points: TITLE.points }), {
        alignment: AlignmentType.CENTER,
        spacing: exactly(TITLE.linePoints),
      }),
    ),
    emptyLine(),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [
        rowOf(
          columns.map(({ header }) => header),
          { isHeader: true },
        ),
        // Whom copies go to does not stand on a page without any of the list.
        ...rows.map((cells, index) => rowOf(cells, { keepNext: index === rows.length - 1 })),
      ],
    }),
  ];
}

function cellOf(
  lines: readonly string[],
  width: number,
  { isHeader = false, isCentred, keepNext = false }: { isHeader?: boolean; isCentred: boolean; keepNext?: boolean },
): TableCell {
  const padding = CELL.paddingPoints * 20;
  const side = twips(CELL.paddingMm);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: padding, bottom: padding, left: side, right: side },
    children: lines.map((line) =>
      paragraph(runsOf(line, { points: CELL.points, font: isHeader ? FONTS.first : FONTS.body }), {
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: exactly(CELL.linePoints),
        keepNext,
      }),
    ),
  });
}
