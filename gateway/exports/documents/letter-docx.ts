import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { annexParts, closingParts, signatureParts } from "./letter-docx-end";
import { listParts } from "./letter-docx-list";
import { ruleShapes, textShape } from "./letter-docx-shapes";
import {
  aboveCharacter,
  BODY_SPACING,
  bodyRuns,
  characters,
  emptyLine,
  exactly,
  FONTS,
  paragraph,
  RED,
  type RunStyle,
  runsOf,
  twips,
} from "./letter-docx-text";
import {
  BODY,
  FOOT_RULE,
  headMeasures,
  headRule,
  headSetting,
  MM_PER_POINT,
  PAGE_NUMBER,
  RULE,
  SMALL,
  TEXT,
  TEXT_BOTTOM,
  TEXT_RIGHT,
  TITLE,
} from "./letter-measures";
import type { LetterPaper } from "./letter-paper";
import { widthOf } from "./letter-text";
import { shapeLines } from "./letter-title";

/** A4 as Word has it. */
const PAGE_SIZE = { width: 11_906, height: 16_838 };

/** The letter as a docx file, in the letter form of GB/T 9704-2012 §10.1. */
export function renderLetterDocx(paper: LetterPaper): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: paper.name,
      creator: "联控",
      styles: { default: { document: { run: { font: FONTS.body, size: BODY.points * 2 } } } },
      evenAndOddHeaderAndFooters: true,
      sections: [
        {
          properties: {
            titlePage: true,
            page: {
              size: PAGE_SIZE,
              margin: {
                top: twips(TEXT.top),
                bottom: PAGE_SIZE.height - twips(TEXT_BOTTOM),
                left: twips(TEXT.left),
                right: PAGE_SIZE.width - twips(TEXT_RIGHT),
                header: twips(15),
                footer: PAGE_SIZE.height - twips(PAGE_NUMBER.top + PAGE_NUMBER.height),
              },
            },
          },
          headers: { default: bare(Header), even: bare(Header), first: bare(Header) },
          footers: { default: pageNumber("odd"), even: pageNumber("even"), first: bare(Footer) },
          children: childrenOf(paper),
        },
      ],
    }),
  );
}

/** Said to be empty: else the first page would have what the others have. */
const bare = <Of>(Kind: new (options: { children: Paragraph[] }) => Of): Of =>
  new Kind({ children: [new Paragraph({ children: [] })] });

/** Outside, a character from the edge of the text. */
function pageNumber(side: "odd" | "even"): Footer {
  const indent = SMALL.points * 20;
  const children = [
    new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: SMALL.points * 2, font: FONTS.page }),
  ];
  return new Footer({
    children: [
      new Paragraph({
        spacing: exactly(SMALL.points),
        alignment: side === "odd" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === "odd" ? { right: indent } : { left: indent },
        children,
      }),
    ],
  });
}

function childrenOf(paper: LetterPaper): FileChild[] {
  const { addressee, paragraphs, list } = paper;
  const last = paragraphs.length - 1;
  const closing = closingParts(paper);
  return [
    titleOf(paper),
    emptyLine(),
    paragraph(bodyRuns(`${addressee}：`), { alignment: AlignmentType.LEFT }),
    ...paragraphs.map(({ text, level }, index) =>
      paragraph(bodyRuns(text, FONTS[level]), {
        alignment: AlignmentType.BOTH,
        indent: { firstLine: characters(2) },
        // The signature never stands alone on a page.
        keepNext: index === last || level !== "body",
      }),
    ),
    ...annexParts(paper),
    ...signatureParts(paper),
    ...(list === null ? [] : listParts(list)),
    // No document ends with a table.
    ...(list !== null && closing.length === 0 ? [paragraph([], { spacing: exactly(1) })] : closing),
  ];
}

/** The title, in which everything of the first page that has its place is anchored. */
function titleOf({ head, mark, number, title }: LetterPaper): Paragraph {
  const { points, scale } = headSetting(widthOf(head));
  const { headTop, headHeight, ruleTop, numberTop, titleTop } = headMeasures(points);
  const lineHeight = BODY.points * MM_PER_POINT;
  const line = (
    name: string,
    text: string,
    alignment: "left" | "right",
    font: NonNullable<RunStyle["font"]>,
  ): ParagraphChild =>
    textShape(name, { left: TEXT.left, width: TEXT.width, top: numberTop, height: lineHeight * 1.2 }, BODY.points, [
      paragraph(runsOf(text, { font, spacing: BODY_SPACING }), { alignment, spacing: exactly(BODY.points) }),
    ]);
  const anchored: ParagraphChild[] = [
    textShape("发文机关标志", { left: RULE.left, width: RULE.width, top: headTop, height: headHeight * 1.1 }, points, [
      paragraph(runsOf(head, { font: FONTS.title, points, color: RED, scale }), {
        alignment: AlignmentType.CENTER,
        spacing: exactly(points),
      }),
    ]),
    ...ruleShapes(headRule(ruleTop)),
    ...(mark === null ? [] : [line("标记", mark, "left", FONTS.first)]),
    ...(number === null ? [] : [line("发文字号", number, "right", FONTS.body)]),
    ...ruleShapes(FOOT_RULE),
  ];
  const style = { font: FONTS.title, points: TITLE.points };
  const lines = shapeLines(title, TITLE.characters).flatMap((text, index) => [
    ...(index === 0 ? [] : [new TextRun({ break: 1 })]),
    ...runsOf(text, style),
  ]);
  return paragraph([...anchored, ...lines], {
    alignment: AlignmentType.CENTER,
    spacing: {
      ...exactly(TITLE.linePoints),
      before: twips(titleTop - TEXT.top) - aboveCharacter(TITLE.linePoints, TITLE.points),
    },
  });
}
