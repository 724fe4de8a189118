import type { DataSource, EntityManager } from "typeorm";
import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { bureauNameOf } from "../directory/bureau-name";
import { findPeer } from "../directory/find-peer";
import { getOwnBureau } from "../directory/own-bureau";
import type { OwnBureauRow } from "../directory/own-bureau.rows";
import { MOST_CHILDREN } from "../exchange/message";
import { insertLetter } from "../letter/insert-letter";
import type { LetterAct } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import type { LetterRow } from "../letter/letter.rows";
import { getLetterSettings } from "../letter-setting/letter-settings";
import { composeInquiry } from "./compose-inquiry";
import { readLetterChildren } from "./letter-children.reader";
import { LetterGapReason } from "./letter-gap-reason";
import { LetterGrouping } from "./letter-grouping";
import { type LetterSubject, subjectOf } from "./letter-subject";
import { findLettersUnderWay, lockDrafting } from "./letters-under-way";

interface DraftSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  gateway: GatewayReader;
}

export interface DraftsGiven {
  caseIds: readonly string[];
  grouping: LetterGrouping;
  regionCode: string;
}

/** A case for which no letter was drawn up. */
export interface LetterGap {
  caseId: string;
  reason: LetterGapReason;
  /** The letter that is under way about it. */
  letterId: string | null;
}

export interface DraftedLetters {
  letters: LetterRow[];
  gaps: LetterGap[];
}

/** What letters are drawn up with. */
interface Pen {
  act: LetterAct;
  own: OwnBureauRow;
  answerDays: number;
}

/** Draws up letters to the home counties of children, from their cases. */
export class DraftLettersActs {
  constructor(
    private readonly sources: DraftSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Draws up a letter for each child, or one for each county; a case that needs none, or of which nobody knows where its child
   * is at home, is told of and never left out in silence.
   * @throws DomainError UNAVAILABLE when a department does not answer, FORBIDDEN to whoever is not of the county
   */
  async draft({ caseIds: given, grouping, regionCode }: DraftsGiven): Promise<DraftedLetters | Refusal> {
    const { database, clock, countyCode, vault } = this.sources;
    if (regionCode !== countyCode || !coversRegion(this.caller, countyCode))
      throw new DomainError("FORBIDDEN", "Letters are the county's own affair. 函件由本县办理。");
    const caseIds = [...new Set(given.map((id) => id.toLowerCase()))];
    if (caseIds.length === 0 || caseIds.length > MOST_CHILDREN)
      return invalid(`Give 1 to ${MOST_CHILDREN} cases.`, `每次须选1至${MOST_CHILDREN}个案件。`);
    const readings = await readLetterChildren(this.sources, caseIds.filter(isUuid), this.caller.requestId);
    const on = clock.today();
    const gaps: LetterGap[] = [];
    const subjects: LetterSubject[] = [];
    for (const caseId of caseIds) {
      const reading = readings.get(caseId);
      const subject = reading === undefined ? LetterGapReason.NO_CASE : subjectOf(reading, { countyCode, on });
      if (typeof subject === "string") gaps.push({ caseId, reason: subject, letterId: null });
      else subjects.push(subject);
    }
    return database.transaction(async (manager) => {
      await lockDrafting(manager, countyCode);
      const underWay = await findLettersUnderWay(
        manager,
        subjects.map(({ caseId }) => caseId),
      );
      for (const [caseId, letterId] of underWay)
        gaps.push({ caseId, reason: LetterGapReason.ALREADY_WRITTEN, letterId });
      const wanted = subjects.filter(({ caseId }) => !underWay.has(caseId));
      const pen: Pen = {
        act: { by: this.caller, on, at: clock.now(), vault },
        own: await getOwnBureau(manager, countyCode, on),
        answerDays: (await getLetterSettings(manager, on)).ANSWER_DAYS,
      };
      const letters: LetterRow[] = [];
      for (const children of groupsOf(wanted, grouping)) letters.push(await this.write(manager, children, pen));
      return { letters, gaps };
    });
  }

  private async write(manager: EntityManager, subjects: readonly LetterSubject[], pen: Pen): Promise<LetterRow> {
    const { countyCode } = this.sources;
    const { act, own, answerDays } = pen;
    const peerCode = subjects[0]?.homeCounty ?? countyCode;
    const peer = await findPeer(manager, peerCode, act.on);
    const peerName = peer?.bureauName ?? bureauNameOf(peerCode);
    const { title, ...text } = composeInquiry({
      bureauName: own.bureauName,
      countyCode,
      peerCode,
      children: subjects.map(({ content }) => content),
      answerDays,
      on: act.on,
    });
    const { letter } = await insertLetter(
      manager,
      {
        direction: LetterDirection.OUT,
        kind: LetterKind.INQUIRY,
        countyCode,
        peerCode,
        peerName,
        addressee: peerName,
        via: (peer?.exchangeUrl ?? null) === null ? LetterVia.PAPER : LetterVia.NETWORK,
        organs: ["education"],
        title,
        content: { ...text, contact: own.contact, issuers: [], answers: [] },
        children: subjects,
      },
      act,
    );
    return letter;
  }
}

/** Those of one letter each, in the order in which their cases were given. */
function groupsOf(subjects: readonly LetterSubject[], grouping: LetterGrouping): LetterSubject[][] {
  if (grouping === LetterGrouping.PER_CHILD) return subjects.map((subject) => [subject]);
  return [...Map.groupBy(subjects, ({ homeCounty }) => homeCounty).values()];
}
