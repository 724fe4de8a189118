/** Setting of Chinese text by the character, for what has to be known before it is set: lines, shapes, widths. */

const GRAPHEMES = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** A text's characters as a reader counts them: one of CJK Extension B, or one with a variation selector, is one. */
export const charactersOf = (text: string): string[] => Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);

/** Width in characters: a Chinese one is 1, Latin ones are as wide as in Times. */
export const widthOf = (text: string): number =>
  charactersOf(text).reduce((sum, character) => sum + widthOfCharacter(character), 0);

function widthOfCharacter(character: string): number {
  if (/^[0-9]/.test(character)) return 0.5;
  if (/^[A-Z]/.test(character)) return 0.72;
  if (/^[a-z]/.test(character)) return 0.5;
  return /^[\u0020-\u007e]/.test(character) ? 0.34 : 1;
}

/** What no line begins with, and what none ends with (避头尾). */
const CLOSING = /^[，。、；：？！）〕》〉」』】”’%.,;:?!)\]…—·]/u;
const OPENING = /^[（〔《〈「『【“‘([]/u;
/** Numbers, dates and Latin words stay whole. */
const LATIN = /^[A-Za-z0-9./:@+-]/;

/** Pieces of a text within which no line ends. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let isOpen = false;
  let before = "";
  for (const character of charactersOf(text)) {
    const isGlued = isOpen || CLOSING.test(character) || (LATIN.test(character) && LATIN.test(before));
    const last = pieces.length - 1;
    if (isGlued && last >= 0) pieces[last] += character;
    else pieces.push(character);
    isOpen = OPENING.test(character);
    before = character;
  }
  return pieces;
}

/** Breaks a text into lines of a width in characters; the first one has `indent` less. */
export function breakLines(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = "";
  let room = width - indent;
  for (const piece of piecesOf(text).flatMap((whole) => (widthOf(whole) > width ? charactersOf(whole) : [whole]))) {
    const needed = widthOf(piece);
    if (line !== "" && needed > room + TOLERANCE) {
      lines.push(line);
      line = "";
      room = width;
    }
    line += piece;
    room -= needed;
  }
  return [...lines, line];
}

/** Sums of fractions are not exact. */
const TOLERANCE = 1e-6;
