import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, notFound } from "../../../infra/runtime/refusals";
import type { Vault } from "../../../infra/runtime/vault";
import { mayReadCase } from "../case/case.policy";
import type { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { CASE_COLUMNS, type CaseRow } from "../case/case.rows";
import { notifyAll } from "../inbox/notify";
import { requireOwnRegion } from "../region/region.policy";
import { CaseLetterDirection, CaseLetterState } from "./case-letter-enums";
import { type CaseLetterRow, keepCaseLetter, lockCaseLetter } from "./case-letter.rows";
import { applyLetter, type LetterAct, resumeByLetter, type ToldOfCase } from "./letter-effects";
import { letterEventRuleOf } from "./letter-event-table";
import { type LetterNews, wordsOfNews } from "./letter-news";
import { noticesOf } from "./letter-notices";
import { readNews } from "./read-news";
import { takeEvent } from "./told-events";

const { SIGNED, DELIVERED } = CaseLetterState;

interface CaseLetterSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/** What came of an event that was told. */
export interface LetterEventRecorded {
  eventId: string;
  /** The case that it went to; null where the letter's child has none. */
  row: CaseRow | null;
}

/** What the letters' service tells cases: history, notices, and where the case goes with its letter. */
export class CaseLetterActs {
  constructor(
    private readonly sources: CaseLetterSources,
    private readonly caller: Caller,
  ) {}

  /** Writes down an event of a letter; one that was told is refused as done. @throws DomainError FORBIDDEN elsewhere. */
  async record(given: LetterNews): Promise<LetterEventRecorded | Refusal> {
    const { database, countyCode, clock, vault } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const news = readNews(given);
    if (news instanceof Refusal) return news;
    const act: LetterAct = { by: this.caller, today: clock.today(), at: clock.now(), vault };
    return database.transaction(async (manager) => {
      const row = news.caseId === null ? null : await lockLetterCase(manager, this.caller, news.caseId);
      if (row === undefined) return notFound();
      const known = news.itemId === null ? null : await lockCaseLetter(manager, news.itemId);
      if (known !== null && (known.letterId !== news.letterId || isOfOther(known.caseId, news.caseId)))
        return notFound();
      if (!(await takeEvent(manager, news, act.at))) return alreadyDone("The event was told.", "该进展已入案。");
      await tell(manager, news, { row, known }, act);
      return { eventId: news.eventId, row: row && (await readAgain(manager, row)) };
    });
  }
}

const isOfOther = (known: string | null, given: string | null): boolean =>
  known !== null && given !== null && known !== given;

interface Concerned {
  row: CaseRow | null;
  /** As it was before the event. */
  known: CaseLetterRow | null;
}

async function tell(
  manager: EntityManager,
  news: LetterNews,
  { row, known }: Concerned,
  act: LetterAct,
): Promise<void> {
  const { state, history } = letterEventRuleOf(news.kind);
  if (news.itemId !== null) {
    // A receipt may be taken after the answer.
    const isLate = state === DELIVERED && known !== null && known.state !== SIGNED;
    await keepCaseLetter(manager, news.itemId, news, isLate ? null : state);
    if (row !== null && history !== null) await tellCase(manager, { row, itemId: news.itemId, news }, history, act);
  }
  await notifyAll(manager, noticesOf(news, row, act));
}

/** History and effect: of a letter that came in there is none, since its case is this county's own to conclude. */
async function tellCase(
  manager: EntityManager,
  told: ToldOfCase,
  history: CaseEventKind,
  act: LetterAct,
): Promise<void> {
  const { row, news } = told;
  const { effect } = letterEventRuleOf(news.kind);
  const isOut = news.direction === CaseLetterDirection.OUT;
  if (isOut && effect === "RESUME" && (await resumeByLetter(manager, told, history, act))) return;
  const { by, at, vault } = act;
  await recordCaseEvent(manager, { caseId: row.id, kind: history, note: wordsOfNews(news), by, at, vault });
  if (isOut && effect !== null && effect !== "RESUME") await applyLetter(manager, effect, told, act);
}

/** The case, locked as by its acts; undefined for one that is not there, or hidden. */
async function lockLetterCase(manager: EntityManager, caller: Caller, caseId: string): Promise<CaseRow | undefined> {
  const [row] = await manager.query<CaseRow[]>(
    `SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1 FOR NO KEY UPDATE`,
    [caseId],
  );
  return row !== undefined && mayReadCase(caller, row) ? row : undefined;
}

async function readAgain(manager: EntityManager, { id }: CaseRow): Promise<CaseRow | null> {
  const [row] = await manager.query<CaseRow[]>(`SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1`, [id]);
  return row ?? null;
}
