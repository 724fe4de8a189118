import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { coversRegion } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { resolveCounty } from "../../../schema/regions/county-succession";
import { findRegion } from "../../../schema/regions/regions";
import type { LettersResources } from "../context";
import { bureauNameOf } from "../directory/bureau-name";
import { findPeer } from "../directory/find-peer";
import { getOwnBureau } from "../directory/own-bureau";
import { type BodyOf, MESSAGE_BODY } from "../exchange/message";
import { receiveLetter } from "../incoming/receive-letter";
import { LetterVia } from "../letter/letter-kind";
import type { LetterRow } from "../letter/letter.rows";
import { lockLetterRow } from "../letter/lock-letter";
import { dueDays } from "../letter-setting/letter-settings";
import { holdNumber } from "./hold-number";

type SentChild = Omit<BodyOf<"LETTER">["children"][number], "itemId">;

/** A letter of a county not on the network, as a clerk reads it off its paper. */
export interface PaperLetter {
  fromCounty: string;
  number: string;
  title: string;
  /** YYYY-MM-DD */
  issuedOn: string;
  /** Null where the paper asks for no day: the own rule's is taken. */
  dueOn: string | null;
  /** Organ that issued it; null for the county's education bureau. */
  organ: string | null;
  /** Words of its body; null where the scan alone has them. */
  text: string | null;
  contact: string | null;
  children: readonly SentChild[];
}

/** Letters that came in on paper, as one caller may enter them. */
export class RegisterLetterActs {
  constructor(
    private readonly resources: LettersResources,
    private readonly caller: Caller,
  ) {}

  /**
   * Enters a letter that came in on paper: from then on it is worked on like any other, and answered on paper.
   * @throws DomainError FORBIDDEN to whoever is not of the county
   */
  async registerPaperLetter(given: PaperLetter): Promise<LetterRow | Refusal> {
    const { database, countyCode, clock } = this.resources;
    if (!coversRegion(this.caller, countyCode))
      throw new DomainError("FORBIDDEN", "Letters are the county's own affair. 函件由本县办理。");
    const from = resolveCounty(given.fromCounty, clock.today()).code;
    if (from.length !== 6 || findRegion(from) === null || from === countyCode)
      return invalid("fromCounty is the code of another county.", "来函县区代码有误。");
    if (given.issuedOn > clock.today())
      return invalid("A letter is not dated in the future.", "成文日期不得晚于今天。");
    return database.transaction((manager) => this.register(manager, from, given));
  }

  private async register(manager: EntityManager, from: string, given: PaperLetter): Promise<LetterRow | Refusal> {
    const peer = await findPeer(manager, from, this.resources.clock.today());
    // Entered by hand as well, it would be there twice.
    if (peer !== null && peer.exchangeUrl !== null)
      return invalid("That county's letters come in by the network.", "该县区已联网，来函由系统接收，不得重复登记。");
    const body = await this.bodyOf(manager, given, peer?.bureauName ?? bureauNameOf(from));
    if (body instanceof Refusal) return body;
    if (await holdNumber(manager, from, body.number))
      return alreadyDone("A letter of that number has been entered.", "该文号的来函已登记。");
    const letterId = randomUUID();
    const arriving = { from, letterId, via: LetterVia.PAPER, body, attachments: new Map(), messageId: null };
    const isTaken = await receiveLetter(manager, this.resources, arriving, this.caller);
    const letter = isTaken ? await lockLetterRow(manager, letterId) : null;
    if (letter === null) throw new Error("a paper letter that nothing speaks against was not taken in");
    return letter;
  }

  /** As a message would bring it, so that paper is held to the same form. */
  private async bodyOf(
    manager: EntityManager,
    { number, title, issuedOn, dueOn, organ, text, contact, children }: PaperLetter,
    bureauName: string,
  ): Promise<BodyOf<"LETTER"> | Refusal> {
    const { clock, countyCode } = this.resources;
    const today = clock.today();
    const own = await getOwnBureau(manager, countyCode, today);
    const read = MESSAGE_BODY.safeParse({
      kind: "LETTER",
      number,
      title,
      issuedOn,
      // Who signed it the scan shows.
      issuers: [{ organ: organ ?? bureauName, name: "见扫描件", post: "见扫描件" }],
      addressee: own.bureauName,
      paragraphs: text === null ? ["纸质来函，原文见扫描件。"] : text.split("\n").filter((line) => line.trim() !== ""),
      copies: [],
      contact: contact ?? "见扫描件",
      attachments: [],
      dueOn: dueOn ?? (await dueDays(manager, today)).answerBy,
      children: children.map((child) => ({ ...child, itemId: randomUUID() })),
      chain: [],
    });
    if (read.success && read.data.kind === "LETTER") return read.data;
    // Places alone: what stands there is about a child.
    const places = read.error?.issues.map(({ path }) => path.join(".")).join(", ") ?? "";
    return invalid(`These cannot be taken as they are: ${places}.`, `以下各项填报有误：${places}。`);
  }
}
