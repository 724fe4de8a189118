import { dateOfSerial } from "../serial-date";

/** A cell as the sheet's XML has it. */
export interface RawCell {
  type: string;
  style: number;
  /** Text of `<v>` or of the inline string. */
  text: string;
}

/** What cells refer to. */
export interface CellContext {
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  countsFrom1904: boolean;
}

/** Spreadsheets keep 15 digits of a number; anything longer has lost some. */
const KEPT_DIGITS = 15;
const FIRST_LOSSY = 10 ** KEPT_DIGITS;
const DAYS_FROM_1900_TO_1904 = 1462;

/**
 * The text that a spreadsheet shows for a cell: dates as `2018-09-01`, numbers of more than 15 digits as `4.50204E+17`,
 * since their last digits are gone.
 */
export function cellText(cell: RawCell, { strings, dateStyles, countsFrom1904 }: CellContext): string {
  switch (cell.type) {
    case "s":
      return strings[Number(cell.text)] ?? "";
    case "b":
      return cell.text === "1" ? "TRUE" : "FALSE";
    case "n": {
      const number = Number(cell.text);
      if (cell.text === "" || !Number.isFinite(number)) return cell.text;
      if (!dateStyles.has(cell.style)) return numberText(number);
      return dateOfSerial(Math.floor(number) + (countsFrom1904 ? DAYS_FROM_1900_TO_1904 : 0)) ?? numberText(number);
    }
    default:
      return cell.text;
  }
}

function numberText(number: number): string {
  if (Math.abs(number) >= FIRST_LOSSY) return number.toExponential(5).toUpperCase();
  return String(Number(number.toPrecision(KEPT_DIGITS)));
}
