import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { notFound } from "../../../infra/runtime/refusals";
import type { Vault } from "../../../infra/runtime/vault";
import { isPersonId } from "../../../schema/person-id";
import { draftOf, openEntryOf, spellSince } from "../case/case-draft";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { CaseOrigin } from "../case/case-origin";
import { type CaseRow, findCase } from "../case/case.rows";
import type { DropoutCause } from "../case/dropout-cause";
import { holdLinks, openCase, StillOpen } from "../case/open-case";
import { OpeningReader } from "../case/opening.reader";
import type { Whereabouts } from "../case/whereabouts";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays, workingDayAfter } from "../casework-setting/working-days";
import { EDUCATION, townshipDesk } from "../desk/desk";
import { notify } from "../inbox/notify";
import { requireOwnRegion } from "../region/region.policy";
import { CaseLetterDirection, CaseLetterEventKind, CaseLetterState } from "./case-letter-enums";
import { keepCaseLetter } from "./case-letter.rows";
import type { LetterAct } from "./letter-effects";
import { type LetterNews, wordsOfNews } from "./letter-news";
import { spellOfLetter } from "./letter-spell";
import { readNews } from "./read-news";
import { findCaseOfEvent, setCaseOfEvent, takeEvent } from "./told-events";

interface LetterOpeningSources {
  database: DataSource;
  office: GatewayReader;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/** A letter of another county that was accepted for a child. */
export interface LetterOpening extends Omit<LetterNews, "kind" | "itemId" | "caseId" | "direction" | "paperNumber"> {
  itemId: string;
  childId: string;
  /** First day out of school as the letter says, YYYY-MM-DD. */
  since: string;
  cause: DropoutCause | null;
  whereabouts: Whereabouts | null;
}

/** Opens cases of letters that were accepted (受理): ownership of the child has moved here. */
export class OpenByLetterActs {
  constructor(
    private readonly sources: LetterOpeningSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Opens the case of a child, or finds the one that it has; told again, it finds the same.
   * @throws DomainError FORBIDDEN elsewhere, or UNAVAILABLE while a department is missing.
   */
  async open(given: LetterOpening): Promise<CaseRow | StillOpen | Refusal> {
    const { database, countyCode, clock } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const { ACCEPTED } = CaseLetterEventKind;
    const fixed = { kind: ACCEPTED, caseId: null, direction: CaseLetterDirection.IN, paperNumber: null };
    const read = readNews({ ...given, ...fixed });
    if (read instanceof Refusal) return read;
    if (!isPersonId(given.childId)) return notFound();
    const told = await this.findTold(database.manager, given.eventId);
    if (told !== null) return told;
    // Before anything is locked; departments may be slow.
    const reader = new OpeningReader({ ...this.sources, requestId: this.caller.requestId });
    const { place, entries } = await reader.readChild(given.childId, clock.today());
    const draft = {
      ...draftOf(countyCode, place, openEntryOf(entries), spellSince(given.since, entries)),
      origin: CaseOrigin.LETTER,
      account: wordsOfNews(read),
      // The school that it left is another county's.
      lead: place.townshipCode === null ? EDUCATION : townshipDesk(place.townshipCode),
      ...(given.cause === null ? {} : { cause: given.cause }),
      ...(given.whereabouts === null ? {} : { whereabouts: given.whereabouts }),
    };
    return database.transaction(async (manager) => {
      await holdLinks(manager);
      const act = this.act();
      if (!(await takeEvent(manager, read, act.at))) return (await this.findTold(manager, given.eventId)) ?? notFound();
      const since = await spellOfLetter(manager, {
        regionCode: countyCode,
        childId: place.childId,
        since: draft.since,
      });
      const opened = await openCase(
        manager,
        { ...draft, since },
        { ...act, on: act.today, confirmBy: await this.confirmBy(manager) },
      );
      if (opened instanceof Refusal) throw new Error(`no case could be opened of letter ${given.letterId}`);
      await this.link(manager, read, opened, act);
      return opened;
    });
  }

  /** Has the case know its letter, and its lead, where it had the case before. */
  private async link(
    manager: EntityManager,
    news: LetterNews & { itemId: string },
    opened: CaseRow | StillOpen,
    act: LetterAct,
  ): Promise<void> {
    const { by, today, at, vault } = act;
    const row = opened instanceof StillOpen ? opened.row : opened;
    await setCaseOfEvent(manager, news.eventId, row.id);
    await keepCaseLetter(manager, news.itemId, { ...news, caseId: row.id }, CaseLetterState.ACCEPTED);
    const kind = CaseEventKind.LETTER_ACCEPTED;
    await recordCaseEvent(manager, { caseId: row.id, kind, note: wordsOfNews(news), by, at, vault });
    if (!(opened instanceof StillOpen)) return;
    await notify(manager, {
      desk: row.lead,
      kind: "LETTER_ACCEPTED",
      subjectKind: "LETTER",
      subjectId: news.letterId,
      caseId: row.id,
      dueOn: news.dueOn,
      dedupe: `letter:${news.itemId}:linked`,
      on: today,
      at,
    });
  }

  /** The case of an event that was told; null for one that nobody told. */
  private async findTold(manager: EntityManager, eventId: string): Promise<StillOpen | null> {
    const caseId = await findCaseOfEvent(manager, eventId);
    const row = caseId === null ? null : await findCase(manager, this.caller, caseId);
    return row && new StillOpen(row, true);
  }

  private act(): LetterAct {
    const { clock, vault } = this.sources;
    return { by: this.caller, today: clock.today(), at: clock.now(), vault };
  }

  private async confirmBy(manager: EntityManager): Promise<string> {
    const today = this.sources.clock.today();
    const { CONFIRM_DAYS } = await getCaseworkSettings(manager, today);
    return workingDayAfter(await readOfficeDays(manager), today, CONFIRM_DAYS);
  }
}
