/** A letter (函) as it is typeset, in docx and as a page to be printed: every text already clean. */
export interface LetterPaper {
  /** Of the file: without a child's name, since names of files travel further than files. */
  name: string;
  /** 发文机关标志: the full name of the leading organ alone, also when several write together (§10.1). */
  head: string;
  /** Stands where the standard puts what is urgent or secret: that a paper is a draft, or withdrawn. */
  mark: string | null;
  /** 发文字号; null on a draft. */
  number: string | null;
  title: string;
  /** 主送机关, without its colon. */
  addressee: string;
  paragraphs: readonly LetterParagraph[];
  /** 附件说明: names, in order. */
  annexes: readonly string[];
  issuers: readonly LetterIssuer[];
  /** 成文日期, in words; the draft's is open. */
  date: string;
  /** 附注. */
  contact: string | null;
  /** 抄送机关. */
  copies: readonly string[];
  /** The list of the children, an annex of its own; null where the letter is about one. */
  list: LetterList | null;
}

export interface LetterParagraph {
  text: string;
  /** 一、 is set in 黑体, （一） in 楷体. */
  level: "first" | "second" | "body";
}

export interface LetterIssuer {
  organ: string;
  /** PNG; `PLACE` where it is to be pressed on the paper; null on what came from elsewhere. */
  seal: Buffer | "PLACE" | null;
}

export interface LetterList {
  /** 附件, or 附件1 where there are several. */
  heading: string;
  title: string;
  columns: readonly { header: readonly string[]; width: number; isCentred: boolean }[];
  /** Cells of lines; a line is broken where it is longer than its column. */
  rows: readonly (readonly (readonly string[])[])[];
}
