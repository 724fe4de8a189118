import { readXml } from "./xml-events";

/** Number formats of ECMA-376 §18.8.30 that show a calendar date; 27–36 and 50–58 are those of East Asia. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

/** The cell styles (indexes into `cellXfs`) under which a number is a date. */
export async function readDateStyles(text: AsyncIterable<string>): Promise<ReadonlySet<number>> {
  const dateFormats = new Set(BUILT_IN_DATES);
  const dateStyles = new Set<number>();
  let inCellStyles = false;
  let style = 0;
  await readXml(text, {
    onOpen: (name, attributes) => {
      if (name === "numFmt" && showsDate(attributes["formatCode"] ?? ""))
        dateFormats.add(Number(attributes["numFmtId"]));
      if (name === "cellXfs") inCellStyles = true;
      if (name !== "xf" || !inCellStyles) return;
      if (dateFormats.has(Number(attributes["numFmtId"]))) dateStyles.add(style);
      style += 1;
    },
    onClose: (name) => {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return dateStyles;
}

/** Whether a format code has a year, month or day outside quoted, escaped and bracketed parts. */
function showsDate(formatCode: string): boolean {
  return /[yd]|m/i.test(formatCode.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, ""));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
