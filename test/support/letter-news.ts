import { randomUUID } from "node:crypto";

/** A letter of 柳南区 to 兴宾区 about one child, whose events are told. */
export interface ToldLetter {
  letterId: string;
  itemId: string;
  direction: "OUT" | "IN";
  number: string;
  peerCode: string;
  peerName: string;
  dueOn: string;
}

/** Another letter each time. */
export const letterTo = (given: Partial<ToldLetter> = {}): ToldLetter => ({
  letterId: randomUUID(),
  itemId: randomUUID(),
  direction: "OUT",
  number: "柳南教函〔2018〕12号",
  peerCode: "451302",
  peerName: "来宾市兴宾区教育局",
  dueOn: "2019-01-10",
  ...given,
});

/** Arguments of `recordLetterEvent`; an event of its own each time. */
export const newsOf = (
  letter: ToldLetter,
  kind: string,
  caseId: string | null,
  given: Record<string, unknown> = {},
): Record<string, unknown> => ({ ...letter, eventId: randomUUID(), kind, caseId, on: "2018-12-28", ...given });
