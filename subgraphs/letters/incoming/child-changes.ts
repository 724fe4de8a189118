import type { CaseEventKind } from "../case-link/case-event-kind";
import type { BodyOf } from "../exchange/message";
import type { ChildChange } from "../letter/advance-child";
import { LetterChildState } from "../letter/letter-child-state";
import { type LetterChildStep, stepOf } from "../letter/letter-child-step";
import type { LetterAnswer } from "../letter/letter-content";
import { endsChild, LetterOutcome, ReturnReason } from "../letter/letter-outcome";
import type { LetterChildRow } from "../letter/letter.rows";

/** What of a reply concerns the children that it answers for. */
export type ReplyAnswers = Pick<BodyOf<"REPLY">, "kind" | "number" | "issuedOn" | "items">;

/**
 * What the addressee of a letter does about its children, as it goes over the wire. Its own acts are made of the same bodies
 * that the sender will get, so that one function says on both sides what they change.
 */
export type AnswerBody =
  | BodyOf<"ACCEPTED" | "RETURNED" | "IN_PROGRESS" | "FORWARDED" | "OUTCOME" | "WITHDRAWN">
  | ReplyAnswers;

/** County day of an answer, YYYY-MM-DD. */
export const dayOf = (body: AnswerBody): string => (body.kind === "REPLY" ? body.issuedOn : body.on);

/** What an answer changes of a letter's children; null when it names one that is not the letter's, or one twice. */
export function changesOf(body: AnswerBody, children: readonly LetterChildRow[]): ChildChange[] | null {
  const byId = new Map(children.map((child) => [child.id, child]));
  const changes: ChildChange[] = [];
  for (const [itemId, changeOf] of partsOf(body)) {
    const child = byId.get(itemId);
    if (child === undefined || !byId.delete(itemId)) return null;
    changes.push(changeOf(child));
  }
  return changes;
}

type Part = [itemId: string, changeOf: (child: LetterChildRow) => ChildChange];

function partsOf(body: AnswerBody): Part[] {
  switch (body.kind) {
    case "ACCEPTED":
      return body.items.map(({ itemId }) => [itemId, (child) => ({ child, step: stepOf(child, "ACCEPT") })]);
    case "RETURNED":
      return body.items.map(({ itemId, reason, movedTo, note }) => [
        itemId,
        (child) => ({ child, step: stepOf(child, "RETURN"), reason: ReturnReason[reason], movedTo, note }),
      ]);
    case "FORWARDED":
      return body.items.map(({ itemId, toCounty, number }) => [
        itemId,
        (child) => ({ child, step: stepOf(child, "FORWARD"), movedTo: toCounty, detail: `${toCounty} ${number}` }),
      ]);
    case "IN_PROGRESS":
      return body.items.map(({ itemId, note }) => [
        itemId,
        (child) => ({ child, step: stepOf(child, "PROGRESS"), note }),
      ]);
    case "REPLY":
      return body.items.map((item) => [item.itemId, (child) => outcomeChange(child, item, body.number)]);
    case "OUTCOME":
      return body.items.map((item) => [item.itemId, (child) => outcomeChange(child, item, null)]);
    default:
      return body.items.map(({ itemId }) => [itemId, (child) => ({ child, step: "WITHDRAW" })]);
  }
}

/** @param number of the reply that tells it; null of what is told without a paper */
function outcomeChange(child: LetterChildRow, answer: LetterAnswer, number: string | null): ChildChange {
  const { outcome, on, school, account } = answer;
  const kind = LetterOutcome[outcome];
  const step = endsChild(kind) ? "END" : number === null ? tellingStep(child) : "ANSWER";
  return {
    child,
    step: stepOf(child, step),
    outcome: { kind, on, words: { school, account } },
    ...(number === null ? {} : { detail: number }),
  };
}

/** What was done since a reply leaves the child answered; before one, it is progress. */
const tellingStep = ({ state }: LetterChildRow): "ANSWER" | "PROGRESS" =>
  state === LetterChildState.ANSWERED ? "ANSWER" : "PROGRESS";

/** What a case is told of a step; what is told without a reply is no answer. */
export function newsOf(step: LetterChildStep, body: AnswerBody): CaseEventKind {
  const news = NEWS[step];
  return news === "ANSWERED" && body.kind !== "REPLY" ? "OUTCOME" : news;
}

const NEWS: Readonly<Record<LetterChildStep, CaseEventKind>> = {
  ACCEPT: "ACCEPTED",
  RETURN: "RETURNED",
  FORWARD: "FORWARDED",
  WITHDRAW: "WITHDRAWN",
  PROGRESS: "IN_PROGRESS",
  ANSWER: "ANSWERED",
  END: "ENDED",
  ONWARD_FORWARD: "FORWARDED",
  ONWARD_ACCEPT: "ACCEPTED",
  ONWARD_RETURN: "RETURNED",
  ONWARD_PROGRESS: "IN_PROGRESS",
  ONWARD_ANSWER: "ANSWERED",
  ONWARD_END: "ENDED",
};
