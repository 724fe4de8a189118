import type { CaseLetterDirection, CaseLetterEventKind } from "./case-letter-enums";

/** What is told of a letter. Days are YYYY-MM-DD. */
export interface LetterNews {
  /** Told once under an id, however often it is sent. */
  eventId: string;
  kind: CaseLetterEventKind;
  letterId: string;
  /** Child of the letter; null for the letter as a whole. */
  itemId: string | null;
  /** The case that the child has; null while it has none. */
  caseId: string | null;
  direction: CaseLetterDirection;
  number: string | null;
  peerCode: string;
  peerName: string;
  dueOn: string | null;
  on: string;
  /** Number of the reply. */
  paperNumber: string | null;
  /** What the case's history says of it. */
  words: string | null;
}

/** How history and papers name a letter: its number, else its peer alone. */
export const titleOfLetter = ({ number, peerName }: Pick<LetterNews, "number" | "peerName">): string =>
  [peerName, number].filter((text) => text !== null).join(" ");

/** The same with what is told of it. */
export const wordsOfNews = (news: LetterNews): string =>
  [titleOfLetter(news), news.words].filter((text) => text !== null).join("：");
