import type { EntityManager } from "typeorm";
import { tellCase } from "../case-link/tell-case";
import type { BodyOf } from "../exchange/message";
import { insertLetter } from "../letter/insert-letter";
import { advanceLetter } from "../letter/advance-letter";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import type { LetterRow } from "../letter/letter.rows";
import { keepReceived } from "../letter-attachment/letter-attachments";
import { applyAnswer } from "./apply-answer";
import type { IncomingResources } from "./incoming-resources";
import { contentOf, isKnown, paperOf } from "./receive-letter";

/** A paper about a letter, as a message brings it. */
interface ArrivingPaper<Body = BodyOf<"REPLY"> | BodyOf<"REMINDER">> {
  messageId: string;
  body: Body;
  attachments: ReadonlyMap<string, Uint8Array>;
}

/** Takes in a reply (复函) to a letter of ours, and what it says of the children. @returns as {@link applyAnswer} */
export async function receiveReply(
  manager: EntityManager,
  resources: IncomingResources,
  about: LetterRow,
  paper: ArrivingPaper<BodyOf<"REPLY">>,
): Promise<boolean> {
  const by = { peerCode: about.peerCode };
  if (await isPaperKnown(manager, about.peerCode, paper)) return false;
  if (!(await applyAnswer(manager, resources, about, paper.body, by))) return false;
  await insertPaper(manager, resources, about, paper);
  return true;
}

/**
 * Takes in a reminder (催办函) of a letter that came in. It may cross with what ends the letter, and is filed all the same.
 * @returns whether it could be: nothing is written for a letter of ours, or a number that is there already
 */
export async function receiveReminder(
  manager: EntityManager,
  resources: IncomingResources,
  about: LetterRow,
  paper: ArrivingPaper<BodyOf<"REMINDER">>,
): Promise<boolean> {
  if (about.direction !== LetterDirection.IN || about.kind !== LetterKind.INQUIRY) return false;
  if (await isPaperKnown(manager, about.peerCode, paper)) return false;
  const act = await insertPaper(manager, resources, about, paper);
  const { number } = paper.body;
  await recordLetterEvent(manager, { letterId: about.id, kind: LetterEventKind.REMINDED, detail: number }, act);
  await advanceLetter(manager, about, {});
  const { on, at, vault } = act;
  await tellCase(manager, { kind: "REMINDED", letterId: about.id, itemId: null, on, at, vault, paperNumber: number });
  return true;
}

/** A paper about a letter has no id of its own on the wire: that of its message is as good. */
const isPaperKnown = (manager: EntityManager, from: string, { messageId, body }: ArrivingPaper): Promise<boolean> =>
  isKnown(manager, { from, letterId: messageId, messageId, number: body.number, itemIds: [] });

async function insertPaper(
  manager: EntityManager,
  { vault, clock, countyCode }: IncomingResources,
  about: LetterRow,
  { messageId, body, attachments }: ArrivingPaper,
): Promise<LetterAct> {
  const act: LetterAct = { by: { peerCode: about.peerCode }, on: clock.today(), at: clock.now(), vault };
  const { letter } = await insertLetter(
    manager,
    {
      id: messageId,
      direction: LetterDirection.IN,
      kind: LetterKind[body.kind],
      countyCode,
      peerCode: about.peerCode,
      peerName: about.peerName,
      ...paperOf(body),
      via: LetterVia.NETWORK,
      content: contentOf(body),
      dueOn: body.kind === "REMINDER" ? body.dueOn : null,
      aboutId: about.id,
      messageId,
    },
    act,
  );
  await keepReceived(manager, letter.id, { attachments: body.attachments, bytes: attachments }, act);
  return act;
}
