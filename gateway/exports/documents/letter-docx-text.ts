import { type IParagraphOptions, LineRuleType, Paragraph, type ParagraphChild, TextRun } from "docx";
import { BODY, MM_PER_POINT } from "./letter-measures";
import { charactersOf } from "./letter-text";

/** By name, as GB/T 9704 asks for: whoever opens the letter has them, this machine need not. */
const LATIN = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman" };
/** Marks that Chinese and Latin texts share (“”·—) are Chinese here. */
const HINT = { hint: "eastAsia" } as const;
export const FONTS = {
  title: { ...LATIN, ...HINT, eastAsia: "方正小标宋简体" },
  body: { ...LATIN, ...HINT, eastAsia: "仿宋_GB2312" },
  first: { ...LATIN, ...HINT, eastAsia: "黑体" },
  second: { ...LATIN, ...HINT, eastAsia: "楷体_GB2312" },
  page: { ascii: "宋体", hAnsi: "宋体", cs: "宋体", ...HINT, eastAsia: "宋体" },
  /** What GB 2312 and its fonts have not: names may be written with any character of Unicode. */
  rare: { ...LATIN, ...HINT, eastAsia: "SimSun-ExtB" },
} as const;

export const RED = "C00000";

/** Twips of millimetres and of points. */
export const twips = (millimetres: number): number => Math.round((millimetres / MM_PER_POINT) * 20);
const pointTwips = (points: number): number => Math.round(points * 20);

export const exactly = (points: number) => ({ line: pointTwips(points), lineRule: LineRuleType.EXACT });

/** Twips between an exact line's upper edge and its characters': their base line stands at four fifths of it. */
export const aboveCharacter = (linePoints: number, points: number): number =>
  pointTwips(0.8 * linePoints - 0.86 * points);

/** How a run is set; body text by default. */
export interface RunStyle {
  font?: (typeof FONTS)[keyof typeof FONTS];
  points?: number;
  color?: string;
  /** Twips between characters, so that 28 of them fill a line. */
  spacing?: number;
  /** Per cent of a character's width. */
  scale?: number;
}

/** Twips that a 3号 character steps less than it is wide. */
export const BODY_SPACING = -pointTwips(BODY.points - BODY.stepPoints);

/** A text in runs: what is beyond the first plane of Unicode in a font that has it, no character torn. */
export function runsOf(text: string, style: RunStyle = {}): TextRun[] {
  const { font = FONTS.body, points = BODY.points, color, spacing = 0, scale } = style;
  return piecesByFont(text).map(
    ({ text: piece, isRare }) =>
      new TextRun({
        text: piece,
        font: isRare ? FONTS.rare : font,
        size: points * 2,
        ...(color === undefined ? {} : { color }),
        ...(spacing === 0 ? {} : { characterSpacing: spacing }),
        ...(scale === undefined || scale === 1 ? {} : { scale: Math.round(scale * 100) }),
      }),
  );
}

function piecesByFont(text: string): { text: string; isRare: boolean }[] {
  const pieces: { text: string; isRare: boolean }[] = [];
  for (const character of charactersOf(text)) {
    const isRare = (character.codePointAt(0) ?? 0) >= 0x2_0000;
    const last = pieces.at(-1);
    if (last?.isRare === isRare) last.text += character;
    else pieces.push({ text: character, isRare });
  }
  return pieces;
}

type Given = Omit<IParagraphOptions, "children" | "text">;

/** A line's step is exact, and nothing is added for what stands beside each other: 22 lines fill a page, 28 characters a line. */
export function paragraph(children: readonly ParagraphChild[], { spacing, ...given }: Given = {}): Paragraph {
  return new Paragraph({
    widowControl: false,
    autoSpaceEastAsianText: false,
    overflowPunctuation: false,
    ...given,
    spacing: { ...exactly(BODY.linePoints), ...spacing },
    children: [...children],
  });
}

/** 3号仿宋. */
export const bodyRuns = (text: string, font: RunStyle["font"] = FONTS.body): TextRun[] =>
  runsOf(text, { font, spacing: BODY_SPACING });

/** An indent of so many characters of the body, twips. */
export const characters = (count: number): number => Math.round(count * BODY.stepPoints * 20);

export const emptyLine = (given: Given = {}): Paragraph => paragraph(bodyRuns(""), given);
