import { CHARACTER, LINE, SEAL_DIAMETER, TEXT } from "./letter-measures";
import { widthOf } from "./letter-text";
import { shapeLines } from "./letter-title";

/** Where the organs' names, their seals and the date stand; millimetres from the text's left edge, and from the first line of the names. */
export interface SignaturePlan {
  /** Lines of names, from the first; the date stands on the line after them. */
  nameLines: number;
  organs: readonly {
    centre: number;
    /** As many as there are lines of names: a shorter name stands over the date, not higher. */
    lines: readonly string[];
  }[];
  dateCentre: number;
  sealTop: number;
}

/** The date ends four characters before the text does (右空四字). */
const AFTER_DATE = 4 * CHARACTER;
/** Three seals side by side neither touch nor leave the text. */
const LEAST_STEP = SEAL_DIAMETER + 1;
/** Empty lines over the names: the seal reaches to within a line of the text. */
export const LINES_OVER_SIGNATURE = 2;
/** Names and date lie a little below the seal's middle, and the seal not more than a line below the text. */
const BELOW_MIDDLE = 4;
const LOWEST_MIDDLE = SEAL_DIAMETER / 2 - LINES_OVER_SIGNATURE * LINE + LINE - 0.5;

/** Plans one to three signatures side by side over one date (GB/T 9704 §7.3.5.1). */
export function planSignature(organs: readonly string[], date: string): SignaturePlan {
  const dateWidth = widthOf(date) * CHARACTER;
  const [longest = 0] = organs.map((organ) => widthOf(organ) * CHARACTER).toSorted((one, other) => other - one);
  const fromRight = AFTER_DATE + dateWidth / 2;
  const isAlone = organs.length <= 1;
  // A name that is alone goes on the line's whole width, with the date in its middle.
  const dateCentre = isAlone
    ? TEXT.width - Math.max(fromRight, Math.min(longest, TEXT.width) / 2)
    : TEXT.width - fromRight;
  const step = stepOf(organs.length, dateCentre, longest);
  const mostCharacters = isAlone ? TEXT.width / CHARACTER : Math.floor(step / CHARACTER) - 1;
  const names = organs.map((organ) => shapeLines(organ, mostCharacters));
  const nameLines = Math.max(1, ...names.map(({ length }) => length));
  return {
    nameLines,
    organs: names.map((lines, index) => ({
      centre: dateCentre - (organs.length - 1 - index) * step,
      lines: [...Array.from({ length: nameLines - lines.length }, () => ""), ...lines],
    })),
    dateCentre,
    sealTop: Math.min(((nameLines + 1) * LINE) / 2 - BELOW_MIDDLE, LOWEST_MIDDLE) - SEAL_DIAMETER / 2,
  };
}

/** From the middle of one name to that of the next: as much as the names need, and no more than leaves the first one within the text. */
function stepOf(count: number, dateCentre: number, longest: number): number {
  if (count <= 1) return 0;
  const room = dateCentre / (count - 0.5);
  return Math.max(LEAST_STEP, Math.min(longest + CHARACTER, room));
}
