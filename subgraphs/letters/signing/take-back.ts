import type { EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Vault } from "../../../infra/runtime/vault";
import { tellCase } from "../case-link/tell-case";
import { advanceChildren } from "../letter/advance-child";
import { advanceLetter } from "../letter/advance-letter";
import { LetterChildState } from "../letter/letter-child-state";
import type { LetterAct } from "../letter/letter-history";
import { LetterDirection, LetterKind } from "../letter/letter-kind";
import { type LetterChildRow, type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { lockLetterRow } from "../letter/lock-letter";
import { cancelMessages, countRefusals } from "../post/call-back";
import { isNeverTaken } from "../post/never-taken";
import type { GivenUpMessage } from "../post/post-resources";

/** Children that wait for the addressee's decision: what a withdrawal is about. */
export async function readWaiting(manager: EntityManager, { id }: LetterRow): Promise<LetterChildRow[]> {
  return (await readLetterChildren(manager, id)).filter(({ state }) => state === LetterChildState.WAITING);
}

/** Takes an inquiry back of which the addressee has no part: what waits of it is withdrawn at once, and its cases are told. */
export async function takeBack(manager: EntityManager, row: LetterRow, act: LetterAct): Promise<LetterRow> {
  const changes = (await readWaiting(manager, row)).map((child) => ({ child, step: "WITHDRAW" as const }));
  const withdrawn = await advanceChildren(manager, row, changes, act);
  if (withdrawn === null) throw new Error(`letter ${row.id} was changed while it was locked`);
  // Nobody was told of a letter that was never signed.
  if (row.number !== null) await tellCase(manager, { kind: "WITHDRAWN", letterId: row.id, itemId: null, ...act });
  return withdrawn.letter;
}

/**
 * Withdraws a letter whose withdrawal was waiting behind it, once its addressee has refused the letter itself for good: it will
 * never be answered.
 * @returns whether it was so; nothing has been written otherwise
 */
export async function takeBackRefused(
  manager: EntityManager,
  { clock, vault }: { clock: Clock; vault: Vault },
  { id: messageId, letterId, peerCode, fault, attempts, isRefused }: GivenUpMessage,
): Promise<boolean> {
  if (!isRefused) return false;
  const row = await lockLetterRow(manager, letterId);
  const isAskedBack = row !== null && row.messageId === messageId && row.withdrawalAskedOn !== null;
  if (!isAskedBack || row.direction !== LetterDirection.OUT || row.kind !== LetterKind.INQUIRY) return false;
  // The refusal that has just come is not in the log yet.
  const refusals = 1 + (await countRefusals(manager, messageId));
  if (!isNeverTaken({ fault, attempts, refusals })) return false;
  await cancelMessages(manager, { peerCode, letterId }, messageId);
  const act: LetterAct = { by: "system", on: clock.today(), at: clock.now(), vault };
  await takeBack(manager, await advanceLetter(manager, row, { withdrawalAskedOn: null }), act);
  return true;
}
