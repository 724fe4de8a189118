import type { EntityManager } from "typeorm";
import { type Advanced, advanceChildren } from "../letter/advance-child";
import type { LetterAct } from "../letter/letter-history";
import { LetterVia } from "../letter/letter-kind";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { lockLetterRow } from "../letter/lock-letter";
import { enqueueMessage } from "../post/enqueue-message";
import { type AnswerBody, changesOf, dayOf } from "./child-changes";
import type { IncomingResources } from "./incoming-resources";

interface Relayed {
  /** The letter of ours that continues one that came in. */
  onward: LetterRow;
  advanced: Advanced;
  body: AnswerBody;
}

/**
 * Tells the county whose letter was forwarded (转办) what the onward county has done: its children take the same steps, and
 * its sender hears of them as of our own acts.
 * @throws Error when a child of the two letters does not stand alike: the message is tried again, and the fault is ours
 */
export async function relayToOrigin(
  manager: EntityManager,
  { vault, clock }: IncomingResources,
  { onward, advanced, body }: Relayed,
): Promise<void> {
  const origin = onward.originId === null ? null : await lockLetterRow(manager, onward.originId);
  if (origin === null) throw new Error(`letter ${onward.id} continues none`);
  const origins = new Map(advanced.children.map(({ id, originItemId }) => [id, originItemId]));
  const told = bodyFor(body, (itemId) => {
    const originItemId = origins.get(itemId);
    if (typeof originItemId !== "string") throw new Error(`item ${itemId} continues none`);
    return originItemId;
  });
  const changes = changesOf(told, await readLetterChildren(manager, origin.id));
  const act: LetterAct = { by: { peerCode: onward.peerCode }, on: dayOf(body), at: clock.now(), vault };
  const done = changes === null ? null : await advanceChildren(manager, origin, changes, act);
  if (done === null) throw new Error(`letter ${onward.id} and its origin ${origin.id} do not stand alike`);
  if (origin.via === LetterVia.PAPER) return;
  await enqueueMessage(manager, {
    peerCode: origin.peerCode,
    letterId: origin.id,
    body: told,
    attachments: [],
    actedAt: clock.now(),
    vault,
  });
}

type Told = Exclude<AnswerBody, { kind: "REPLY" }>;

/** What the sender of the letter that was forwarded is told; a reply of the onward county is no paper of ours. */
function bodyFor(body: AnswerBody, originOf: (itemId: string) => string): Told {
  const renamed = <Item extends { itemId: string }>(items: readonly Item[]): Item[] =>
    items.map((item) => ({ ...item, itemId: originOf(item.itemId) }));
  switch (body.kind) {
    case "ACCEPTED":
      return { ...body, items: renamed(body.items) };
    case "RETURNED":
      return { ...body, items: renamed(body.items) };
    case "IN_PROGRESS":
      return { ...body, items: renamed(body.items) };
    case "FORWARDED":
      return { ...body, items: renamed(body.items) };
    case "OUTCOME":
      return { ...body, items: renamed(body.items) };
    case "REPLY":
      return { kind: "OUTCOME", on: body.issuedOn, items: renamed(body.items) };
    default:
      // A letter that continues another is not withdrawn: the onward county would have to return it.
      throw new Error("a forwarded letter is not withdrawn");
  }
}
