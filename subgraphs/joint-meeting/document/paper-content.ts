/** A part of a paper's body: a heading of its own or none, what it says, and a table under it or none. */
export interface PaperSection {
  heading: string | null;
  paragraphs: readonly string[];
  table: PaperTable | null;
}

export interface PaperTable {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Names and posts of officials stand in clear elsewhere; here they are part of what was signed. */
export interface Signatory {
  name: string;
  post: string;
}

/**
 * What a paper says (文书内容), word for word as it was drawn up: it is kept sealed and typeset from this alone, so that what
 * is shown later is what was served, whatever has become of names, laws and templates.
 */
export interface PaperContent {
  /** Full name of the organ that issues it, over the title. */
  heading: string;
  /** 主送机关 or 受送达人; null for a paper to nobody. */
  addressee: string | null;
  sections: readonly PaperSection[];
  /** 附件 by name. */
  enclosures: readonly string[];
  /** Who signs, as far as a paper names one. */
  signatory: Signatory | null;
  /** 联系人及电话 of the organ. */
  contact: string | null;
  /** 抄送. */
  copies: readonly string[];
  /** What is served with a receipt (送达回执) at its end: whom it is served on; null for none. */
  receipt: { recipient: string } | null;
}

/** A section without heading or table. */
export const plain = (...paragraphs: readonly string[]): PaperSection => ({ heading: null, paragraphs, table: null });
