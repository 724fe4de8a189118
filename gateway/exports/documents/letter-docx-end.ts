import { AlignmentType, type Paragraph, Tab, TabStopType, TextRun } from "docx";
import { copiesLines } from "./letter-copies";
import { sealShape, textShape } from "./letter-docx-shapes";
import { bodyRuns, characters, emptyLine, exactly, paragraph, runsOf, twips } from "./letter-docx-text";
import { MM_PER_POINT, SMALL, SMALL_CHARACTER, TEXT, TEXT_BOTTOM } from "./letter-measures";
import type { LetterPaper } from "./letter-paper";
import { LINES_OVER_SIGNATURE, planSignature } from "./letter-signature";
import { widthOf } from "./letter-text";

/** 附件说明, a line under the text; a name that goes on stands under its own beginning. */
export function annexParts({ annexes }: LetterPaper): Paragraph[] {
  if (annexes.length === 0) return [];
  return [
    emptyLine({ keepNext: true }),
    ...annexes.map((name, index) => {
      const numeral = annexes.length === 1 ? "" : `${index + 1}．`;
      const before = 2 + widthOf("附件：") + widthOf(numeral);
      return paragraph(bodyRuns(`${index === 0 ? "附件：" : ""}${numeral}${name}`), {
        alignment: AlignmentType.LEFT,
        keepNext: true,
        indent: {
          left: characters(before),
          hanging: characters(index === 0 ? before - 2 : widthOf(numeral)),
        },
      });
    }),
  ];
}

/** Names side by side with their seals, the date under the last one, and under it whom to call. */
export function signatureParts({ issuers, date, contact, copies, list }: LetterPaper): Paragraph[] {
  const plan = planSignature(
    issuers.map(({ organ }) => organ),
    date,
  );
  const seals = plan.organs.flatMap(({ centre }, index) => {
    const seal = issuers[index]?.seal ?? null;
    return seal === null ? [] : [sealShape(seal, { centre, top: plan.sealTop })];
  });
  const tabStops = (centres: readonly number[]) =>
    centres.map((centre) => ({ type: TabStopType.CENTER, position: twips(centre) }));
  const lineOf = (texts: readonly string[]) =>
    texts.flatMap((text) => [new TextRun({ children: [new Tab()] }), ...bodyRuns(text)]);
  const names = Array.from({ length: plan.nameLines }, (_, index) =>
    paragraph([...(index === 0 ? seals : []), ...lineOf(plan.organs.map(({ lines }) => lines[index] ?? ""))], {
      tabStops: tabStops(plan.organs.map(({ centre }) => centre)),
      keepNext: true,
    }),
  );
  const isLast = list !== null || copies.length === 0;
  return [
    ...Array.from({ length: LINES_OVER_SIGNATURE }, () => emptyLine({ keepNext: true })),
    ...names,
    paragraph(lineOf([date]), {
      tabStops: tabStops([plan.dateCentre]),
      keepNext: contact !== null || !isLast,
    }),
    ...(contact === null
      ? []
      : [
          paragraph(bodyRuns(`（${contact}）`), {
            alignment: AlignmentType.LEFT,
            indent: { left: characters(2) },
            keepNext: !isLast,
          }),
        ]),
  ];
}

/**
 * 版记: whom copies go to, in the last lines of the last page; in the letter form without rules, organ and date of printing. A
 * line as high keeps its room free.
 */
export function closingParts({ copies }: LetterPaper): Paragraph[] {
  const lines = copiesLines(copies);
  if (lines.length === 0) return [];
  const height = lines.length * SMALL.linePoints * MM_PER_POINT;
  const place = { left: TEXT.left, width: TEXT.width, top: TEXT_BOTTOM - height, height };
  const block = textShape(
    "版记",
    place,
    0,
    lines.map((text, index) =>
      paragraph(runsOf(text, { points: SMALL.points }), {
        spacing: exactly(SMALL.linePoints),
        indent: { left: Math.round((SMALL_CHARACTER / MM_PER_POINT) * 20 * (index === 0 ? 1 : 4)) },
      }),
    ),
  );
  return [paragraph([block], { spacing: exactly(height / MM_PER_POINT) })];
}
