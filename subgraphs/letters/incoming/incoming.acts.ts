import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { MESSAGE_BODY } from "../exchange/message";
import { LetterChildState } from "../letter/letter-child-state";
import type { LetterAct } from "../letter/letter-history";
import { ReturnReason } from "../letter/letter-outcome";
import type { LetterChildRow, LetterRow } from "../letter/letter.rows";
import { changedSince } from "../letter/lock-letter";
import { askMatch } from "./match-letters";
import type { AnswerBody } from "./child-changes";
import type { IncomingResources } from "./incoming-resources";
import { type ChildrenGiven, lockIncoming, wrongChildState } from "./lock-incoming";
import { readCounty } from "./read-county";
import { sendAnswer } from "./send-answer";

interface ActSources extends IncomingResources {
  database: DataSource;
}

interface ReturnGiven extends ChildrenGiven {
  reason: ReturnReason;
  movedTo: string | null;
  note: string | null;
}

/** What an act does to the children that it names. */
interface Doing {
  bodyOf: (items: readonly { itemId: string }[]) => Exclude<AnswerBody, { kind: "REPLY" }>;
  /** Whether it has been done to a child before. */
  isDone: (child: LetterChildRow) => boolean;
}

/** What the clerk does with a letter that came in, apart from papers of its own: accept, return, tell how far it is. */
export class IncomingActs {
  constructor(
    private readonly sources: ActSources,
    private readonly caller: Caller,
  ) {}

  /** 受理: from now on the children are this county's, and each has a case here. */
  accept(given: ChildrenGiven): Promise<LetterRow | Refusal> {
    const on = this.sources.clock.today();
    return this.act(given, {
      bodyOf: (items) => ({ kind: "ACCEPTED", on, items: [...items] }),
      isDone: ({ acceptedOn }) => acceptedOn !== null,
    });
  }

  /** 退函, with why. */
  async return({ reason, ...given }: ReturnGiven): Promise<LetterRow | Refusal> {
    const { clock, countyCode } = this.sources;
    const on = clock.today();
    const note = readText(given.note);
    if (note instanceof Refusal) return note;
    if (reason === ReturnReason.OTHER && note === null)
      return invalid("Another reason is put into words.", "原因为“其他”时须填写说明。");
    const movedTo = given.movedTo === null ? null : readCounty(given.movedTo, on);
    if (movedTo instanceof Refusal) return movedTo;
    if (movedTo === countyCode) return invalid("The household is ours then.", "迁往地为本县，不应退函。");
    return this.act(given, {
      bodyOf: (items) => ({
        kind: "RETURNED",
        on,
        items: items.map(({ itemId }) => ({ itemId, reason, movedTo, note })),
      }),
      isDone: ({ state }) => state === LetterChildState.RETURNED,
    });
  }

  /** 处理中: tells the sender how far it is. */
  async report({ note: given, ...children }: ChildrenGiven & { note: string | null }): Promise<LetterRow | Refusal> {
    const on = this.sources.clock.today();
    const note = readText(given);
    if (note instanceof Refusal) return note;
    return this.act(children, {
      bodyOf: (items) => ({ kind: "IN_PROGRESS", on, items: items.map((item) => ({ ...item, note })) }),
      // Each report is another; the version alone tells a repeated one.
      isDone: () => false,
    });
  }

  /** Has the children of a letter that wait for a decision looked for again. */
  async matchAgain(letterId: string, itemIds: readonly string[]): Promise<LetterRow | Refusal> {
    const { database, exchangeClock } = this.sources;
    return database.transaction(async (manager) => {
      const found = await lockIncoming(manager, this.caller, { letterId, itemIds });
      if (found instanceof Refusal) return found;
      if (found.children.some(({ state }) => state !== LetterChildState.WAITING)) return wrongChildState(found);
      await askMatch(manager, letterId, exchangeClock.now());
      return found.letter;
    });
  }

  private act(given: ChildrenGiven, { bodyOf, isDone }: Doing): Promise<LetterRow | Refusal> {
    const { database, clock, vault } = this.sources;
    return database.transaction(async (manager) => {
      const found = await lockIncoming(manager, this.caller, given);
      if (found instanceof Refusal) return found;
      const { letter, children } = found;
      // Of what was forwarded the onward county alone says how it goes on.
      if (children.some(({ state }) => state === LetterChildState.FORWARDED)) return wrongChildState(found);
      if (children.every(isDone)) return alreadyDone("It has been done.", "已办理。");
      const stale = changedSince(letter, given.version);
      if (stale !== null) return stale;
      const act: LetterAct = { by: this.caller, on: clock.today(), at: clock.now(), vault };
      const body = bodyOf(children.map(({ id }) => ({ itemId: id })));
      if (!MESSAGE_BODY.safeParse(body).success) return UNFIT;
      return (await sendAnswer(manager, { letter, children, body, act })) ?? wrongChildState(found);
    });
  }
}

/** The other county would refuse it. */
const UNFIT = invalid(
  "A note has 500 characters at most, and none that cannot be seen.",
  "说明不得超过500字，且不得含控制字符。",
);
