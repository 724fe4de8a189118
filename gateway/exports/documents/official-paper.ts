import type { PaperTable } from "./paper";

/** A piece of an official paper (公文版式), in the order of the page. */
export type PaperPart =
  /** 发文机关标志, in red over a rule. */
  | { kind: "organ"; text: string }
  | { kind: "title"; text: string }
  /** 文号. */
  | { kind: "number"; text: string }
  /** 主送机关 or 受送达人, flush left. */
  | { kind: "addressee"; text: string }
  | { kind: "heading"; text: string }
  /** Indented by two characters. */
  | { kind: "paragraph"; text: string }
  | { kind: "table"; table: PaperTable }
  /** What, and what of it; a gap stays to be filled in by hand. */
  | { kind: "fields"; rows: readonly (readonly [string, string | null])[] }
  /** Signature, seal and date, flush right. */
  | { kind: "signature"; lines: readonly string[] }
  /** 附注、抄送. */
  | { kind: "note"; text: string }
  /** A line to be cut along, over the receipt. */
  | { kind: "cut"; text: string }
  /** A mark over everything else: the paper is void. */
  | { kind: "void"; text: string }
  | { kind: "pageBreak" };

/** A paper that is typeset as docx and as a page to be printed. */
export interface OfficialPaper {
  /** Of the file: without a child's name, since names of files travel further than files. */
  name: string;
  parts: readonly PaperPart[];
}

export { chineseDate } from "../../../schema/chinese-date";

/** The day of an instant in China, YYYY-MM-DD. */
export function dayOfInstant(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date(instant));
}

/** A text's lines without what no paper can hold: control characters, halves of characters, and marks that turn its direction. */
export function linesOf(text: string): string[] {
  return text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ""));
}
