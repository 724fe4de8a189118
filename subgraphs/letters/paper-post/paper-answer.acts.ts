import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import type { LettersResources } from "../context";
import { getOwnBureau } from "../directory/own-bureau";
import { applyAnswer } from "../incoming/apply-answer";
import { insertLetter } from "../letter/insert-letter";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { LetterState } from "../letter/letter-state";
import { changedSince, lockLetter, lockLetterRow } from "../letter/lock-letter";
import { scansOf } from "../letter-attachment/letter-attachments";
import { bodyOf, isEntered, type PaperAnswer } from "./paper-answer";
import { holdNumber } from "./hold-number";

/** A paper of the peer, as a clerk enters it. */
export interface EnteredAnswer extends PaperAnswer {
  letterId: string;
  version: number;
  scanIds: readonly string[];
}

/** What counties not on the network answer on paper, as one caller may enter it. */
export class PaperAnswerActs {
  constructor(
    private readonly resources: LettersResources,
    private readonly caller: Caller,
  ) {}

  /** Enters what a paper says of the children of a letter of ours: it has the effect that a message would have. */
  recordPaperAnswer(entered: EnteredAnswer): Promise<LetterRow | Refusal> {
    return this.resources.database.transaction((manager) => this.record(manager, entered));
  }

  private async record(manager: EntityManager, entered: EnteredAnswer): Promise<LetterRow | Refusal> {
    const { clock, vault } = this.resources;
    const { letterId, kind, on, number, items, scanIds, version } = entered;
    const letter = await lockLetter(manager, this.caller, letterId, null);
    if (letter instanceof Refusal) return letter;
    const children = await readLetterChildren(manager, letterId);
    if (!items.every(({ itemId }) => children.some(({ id }) => id === itemId))) return notFound();
    const scans = await scansOf(manager, letterId, scanIds);
    if (scans instanceof Refusal) return scans;
    const refusal =
      refusalToEnter(letter) ??
      (isEntered(entered, children) ? alreadyDone("This has been entered.", "该来文已登记。") : null) ??
      changedSince(letter, version) ??
      dayFault(letter, on, clock.today());
    if (refusal !== null) return refusal;
    // A word on the phone may say how far it is; what moves a case, a paper must say.
    if (scans.length === 0 && kind !== "IN_PROGRESS")
      return invalid("Hand in a scan of the paper first.", "请先上传来文扫描件。");
    const body = bodyOf(entered);
    if (body === null) return incomplete();
    if (body.kind === "REPLY" && (await holdNumber(manager, letter.peerCode, body.number)))
      return alreadyDone("A paper of that number has been entered.", "该文号的来文已登记。");
    if (!(await applyAnswer(manager, this.resources, letter, body, this.caller)))
      return wrongState("One of the children is past that.", "所列学生的办理状态不允许此项登记。");
    const act: LetterAct = { by: this.caller, on: clock.today(), at: clock.now(), vault };
    const detail = [kind, number, ...scans.map(({ id }) => id)].filter((part) => part !== null).join(" ");
    await recordLetterEvent(
      manager,
      { letterId, kind: LetterEventKind.PAPER_RECORDED, detail, note: entered.note },
      act,
    );
    if (body.kind === "REPLY") await this.file(manager, letter, body, act);
    return (await lockLetterRow(manager, letterId)) ?? notFound();
  }

  /** A reply is a letter of its own, in the register of what came in. */
  private async file(
    manager: EntityManager,
    about: LetterRow,
    { number, issuedOn, items }: { number: string; issuedOn: string; items: readonly unknown[] },
    act: LetterAct,
  ): Promise<void> {
    const { peerCode, peerName, countyCode } = about;
    const { bureauName } = await getOwnBureau(manager, countyCode, act.on);
    await insertLetter(
      manager,
      {
        id: randomUUID(),
        direction: LetterDirection.IN,
        kind: LetterKind.REPLY,
        countyCode,
        peerCode,
        peerName,
        addressee: bureauName,
        via: LetterVia.PAPER,
        title: `对${about.number}的复函（纸质）`,
        content: {
          paragraphs: [`纸质复函，涉及${items.length}名学生，原文见扫描件。`],
          contact: "",
          copies: [],
          issuers: [],
          answers: [],
        },
        aboutId: about.id,
        number,
        issuedOn,
        dueOn: null,
        messageId: null,
      },
      act,
    );
  }
}

function refusalToEnter({ direction, kind, via, state }: LetterRow): Refusal | null {
  const isPosted = [LetterState.DELIVERED, LetterState.CLOSED].includes(state);
  if (direction === LetterDirection.OUT && kind === LetterKind.INQUIRY && via === LetterVia.PAPER && isPosted)
    return null;
  return wrongState(
    "Answers on paper are entered for letters of this county that were posted.",
    "仅可为本县已寄出的纸质函件登记来文。",
  );
}

function dayFault({ postedOn, issuedOn }: LetterRow, on: string, today: string): Refusal | null {
  const from = postedOn ?? issuedOn ?? today;
  if (on >= from && on <= today) return null;
  return invalid(
    `The paper is dated between the posting (${from}) and today (${today}).`,
    `来文日期须在寄出日（${from}）至今天（${today}）之间。`,
  );
}

const incomplete = (): Refusal =>
  invalid(
    "The paper lacks what that kind of answer says: a reason for a return, number and outcomes with their days for a reply.",
    "登记内容不全：退函须有原因，复函须有文号及各学生的结果与日期，转办须有去向与文号。",
  );
