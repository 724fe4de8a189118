import type { EntityManager } from "typeorm";
import { tellCases } from "../case-link/tell-case";
import { type Advanced, advanceChildren, type ChildChange } from "../letter/advance-child";
import { advanceLetter } from "../letter/advance-letter";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterKind } from "../letter/letter-kind";
import { LetterState } from "../letter/letter-state";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { type AnswerBody, changesOf, dayOf, newsOf } from "./child-changes";
import type { IncomingResources } from "./incoming-resources";
import { relayToOrigin } from "./relay-to-origin";

/** States of a letter of ours in which its addressee may have something to say of it. */
const WITH_ADDRESSEE: readonly LetterState[] = [
  LetterState.SIGNED,
  LetterState.DELIVERED,
  LetterState.CLOSED,
  LetterState.WITHDRAWN,
];

/**
 * Takes over what the addressee of a letter of ours has done about its children, whether a message or a paper says so: their
 * states, the history, their cases, and the county that the letter continues one of (转办).
 * @param letter of ours, locked
 * @returns whether it could be; nothing has been written otherwise
 */
export async function applyAnswer(
  manager: EntityManager,
  resources: IncomingResources,
  letter: LetterRow,
  body: AnswerBody,
  by: LetterAct["by"],
): Promise<boolean> {
  const isOurs = letter.direction === LetterDirection.OUT && letter.kind === LetterKind.INQUIRY;
  if (!isOurs || !WITH_ADDRESSEE.includes(letter.state)) return false;
  // What was never asked for is not granted.
  if (body.kind === "WITHDRAWN" && letter.withdrawalAskedOn === null) return false;
  const changes = changesOf(body, await readLetterChildren(manager, letter.id));
  if (changes === null) return false;
  const { vault, clock } = resources;
  const act: LetterAct = { by, on: dayOf(body), at: clock.now(), vault };
  const advanced = await advanceChildren(manager, letter, changes, act);
  if (advanced === null) return false;
  await settleLetter(manager, advanced.letter, body, act);
  if (letter.originId !== null) await relayToOrigin(manager, resources, { onward: letter, advanced, body });
  // A letter that continues another has no case here: it is the first sender's.
  else await tellOfChanges(manager, { changes, advanced, body, act });
  return true;
}

/** An answer may come before the receipt of the letter has been taken, and ends the waiting for a withdrawal. */
async function settleLetter(manager: EntityManager, letter: LetterRow, body: AnswerBody, act: LetterAct) {
  const isUnderWay = letter.state === LetterState.SIGNED;
  const isRefused = body.kind === "WITHDRAWN" && body.items.length === 0;
  if (isRefused)
    await recordLetterEvent(manager, { letterId: letter.id, kind: LetterEventKind.WITHDRAWAL_REFUSED }, act);
  if (!isUnderWay && body.kind !== "WITHDRAWN") return;
  await advanceLetter(manager, letter, {
    ...(isUnderWay ? { state: LetterState.DELIVERED } : {}),
    ...(body.kind === "WITHDRAWN" ? { withdrawalAskedOn: null } : {}),
  });
}

interface Told {
  changes: readonly ChildChange[];
  advanced: Advanced;
  body: AnswerBody;
  act: LetterAct;
}

/** Has each child's case told, once its row has its new state. */
export async function tellOfChanges(manager: EntityManager, { changes, advanced, body, act }: Told): Promise<void> {
  const { on, at, vault } = act;
  const paperNumber = body.kind === "REPLY" ? body.number : null;
  const news = changes.map(({ child, step, note }) => ({
    kind: newsOf(step, body),
    itemId: child.id,
    note: note ?? null,
  }));
  await tellCases(manager, { letterId: advanced.letter.id, on, at, vault, paperNumber }, news);
}
