import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, wrongState } from "../../../infra/runtime/refusals";
import { tellCase } from "../case-link/tell-case";
import type { LettersResources } from "../context";
import { advanceLetter } from "../letter/advance-letter";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import type { LetterRow } from "../letter/letter.rows";
import { LetterState } from "../letter/letter-state";
import { changedSince, lockLetter } from "../letter/lock-letter";

type PostingResources = Pick<LettersResources, "database" | "vault" | "clock">;

/** What is known of a posting. */
export interface Posting {
  letterId: string;
  version: number;
  /** YYYY-MM-DD */
  on: string;
  /** Null for one that was handed over. */
  trackingNumber: string | null;
}

/** As carriers print it. */
const TRACKING_NUMBER = /^[A-Za-z0-9-]{5,40}$/;

/** Postings of letters that go on paper, as one caller may note them. */
export class MarkPostedActs {
  constructor(
    private readonly resources: PostingResources,
    private readonly caller: Caller,
  ) {}

  /** Notes that a signed letter was posted (邮寄): from then on it counts as delivered. */
  async markPosted({ letterId, version, on, trackingNumber }: Posting): Promise<LetterRow | Refusal> {
    const { database, clock, vault } = this.resources;
    if (trackingNumber !== null && !TRACKING_NUMBER.test(trackingNumber))
      return invalid("A tracking number has 5 to 40 letters and digits.", "邮件号须为5至40位字母、数字。");
    return database.transaction(async (manager) => {
      const letter = await lockLetter(manager, this.caller, letterId, null);
      if (letter instanceof Refusal) return letter;
      const refusal = refusalToPost(letter) ?? changedSince(letter, version) ?? dayFault(letter, on, clock.today());
      if (refusal !== null) return refusal;
      const act = { by: this.caller, on: clock.today(), at: clock.now(), vault };
      const detail = [on, trackingNumber].filter((part) => part !== null).join(" ");
      await recordLetterEvent(manager, { letterId, kind: LetterEventKind.POSTED, detail }, act);
      const posted = await advanceLetter(manager, letter, {
        state: LetterState.DELIVERED,
        postedOn: on,
        postedBy: this.caller.actor,
        trackingNumber,
        deliveredAt: act.at,
      });
      if (letter.kind === LetterKind.INQUIRY)
        await tellCase(manager, { kind: "DELIVERED", letterId, itemId: null, on, at: act.at, vault });
      return posted;
    });
  }
}

function refusalToPost({ direction, via, state, postedOn }: LetterRow): Refusal | null {
  if (postedOn !== null) return alreadyDone(`It was posted on ${postedOn}.`, `已于${postedOn}寄出。`);
  if (direction === LetterDirection.OUT && via === LetterVia.PAPER && state === LetterState.SIGNED) return null;
  return wrongState("Signed letters that go on paper are posted.", "仅已签发、纸质送达的函件可登记寄出。");
}

function dayFault({ issuedOn }: LetterRow, on: string, today: string): Refusal | null {
  if (on <= today && (issuedOn === null || on >= issuedOn)) return null;
  return invalid(
    `It was posted between its date (${issuedOn}) and today (${today}).`,
    `寄出日期须在成文日期（${issuedOn}）至今天（${today}）之间。`,
  );
}
