import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { Vault } from "../../../infra/runtime/vault";
import { readText } from "../../../infra/runtime/written-text";
import { judgePaper } from "../drafting/judge-paper";
import { advanceLetter, type LetterPatch } from "../letter/advance-letter";
import { openContent } from "../letter/letter-content";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import { LetterState } from "../letter/letter-state";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { changedSince, lockLetter } from "../letter/lock-letter";
import { LetterReviewDecision } from "./letter-review-decision";
import { judgeRelated } from "./related-letter";

interface ReviewSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

export interface ReviewGiven {
  id: string;
  version: number;
  decision: LetterReviewDecision;
  /** Why it is given back. */
  reason: string | null;
}

const { DRAFT, IN_REVIEW, TO_SIGN } = LetterState;

/** Brings a draft through its review (送审、审核). */
export class ReviewLetterActs {
  constructor(
    private readonly sources: ReviewSources,
    private readonly caller: Caller,
  ) {}

  /** Sends a draft for review. */
  submit(id: string, version: number): Promise<LetterRow | Refusal> {
    const { database, vault } = this.sources;
    return database.transaction(async (manager) => {
      const row = await lockLetter(manager, this.caller, id, null);
      if (row instanceof Refusal) return row;
      if (row.state === IN_REVIEW) return alreadyDone("It is in review.", "已送审。");
      if (row.state !== DRAFT) return wrongState("Only a draft is sent for review.", "仅拟稿状态可送审。");
      const fault = changedSince(row, version) ?? judgePaper({ ...row, ...openContent(vault, row.contentSealed) });
      if (fault !== null) return fault;
      const stale = await this.judgeStanding(manager, row);
      if (stale !== null) return stale;
      return this.move(manager, row, LetterEventKind.SUBMITTED, { state: IN_REVIEW });
    });
  }

  /** Approves a letter, or gives it back with a reason; who wrote on it does not review it. */
  async review({ id, version, decision, reason: given }: ReviewGiven): Promise<LetterRow | Refusal> {
    const isApproved = decision === LetterReviewDecision.APPROVE;
    const reason = readText(given);
    if (reason instanceof Refusal) return reason;
    if (!isApproved && reason === null) return invalid("A reason must be given.", "退回须填写原因。");
    return this.sources.database.transaction(async (manager) => {
      const row = await lockLetter(manager, this.caller, id, null);
      if (row instanceof Refusal) return row;
      if (isApproved && row.state === TO_SIGN && row.reviewedBy === this.caller.actor)
        return alreadyDone("You have approved it.", "您已审核通过。");
      // Until it is numbered a mistake that is found late sends it back, signatures and all.
      const from = isApproved ? [IN_REVIEW] : [IN_REVIEW, TO_SIGN];
      if (!from.includes(row.state)) return wrongState("It is not in review.", "当前不在审核环节。");
      const fault = changedSince(row, version);
      if (fault !== null) return fault;
      if (await this.hasWritten(manager, row))
        return notYours("Who wrote on a draft does not review it.", "拟稿人不得审核本人所拟函件。");
      const { actor, post } = this.caller;
      const stale = isApproved ? await this.judgeStanding(manager, row) : null;
      if (stale !== null) return stale;
      if (isApproved)
        return this.move(
          manager,
          row,
          LetterEventKind.APPROVED,
          { state: TO_SIGN, reviewedBy: actor, reviewedPost: post, reviewedAt: this.sources.clock.now() },
          reason,
        );
      await manager.query("DELETE FROM letter_signature WHERE letter_id = $1", [row.id]);
      const undone = { state: DRAFT, reviewedBy: null, reviewedPost: null, reviewedAt: null };
      return this.move(manager, row, LetterEventKind.REJECTED, undone, reason);
    });
  }

  /** Whether it could be signed, as the letter stands that it is about; nobody reviews in vain. */
  private async judgeStanding(manager: EntityManager, row: LetterRow): Promise<Refusal | null> {
    const content = openContent(this.sources.vault, row.contentSealed);
    const related = await judgeRelated(manager, row, content, await readLetterChildren(manager, row.id));
    return related instanceof Refusal ? related : null;
  }

  private async hasWritten(manager: EntityManager, { id, draftedBy }: LetterRow): Promise<boolean> {
    const { actor } = this.caller;
    const edits = await manager.query<object[]>(
      "SELECT FROM letter_event WHERE letter_id = $1 AND actor = $2 AND kind IN ('DRAWN_UP', 'EDITED') LIMIT 1",
      [id, actor],
    );
    return draftedBy === actor || edits.length > 0;
  }

  private async move(
    manager: EntityManager,
    row: LetterRow,
    kind: LetterEventKind,
    patch: LetterPatch,
    note: string | null = null,
  ): Promise<LetterRow> {
    const { clock, vault } = this.sources;
    const act = { by: this.caller, on: clock.today(), at: clock.now(), vault };
    await recordLetterEvent(manager, { letterId: row.id, kind, note }, act);
    return advanceLetter(manager, row, patch);
  }
}
