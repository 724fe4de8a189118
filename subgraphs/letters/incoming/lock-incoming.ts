import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { notFound, wrongState } from "../../../infra/runtime/refusals";
import { LetterDirection, LetterKind } from "../letter/letter-kind";
import { LetterState } from "../letter/letter-state";
import { type LetterChildRow, type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { lockLetter } from "../letter/lock-letter";

/** A letter that came in, and the children of it that an act is about. */
export interface IncomingLetter {
  letter: LetterRow;
  children: LetterChildRow[];
}

/** Which children of a letter somebody acts upon, as it was read. */
export interface ChildrenGiven {
  letterId: string;
  version: number;
  itemIds: readonly string[];
}

/**
 * Locks a letter that came in for an act on some of its children, which are given in the letter's order. An id that is another
 * letter's looks like one that there is not.
 */
export async function lockIncoming(
  manager: EntityManager,
  caller: Caller,
  { letterId, itemIds }: Pick<ChildrenGiven, "letterId" | "itemIds">,
): Promise<IncomingLetter | Refusal> {
  const letter = await lockLetter(manager, caller, letterId, null);
  if (letter instanceof Refusal) return letter;
  if (letter.direction !== LetterDirection.IN || letter.kind !== LetterKind.INQUIRY)
    return wrongState("This is done about a letter that came in.", "仅来函可办理。");
  const asked = new Set(itemIds);
  const children = (await readLetterChildren(manager, letter.id)).filter(({ id }) => asked.has(id));
  if (asked.size === 0 || children.length < asked.size) return notFound();
  return { letter, children };
}

/** The refusal of an act that a letter's children are not in a state for; says how they stand. */
export function wrongChildState({ letter, children }: IncomingLetter): Refusal {
  const states = [...new Set(children.map(({ state }) => state))].join(", ");
  if (letter.state === LetterState.WITHDRAWN)
    return wrongState("Its sender has withdrawn the letter.", "来函已由发函县区撤回。");
  return wrongState(`The children are ${states}.`, `所选儿童当前状态（${states}）不可如此办理。`);
}
