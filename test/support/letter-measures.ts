import { readZip } from "./read-zip";
import type { PagePicture, WriterPrint } from "./writer-print";

/** Where things stand on the pages of a letter; millimetres. */
export interface LetterMeasures {
  /** How it was measured. */
  by: "docx" | "print";
  head: Band;
  /** The bars of the double rules, from the page's top. */
  bars: Band[];
  number: Band;
  seals: Band[];
}

/** What lies between two lines, and its left and right edges. */
export interface Band {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const EMU_PER_MM = 36_000;
const ANCHOR =
  /<wp:anchor .*?<wp:positionH relativeFrom="\w+"><wp:posOffset>(-?\d+)<.*?<wp:positionV relativeFrom="\w+"><wp:posOffset>(-?\d+)<.*?<wp:extent cx="(\d+)" cy="(\d+)"\/>.*?<wp:docPr [^>]*name="([^"]*)"/gs;

/** Bounds of what is anchored, by name. Seals stand beside the text, and below their line. */
export function anchorsOf(docx: Buffer): (Band & { name: string })[] {
  const body = readZip(docx).get("word/document.xml") ?? "";
  return [...body.matchAll(ANCHOR)].map(([, x, y, cx, cy, name = ""]) => {
    const [left = 0, top = 0, width = 0, height = 0] = [x, y, cx, cy].map((text) => Number(text) / EMU_PER_MM);
    return { name, left, top, right: left + width, bottom: top + height };
  });
}

/** As the docx says. */
export function measureDocx(docx: Buffer): LetterMeasures {
  const anchors = anchorsOf(docx);
  const named = (wanted: string): Band[] =>
    anchors.filter(({ name }) => name === wanted).map(({ name: _name, ...band }) => band);
  const [head, number] = [named("发文机关标志")[0]!, named("发文字号")[0]!];
  // The boxes have a little room under their one line.
  const lineIn = (box: Band, share: number): Band => ({ ...box, bottom: box.top + (box.bottom - box.top) / share });
  const textLeft = 28;
  const seals = named("印章").map((band) => ({ ...band, left: band.left + textLeft, right: band.right + textLeft }));
  return { by: "docx", head: lineIn(head, 1.1), bars: named("红色双线"), number: lineIn(number, 1.2), seals };
}

/** As it comes out of LibreOffice Writer, by its ink; the seals on the last page. */
export function measurePrint(print: WriterPrint): LetterMeasures {
  const first = print.picture(1);
  const red = bandsOf(first, isRed);
  const [number] = bandsOf(first, isBlack);
  const [head, ...bars] = red;
  return {
    by: "print",
    head: head!,
    bars,
    number: number!,
    seals: print.pages === 1 ? [] : sealsIn(print.picture(print.pages)),
  };
}

type Ink = (red: number, green: number, blue: number) => boolean;
const isRed: Ink = (red, green) => red > 140 && green < 90;
const isBlack: Ink = (red, green) => red < 110 && green < 110;

/** Bands of ink that clear lines part from each other, from the top. */
function bandsOf(picture: PagePicture, ink: Ink): Band[] {
  const bands: Band[] = [];
  let wasInked = false;
  for (let row = 0; row < picture.height; row++) {
    const span = inkIn(picture, row, ink);
    if (span !== null) {
      const [left, right] = [span[0] * picture.pixel, (span[1] + 1) * picture.pixel];
      const bottom = (row + 1) * picture.pixel;
      const last = bands.at(-1);
      if (wasInked && last !== undefined) {
        Object.assign(last, { bottom, left: Math.min(last.left, left), right: Math.max(last.right, right) });
      } else bands.push({ top: row * picture.pixel, bottom, left, right });
    }
    wasInked = span !== null;
  }
  return bands;
}

/** First and last pixel of ink in a row. */
function inkIn({ width, rgb }: PagePicture, row: number, ink: Ink): [number, number] | null {
  let first = -1;
  let last = -1;
  for (let column = 0; column < width; column++) {
    const at = (row * width + column) * 3;
    if (!ink(rgb[at] ?? 255, rgb[at + 1] ?? 255, rgb[at + 2] ?? 255)) continue;
    if (first < 0) first = column;
    last = column;
  }
  return first < 0 ? null : [first, last];
}

/** Seals side by side: one band, parted by columns without ink. */
function sealsIn(picture: PagePicture): Band[] {
  const [band] = bandsOf(picture, isRed);
  if (band === undefined) return [];
  const turned = turn(picture, Math.floor(band.top / picture.pixel), Math.ceil(band.bottom / picture.pixel));
  return bandsOf(turned, isRed).map(({ top, bottom }) => ({ ...band, left: top, right: bottom }));
}

/** Columns of some rows as rows. */
function turn({ width, pixel, rgb }: PagePicture, from: number, to: number): PagePicture {
  const turned = Buffer.alloc(width * (to - from) * 3);
  for (let row = from; row < to; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 3;
      rgb.copy(turned, (column * (to - from) + row - from) * 3, at, at + 3);
    }
  }
  return { width: to - from, height: width, pixel, rgb: turned };
}
