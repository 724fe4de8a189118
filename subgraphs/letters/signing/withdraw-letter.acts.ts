import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, wrongState } from "../../../infra/runtime/refusals";
import type { Vault } from "../../../infra/runtime/vault";
import { readText } from "../../../infra/runtime/written-text";
import { MESSAGE_BODY, type MessageBody } from "../exchange/message";
import { advanceLetter } from "../letter/advance-letter";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import { LetterState } from "../letter/letter-state";
import type { LetterRow } from "../letter/letter.rows";
import { changedSince, lockLetter } from "../letter/lock-letter";
import { callBackMessages } from "../post/call-back";
import { enqueueMessage } from "../post/enqueue-message";
import { putBackMessages } from "../post/put-back";
import { readWaiting, takeBack } from "./take-back";

interface WithdrawalSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Real time, by which messages are sent. */
  exchangeClock: Clock;
}

export interface WithdrawalGiven {
  id: string;
  version: number;
  reason: string;
}

const UNSIGNED: readonly LetterState[] = [LetterState.DRAFT, LetterState.IN_REVIEW, LetterState.TO_SIGN];
const ON_ITS_WAY: readonly LetterState[] = [LetterState.SIGNED, LetterState.DELIVERED];

/** Takes letters back (撤回). */
export class WithdrawLetterActs {
  constructor(
    private readonly sources: WithdrawalSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Drops a letter that is not signed; takes back one that was never sent, or was refused for good; asks the addressee for one
   * that it may have: what it has accepted or returned meanwhile stays so (domain.md §4: 撤回 only before 受理).
   */
  async withdraw({ id, version, reason: given }: WithdrawalGiven): Promise<LetterRow | Refusal> {
    const { database, clock, vault } = this.sources;
    const on = clock.today();
    const reason = readText(given);
    if (reason instanceof Refusal) return reason;
    const asked = MESSAGE_BODY.safeParse({ kind: "WITHDRAWAL", on, reason });
    if (!asked.success || reason === null)
      return invalid("A reason of 1 to 500 characters must be given.", "须填写撤回原因，500字以内。");
    return database.transaction(async (manager) => {
      const row = await lockLetter(manager, this.caller, id, null);
      if (row instanceof Refusal) return row;
      const fault = faultOf(row) ?? changedSince(row, version);
      if (fault !== null) return fault;
      if (row.kind === LetterKind.INQUIRY && (await readWaiting(manager, row)).length === 0)
        return wrongState("Nothing of it waits to be accepted.", "已无待受理事项，不能撤回。");
      const act: LetterAct = { by: this.caller, on, at: clock.now(), vault };
      const asking = { letterId: row.id, kind: LetterEventKind.WITHDRAWAL_ASKED, note: reason };
      await recordLetterEvent(manager, asking, act);
      const reasonSealed = vault.seal(reason);
      const sent = await findSent(manager, row);
      if (sent !== null) {
        await this.sendAgain(manager, row, sent.dead, act);
        await ask(manager, row, asked.data, act);
        return advanceLetter(manager, row, { withdrawalAskedOn: on, reasonSealed });
      }
      if (row.kind !== LetterKind.INQUIRY) return drop(manager, row, reasonSealed, act);
      return takeBack(manager, await advanceLetter(manager, row, { reasonSealed }), act);
    });
  }

  /** What was given up may have arrived: its addressee is to have it before the withdrawal, which waits behind it. */
  private async sendAgain(manager: EntityManager, { id }: LetterRow, dead: readonly string[], act: LetterAct) {
    if (dead.length === 0) return;
    await putBackMessages(manager, dead, this.caller, this.sources.exchangeClock.now());
    await recordLetterEvent(manager, { letterId: id, kind: LetterEventKind.RESENT }, act);
  }
}

function faultOf({ direction, state, kind, withdrawalAskedOn, originId }: LetterRow): Refusal | null {
  if (direction === LetterDirection.IN) return wrongState("It is not of this county.", "来函不能撤回。");
  if (state === LetterState.WITHDRAWN || withdrawalAskedOn !== null)
    return alreadyDone("It is withdrawn, or its addressee has been asked.", "已撤回或已申请撤回。");
  if (UNSIGNED.includes(state)) return null;
  if (kind !== LetterKind.INQUIRY || !ON_ITS_WAY.includes(state))
    return wrongState("It is not withdrawn any more.", "该函件不能撤回。");
  if (originId !== null)
    return wrongState(
      "A letter that continues another is returned by its addressee, and not withdrawn.",
      "转办函签发后不能撤回，由承接县区受理或退函。",
    );
  return null;
}

/** What of it the addressee may have; null where it has no part in it: it was not signed, goes on paper, or never got there. */
async function findSent(manager: EntityManager, row: LetterRow): Promise<{ dead: string[] } | null> {
  if (UNSIGNED.includes(row.state) || row.via === LetterVia.PAPER) return null;
  return callBackMessages(manager, { peerCode: row.peerCode, letterId: row.id });
}

async function ask(manager: EntityManager, row: LetterRow, body: MessageBody, { at, vault }: LetterAct): Promise<void> {
  const { peerCode, id: letterId } = row;
  await enqueueMessage(manager, { peerCode, letterId, body, attachments: [], actedAt: at, vault });
}

async function drop(manager: EntityManager, row: LetterRow, reasonSealed: Buffer, act: LetterAct): Promise<LetterRow> {
  await recordLetterEvent(manager, { letterId: row.id, kind: LetterEventKind.WITHDRAWN }, act);
  return advanceLetter(manager, row, { state: LetterState.WITHDRAWN, withdrawnOn: act.on, reasonSealed });
}
