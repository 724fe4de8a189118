import type { EntityManager } from "typeorm";
import { tellCase } from "../case-link/tell-case";
import type { BodyOf } from "../exchange/message";
import { advanceChildren } from "../letter/advance-child";
import { LetterChildState } from "../letter/letter-child-state";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterKind } from "../letter/letter-kind";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { enqueueMessage } from "../post/enqueue-message";
import { changesOf } from "./child-changes";
import type { IncomingResources } from "./incoming-resources";

/**
 * Withdraws whatever of a letter that came in still waits, and says what that was: what has been accepted, returned or
 * forwarded meanwhile stays so, and the sender hears that nothing is withdrawn of it.
 * @returns whether the letter is one that its sender may withdraw
 */
export async function answerWithdrawal(
  manager: EntityManager,
  { vault, clock }: IncomingResources,
  letter: LetterRow,
  { on, reason }: BodyOf<"WITHDRAWAL">,
): Promise<boolean> {
  if (letter.direction !== LetterDirection.IN || letter.kind !== LetterKind.INQUIRY) return false;
  const children = await readLetterChildren(manager, letter.id);
  const items = children.filter(({ state }) => state === LetterChildState.WAITING).map(({ id }) => ({ itemId: id }));
  const body: BodyOf<"WITHDRAWN"> = { kind: "WITHDRAWN", on, items };
  const act: LetterAct = { by: { peerCode: letter.peerCode }, on, at: clock.now(), vault };
  const asked = items.length === 0 ? LetterEventKind.WITHDRAWAL_REFUSED : LetterEventKind.WITHDRAWAL_ASKED;
  await recordLetterEvent(manager, { letterId: letter.id, kind: asked, note: reason }, act);
  const advanced = await advanceChildren(manager, letter, changesOf(body, children) ?? [], act);
  if (advanced === null) throw new Error(`what waits of letter ${letter.id} cannot be withdrawn`);
  if (items.length > 0)
    await tellCase(manager, {
      kind: "WITHDRAWN",
      letterId: letter.id,
      itemId: null,
      on,
      at: act.at,
      vault,
      note: reason,
    });
  await enqueueMessage(manager, {
    peerCode: letter.peerCode,
    letterId: letter.id,
    body,
    attachments: [],
    actedAt: act.at,
    vault,
  });
  return true;
}
