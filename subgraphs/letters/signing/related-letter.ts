import type { EntityManager } from "typeorm";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { wrongState } from "../../../infra/runtime/refusals";
import type { ChildChange } from "../letter/advance-child";
import { stateAfter } from "../letter/letter-child-step";
import type { LetterContent } from "../letter/letter-content";
import { LetterKind } from "../letter/letter-kind";
import { endsChild, type LetterOutcome } from "../letter/letter-outcome";
import { LetterState } from "../letter/letter-state";
import { type LetterChildRow, type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { lockLetterRow } from "../letter/lock-letter";

/** The letter that another one is about or continues, locked, with the steps that its signature takes of its children. */
export interface RelatedLetter {
  letter: LetterRow;
  changes: ChildChange[];
}

const ON_ITS_WAY: readonly LetterState[] = [LetterState.SIGNED, LetterState.DELIVERED];

/**
 * What a letter's signature does, or would do, to the letter that it is about: a reply answers its children, an onward letter forwards them.
 * @returns null for a letter that stands alone; a refusal for a reply without an answer, and where that letter has moved on
 *   since the draft
 */
export async function judgeRelated(
  manager: EntityManager,
  row: LetterRow,
  content: LetterContent,
  children: readonly LetterChildRow[],
): Promise<RelatedLetter | Refusal | null> {
  const relatedId = row.aboutId ?? row.originId;
  if (relatedId === null) return null;
  const letter = await lockLetterRow(manager, relatedId);
  if (letter === null) throw new Error(`letter ${row.id} is about none`);
  if (row.kind === LetterKind.REPLY && content.answers.length === 0)
    return wrongState(
      "The reply answers nothing: withdraw this draft and draw up another.",
      "复函未载明任何儿童的办理结果，请撤销后重新拟稿。",
    );
  const items = new Map((await readLetterChildren(manager, letter.id)).map((child) => [child.id, child]));
  const changes = changesOf(row, content, children, items);
  const isUnderWay = row.kind === LetterKind.ESCALATION || ON_ITS_WAY.includes(letter.state);
  if (isUnderWay && changes !== null) return { letter, changes };
  return wrongState(
    `Letter ${letter.number ?? letter.id} has moved on since this one was drawn up: withdraw it and draw up another.`,
    "所涉函件的办理情况已变化，请撤销本稿后重新拟稿。",
  );
}

/** Null when one of the steps may no longer be taken. */
function changesOf(
  row: LetterRow,
  content: LetterContent,
  children: readonly LetterChildRow[],
  items: ReadonlyMap<string, LetterChildRow>,
): ChildChange[] | null {
  const changes: ChildChange[] = [];
  const take = (itemId: string, change: Omit<ChildChange, "child">): boolean => {
    const child = items.get(itemId);
    if (child === undefined || stateAfter(child, change.step) === null) return false;
    changes.push({ ...change, child });
    return true;
  };
  const forwarded = children.flatMap(({ originItemId }) => (originItemId === null ? [] : [originItemId]));
  const isWhole =
    content.answers.every(({ itemId, outcome: kind, on, school, account }) => {
      const outcome = { kind: kind as LetterOutcome, on, words: { school, account } };
      return take(itemId, { step: endsChild(outcome.kind) ? "END" : "ANSWER", outcome });
    }) && forwarded.every((itemId) => take(itemId, { step: "FORWARD", movedTo: row.peerCode }));
  return isWhole ? changes : null;
}
