import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, wrongState } from "../../../infra/runtime/refusals";
import type { LettersResources } from "../context";
import { getOwnBureau } from "../directory/own-bureau";
import { insertLetter } from "../letter/insert-letter";
import { overdueDays, dueOf } from "../letter/letter-due";
import { LetterDirection, LetterKind } from "../letter/letter-kind";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { LetterState } from "../letter/letter-state";
import { changedSince, lockLetter } from "../letter/lock-letter";
import { reminderText } from "./chasing-text";

/** What reminders are made from. */
export type ReminderResources = Pick<LettersResources, "database" | "vault" | "clock" | "countyCode">;

/** Reminders (催办函), as one caller may draw them up. */
export class ReminderActs {
  constructor(
    private readonly resources: ReminderResources,
    private readonly caller: Caller,
  ) {}

  /** Draws up a reminder of a letter of ours that is late; the draft. One at a time is under way. */
  draftReminder(letterId: string, version: number): Promise<LetterRow | Refusal> {
    return this.resources.database.transaction((manager) => this.draft(manager, letterId, version));
  }

  private async draft(manager: EntityManager, letterId: string, version: number): Promise<LetterRow | Refusal> {
    const { clock, vault, countyCode } = this.resources;
    const letter = await lockLetter(manager, this.caller, letterId, null);
    if (letter instanceof Refusal) return letter;
    if (letter.direction !== LetterDirection.OUT || letter.kind !== LetterKind.INQUIRY)
      return wrongState("Letters of this county that ask for something are reminded of.", "仅可催办本县发出的函。");
    const [running] = await manager.query<{ id: string }[]>(UNDER_WAY, [letterId]);
    if (running !== undefined)
      return alreadyDone(`Reminder ${running.id} is being drawn up.`, `已有催办函（${running.id}）在办。`);
    const refusal = changedSince(letter, version);
    if (refusal !== null) return refusal;
    const today = clock.today();
    const children = await readLetterChildren(manager, letterId);
    const isLate = children.some((child) => overdueDays(dueOf(letter, child), today) > 0);
    if (letter.state !== LetterState.DELIVERED || !isLate)
      return wrongState("No child of it is late at the addressee.", "该函尚未送达，或无逾期未办的学生。");
    const { bureauName, contact } = await getOwnBureau(manager, countyCode, today);
    const { title, paragraphs } = reminderText({ letter, children, bureauName });
    const { letter: draft } = await insertLetter(
      manager,
      {
        direction: LetterDirection.OUT,
        kind: LetterKind.REMINDER,
        countyCode,
        peerCode: letter.peerCode,
        peerName: letter.peerName,
        addressee: letter.addressee,
        via: letter.via,
        organs: letter.organs,
        title,
        content: { paragraphs, contact, copies: [], issuers: [], answers: [] },
        aboutId: letterId,
      },
      { by: this.caller, on: today, at: clock.now(), vault },
    );
    return draft;
  }
}

/** $1 letter. */
const UNDER_WAY = `
  SELECT id FROM letter
  WHERE about_id = $1 AND kind = 'REMINDER' AND state IN ('DRAFT', 'IN_REVIEW', 'TO_SIGN') LIMIT 1`;
