import { MESSAGE_BODY } from "../exchange/message";
import type { AnswerBody } from "../incoming/child-changes";
import { LetterChildState } from "../letter/letter-child-state";
import type { LetterOutcome, ReturnReason } from "../letter/letter-outcome";
import type { LetterChildRow } from "../letter/letter.rows";
import type { PaperAnswerKind } from "./paper-answer-kind";

/** What a paper of the peer says of one child. */
export interface PaperAnswerItem {
  itemId: string;
  reason: ReturnReason | null;
  movedTo: string | null;
  outcome: LetterOutcome | null;
  outcomeOn: string | null;
  school: string | null;
  account: string | null;
}

/** What a paper of the peer says of a letter of ours. */
export interface PaperAnswer {
  kind: keyof typeof PaperAnswerKind;
  /** Date of the paper, YYYY-MM-DD. */
  on: string;
  /** 发文字号 of the paper; null where it has none. */
  number: string | null;
  note: string | null;
  items: readonly PaperAnswerItem[];
}

/**
 * The same as a message of the exchange would say it, so that paper counts as the network does; null where the paper does not
 * say what such a message must.
 */
export function bodyOf(answer: PaperAnswer): AnswerBody | null {
  const { kind, on, number, items } = answer;
  if (kind === "REPLY") {
    if (number === null) return null;
    // Of a reply the parts alone that concern the children are looked at; its words are in the scan.
    const outcomes = MESSAGE_BODY.safeParse({ kind: "OUTCOME", on, items: items.map(outcomeItem) });
    if (!outcomes.success || outcomes.data.kind !== "OUTCOME") return null;
    return { kind, number, issuedOn: on, items: outcomes.data.items };
  }
  const read = MESSAGE_BODY.safeParse({ kind, on, items: items.map((item) => partOf(answer, item)) });
  return read.success ? (read.data as AnswerBody) : null;
}

function partOf({ kind, number, note }: PaperAnswer, item: PaperAnswerItem): object {
  const { itemId, reason, movedTo } = item;
  switch (kind) {
    case "RETURNED":
      return { itemId, reason, movedTo, note };
    case "FORWARDED":
      return { itemId, toCounty: movedTo, number };
    case "IN_PROGRESS":
      return { itemId, note };
    case "OUTCOME":
      return outcomeItem(item);
    default:
      return { itemId };
  }
}

const outcomeItem = ({ itemId, outcome, outcomeOn, school, account }: PaperAnswerItem): object => ({
  itemId,
  outcome,
  on: outcomeOn,
  school,
  account,
});

/** Whether the letter's children stand where an answer would bring them, by the same paper: it has been entered before. */
export function isEntered({ kind, on, items }: PaperAnswer, children: readonly LetterChildRow[]): boolean {
  const byId = new Map(children.map((child) => [child.id, child]));
  if (items.length === 0) return false;
  return items.every((item) => {
    const child = byId.get(item.itemId);
    if (child === undefined) return false;
    switch (kind) {
      case "ACCEPTED":
        return child.acceptedOn === on;
      case "RETURNED":
      case "WITHDRAWN":
        return child.state === LetterChildState[kind];
      case "FORWARDED":
        return child.state === LetterChildState[kind] && child.movedTo === item.movedTo;
      case "REPLY":
      case "OUTCOME":
        return item.outcome !== null && child.outcome === item.outcome && child.outcomeOn === item.outcomeOn;
      default:
        return false;
    }
  });
}
