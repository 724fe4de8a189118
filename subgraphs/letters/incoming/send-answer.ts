import type { EntityManager } from "typeorm";
import { advanceChildren } from "../letter/advance-child";
import type { LetterAct } from "../letter/letter-history";
import { LetterVia } from "../letter/letter-kind";
import type { LetterChildRow, LetterRow } from "../letter/letter.rows";
import { enqueueMessage } from "../post/enqueue-message";
import { tellOfChanges } from "./apply-answer";
import { type AnswerBody, changesOf } from "./child-changes";

interface Answering {
  /** A letter that came in, locked. */
  letter: LetterRow;
  children: readonly LetterChildRow[];
  body: Exclude<AnswerBody, { kind: "REPLY" }>;
  act: LetterAct;
}

/**
 * Does to children of a letter that came in what its sender is told, and tells it: states, history, cases and message are one.
 * @returns the letter as it is then; null when a child does not stand where that may be done, and nothing is written
 */
export async function sendAnswer(
  manager: EntityManager,
  { letter, children, body, act }: Answering,
): Promise<LetterRow | null> {
  const changes = changesOf(body, children);
  const advanced = changes === null ? null : await advanceChildren(manager, letter, changes, act);
  if (changes === null || advanced === null) return null;
  await tellOfChanges(manager, { changes, advanced, body, act });
  // A county that is not on the network hears of it by the reply that is posted to it.
  if (letter.via === LetterVia.PAPER) return advanced.letter;
  const { peerCode, id: letterId } = letter;
  await enqueueMessage(manager, { peerCode, letterId, body, attachments: [], actedAt: act.at, vault: act.vault });
  return advanced.letter;
}
