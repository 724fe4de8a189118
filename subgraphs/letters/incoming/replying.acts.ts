import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { getOwnBureau } from "../directory/own-bureau";
import { insertLetter } from "../letter/insert-letter";
import { LetterChildState } from "../letter/letter-child-state";
import { type LetterAnswer, openChildContent } from "../letter/letter-content";
import type { LetterAct } from "../letter/letter-history";
import { LetterDirection, LetterKind } from "../letter/letter-kind";
import type { LetterChildRow, LetterRow } from "../letter/letter.rows";
import { answerOf } from "./case-answer";
import { readCases, type ToldCase } from "./case-reader";
import { composeReply } from "./compose-reply";
import type { IncomingResources } from "./incoming-resources";
import { type ChildrenGiven, type IncomingLetter, lockIncoming, wrongChildState } from "./lock-incoming";
import { readAnswers } from "./read-answers";
import { repliesUnderWay } from "./replies-under-way";

interface ReplySources extends IncomingResources {
  database: DataSource;
  gateway: GatewayReader;
}

export interface ReplyGiven extends Omit<ChildrenGiven, "version"> {
  /** What the clerk answers in the place of what the case says. */
  answers: readonly LetterAnswer[];
}

/** States in which an answer is owed, or may be given anew. */
const ANSWERABLE: readonly LetterChildState[] = [
  LetterChildState.ACCEPTED,
  LetterChildState.IN_PROGRESS,
  LetterChildState.ANSWERED,
];

/** 复函: drawn up from the cases of the children, then reviewed and signed like any letter. */
export class ReplyingActs {
  constructor(
    private readonly sources: ReplySources,
    private readonly caller: Caller,
  ) {}

  /**
   * Draws up a reply. The cases are read before, so that nothing is locked meanwhile.
   * @throws DomainError UNAVAILABLE while the joint meeting or education cannot say how they stand
   */
  async draft(given: ReplyGiven): Promise<LetterRow | Refusal> {
    const { database, clock } = this.sources;
    const answers = readAnswers(given, clock.today());
    if (answers instanceof Refusal) return answers;
    const found = await database.transaction((manager) => lockIncoming(manager, this.caller, given));
    if (found instanceof Refusal) return found;
    if (!isAnswerable(found)) return wrongChildState(found);
    const caseIds = found.children.flatMap(({ id, caseId }) => (caseId === null || answers.has(id) ? [] : [caseId]));
    const cases = await readCases(this.sources, caseIds, this.caller.requestId);
    return database.transaction((manager) => this.draftIn(manager, given, { answers, cases }));
  }

  private async draftIn(
    manager: EntityManager,
    given: ReplyGiven,
    { answers, cases }: { answers: ReadonlyMap<string, LetterAnswer>; cases: ReadonlyMap<string, ToldCase> },
  ): Promise<LetterRow | Refusal> {
    const { vault, clock, countyCode } = this.sources;
    const found = await lockIncoming(manager, this.caller, given);
    if (found instanceof Refusal) return found;
    if (!isAnswerable(found)) return wrongChildState(found);
    const { letter, children } = found;
    const drafted = await repliesUnderWay(manager, [letter.id], vault);
    if (children.some(({ id }) => drafted.has(id)))
      return alreadyDone("A reply about one of them is being drawn up.", "所选儿童已有在办复函稿。");
    const on = clock.today();
    const told = children.map((child) => answers.get(child.id) ?? this.fromCase(child, cases, on));
    const missing = told.findIndex((answer) => answer === null);
    if (missing >= 0)
      return invalid(
        `Child ${children[missing]?.position} has no case here yet: say what to answer.`,
        `第${children[missing]?.position}名儿童在本县尚无案件，请填写答复内容。`,
      );
    const items = told as LetterAnswer[];
    const own = await getOwnBureau(manager, countyCode, on);
    const composed = composeReply({
      bureauName: own.bureauName,
      title: letter.title,
      number: letter.number ?? "",
      children: children.map(({ contentSealed }, index) => ({
        name: openChildContent(vault, contentSealed).name,
        answer: items[index] as LetterAnswer,
      })),
    });
    const act: LetterAct = { by: this.caller, on, at: clock.now(), vault };
    const { letter: reply } = await insertLetter(
      manager,
      {
        direction: LetterDirection.OUT,
        kind: LetterKind.REPLY,
        countyCode,
        peerCode: letter.peerCode,
        peerName: letter.peerName,
        addressee: letter.peerName,
        via: letter.via,
        organs: ["education"],
        title: composed.title,
        content: { paragraphs: composed.paragraphs, contact: own.contact, copies: [], issuers: [], answers: items },
        aboutId: letter.id,
      },
      act,
    );
    return reply;
  }

  private fromCase(
    { id, caseId }: LetterChildRow,
    cases: ReadonlyMap<string, ToldCase>,
    on: string,
  ): LetterAnswer | null {
    const told = caseId === null ? undefined : cases.get(caseId);
    return told === undefined ? null : answerOf(id, told, on);
  }
}

const isAnswerable = ({ children }: IncomingLetter): boolean =>
  children.every(({ state }) => ANSWERABLE.includes(state));
