import { charactersOf, piecesOf, widthOf } from "./letter-text";

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

/** What a dictionary of the language at large tears apart: places, in the names of organs, and words of this field. */
const PLACES = /[^省市县区旗，、　\s]{1,20}?(?:自治[区州县旗]|省|市(?![区县])|县|区|旗)/gu;
const TERMS =
  /辍学学生|辍学|劝返|复学|控辍保学|义务教育|适龄儿童|随迁子女|进城务工人员|留守儿童|建档立卡|联席会议|提请督办|督办|催办|复函/gu;
const KIND_OF_PLACE = /^[省市县区旗局]$/u;
/** Before it stands who writes, each organ kept whole; after it, what it is about. */
const ABOUT = "关于";

/** What a line of a title does not begin with, and what none ends with. */
const NO_BEGINNING = /^(的|等|和|与|及|函|复函|地|得|了)/;
const NO_END = /(关于|对于|和|与|及|在|对|向|把|被|将)$/;
const BREAK_BEFORE = /^关于/;

/** Titles that could be broken in more ways are filled line by line: nobody sees a shape in so many lines. */
const MOST_WAYS = 1_000_000;

/** A good shape is worth another line, a somewhat better one is not. */
const FOR_ANOTHER_LINE = 30;

/**
 * Breaks a title or a name into lines as GB/T 9704 §7.3.1 asks for: between words, and so that the lines make a trapezium or
 * a diamond, never an hourglass.
 */
export function shapeLines(text: string, most: number): string[] {
  if (widthOf(text) <= most) return [text];
  const words = wordsOf(text, most);
  const least = Math.ceil(widthOf(text) / most);
  let best: { lines: string[]; cost: number } | null = null;
  for (const count of [least, least + 1, least + 2]) {
    if (words.length ** (count - 1) > MOST_WAYS) break;
    for (const lines of waysOf(words, count, most)) {
      const cost = costOf(lines) + (count - least) * FOR_ANOTHER_LINE;
      if (best === null || cost < best.cost) best = { lines, cost };
    }
  }
  return (best?.lines ?? filled(words, most)).map(withoutGaps);
}

/** Between two lines nothing need stand. */
const withoutGaps = (line: string): string => line.replace(/^[　\s]+|[　\s]+$/gu, "");

/** Words that keep their marks, and that fit a line each. */
function wordsOf(text: string, most: number): string[] {
  const ends = new Set<number>();
  let at = 0;
  for (const piece of piecesOf(text)) ends.add((at += piece.length));
  const words: string[] = [];
  let word = "";
  at = 0;
  for (const segment of segmentsOf(text)) {
    word += segment;
    at += segment.length;
    if (!ends.has(at)) continue;
    words.push(word);
    word = "";
  }
  return words.flatMap((whole) => fittingParts(whole, most));
}

/** A word that fills more than a line: who writes is broken where its place ends, a place before what kind it is. */
function fittingParts(whole: string, most: number): string[] {
  if (widthOf(whole) <= most) return [whole];
  const places = whole.split(/(?<=[省市县区旗]|自治州)(?!$|[市县区])/u);
  const parts = places.length > 1 ? places : whole.split(/(?=自治[区州县旗])/u);
  return parts.length > 1 ? parts.flatMap((part) => fittingParts(part, most)) : charactersOf(whole);
}

function segmentsOf(text: string): string[] {
  const about = text.indexOf(ABOUT);
  if (about > 0) return [...text.slice(0, about).split(/(?<=[　、\s])/u), ...segmentsOf(text.slice(about))];
  const segments: string[] = [];
  let end = 0;
  for (const { 0: whole, index } of text.matchAll(about === 0 ? TERMS : PLACES)) {
    segments.push(...dictionaryWords(text.slice(end, index)), whole);
    end = index + whole.length;
  }
  return [...segments, ...dictionaryWords(text.slice(end))];
}

function dictionaryWords(text: string): string[] {
  const words: string[] = [];
  for (const { segment } of WORDS.segment(text)) {
    const last = words.length - 1;
    if (last >= 0 && KIND_OF_PLACE.test(segment)) words[last] += segment;
    else words.push(segment);
  }
  return words;
}

/** Every way to lay words on so many lines that fit. */
function waysOf(words: readonly string[], count: number, most: number): string[][] {
  if (widthOf(words.join("")) > count * most) return [];
  if (count === 1) return [[words.join("")]];
  const ways: string[][] = [];
  for (let taken = 1, line = words[0] ?? ""; taken < words.length && widthOf(line) <= most; line += words[taken++]) {
    for (const rest of waysOf(words.slice(taken), count - 1, most)) ways.push([line, ...rest]);
  }
  return ways;
}

/** How far lines are from a good shape; less is better. */
function costOf(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const longest = Math.max(...widths);
  const raggedness = widths.reduce((sum, width) => sum + (longest - width) ** 2, 0) / 10;
  const isHourglass = widths.some(
    (width, index) => index > 0 && width < Math.min(widths[index - 1] ?? 0, widths[index + 1] ?? 0),
  );
  const isBlock = widths.every((width) => width === longest);
  const faults = lines.filter(
    (line, index) => (index > 0 && NO_BEGINNING.test(line)) || (index < lines.length - 1 && NO_END.test(line)),
  ).length;
  const atSense = lines.filter((line, index) => index > 0 && BREAK_BEFORE.test(line)).length;
  // What is left over for a last line is no line.
  const isLeftOver = (widths.at(-1) ?? 0) * 2.5 < longest;
  // Of a place and its organ the place is the longer part: the organ is not torn off it for less.
  const isTopHeavy = (widths[0] ?? 0) >= (widths.at(-1) ?? 0) ? 0 : 0.5;
  return (
    raggedness +
    (isHourglass ? 60 : 0) +
    (isBlock ? 5 : 0) +
    (isLeftOver ? 80 : 0) +
    faults * 150 -
    atSense * 40 +
    isTopHeavy
  );
}

function filled(words: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.length - 1;
    if (last >= 0 && widthOf(`${lines[last]}${word}`) <= most) lines[last] += word;
    else lines.push(word);
  }
  return lines;
}
