import type { EntityManager } from "typeorm";
import type { Message } from "../exchange/message";
import { LetterVia } from "../letter/letter-kind";
import { lockLetterRow } from "../letter/lock-letter";
import { answerWithdrawal } from "./answer-withdrawal";
import { applyAnswer } from "./apply-answer";
import type { IncomingResources } from "./incoming-resources";
import { receiveLetter } from "./receive-letter";
import { receiveReminder, receiveReply } from "./receive-paper";

/** A message as the exchange has opened it: from whom it is and that it is whole is certain. */
export interface IncomingMessage {
  /** Six digits of the county whose key signed it. */
  from: string;
  message: Message;
  /** Bytes of its attachments, by digest. */
  attachments: ReadonlyMap<string, Buffer>;
  contentDigest: string;
}

/**
 * Has a message take its effect, in the transaction that receives it: letters, history, cases, what is told onward. A message
 * about another county's letter, an unknown one, or one that is not in a state for it is not applicable, one word for all;
 * nothing is written then, and nothing is asked about a child.
 */
export async function applyMessage(
  manager: EntityManager,
  resources: IncomingResources,
  incoming: IncomingMessage,
): Promise<"APPLIED" | "NOT_APPLICABLE"> {
  return (await apply(manager, resources, incoming)) ? "APPLIED" : "NOT_APPLICABLE";
}

async function apply(
  manager: EntityManager,
  resources: IncomingResources,
  { from, message, attachments }: IncomingMessage,
): Promise<boolean> {
  const { body, letter: letterId, jti: messageId } = message;
  const by = { peerCode: from };
  if (body.kind === "LETTER") {
    const arriving = { from, letterId, via: LetterVia.NETWORK, body, attachments, messageId };
    return receiveLetter(manager, resources, arriving, by);
  }
  const letter = await lockLetterRow(manager, letterId);
  if (letter === null || letter.peerCode !== from || letter.via !== LetterVia.NETWORK) return false;
  switch (body.kind) {
    case "REPLY":
      return receiveReply(manager, resources, letter, { messageId, body, attachments });
    case "REMINDER":
      return receiveReminder(manager, resources, letter, { messageId, body, attachments });
    case "WITHDRAWAL":
      return answerWithdrawal(manager, resources, letter, body);
    default:
      return applyAnswer(manager, resources, letter, body, by);
  }
}
