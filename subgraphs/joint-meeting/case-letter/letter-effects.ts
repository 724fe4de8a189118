import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { advanceCase } from "../case/advance-case";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import { insertOutcome, recordReply, selectOutcomes } from "../case-outcome/case-outcome.rows";
import { restCase } from "../case-outcome/rest-case";
import { resumeCase } from "../case-outcome/resume-case";
import { settleHandover } from "../case-outcome/settle-handover";
import { watchEnd } from "../case-outcome/watch-end";
import { selectSteps } from "../case-step/case-step.rows";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays, workingDayAfter } from "../casework-setting/working-days";
import { setDeadline } from "../deadline/deadlines";
import { EDUCATION } from "../desk/desk";
import { setLetterOutcome } from "./case-letter.rows";
import type { LetterEffect } from "./letter-event-table";
import { type LetterNews, titleOfLetter, wordsOfNews } from "./letter-news";

/** Who tells it, on which county day. */
export interface LetterAct {
  by: Caller;
  /** YYYY-MM-DD */
  today: string;
  at: Date;
  vault: Vault;
}

/** A locked case, and what is told of its letter. */
export interface ToldOfCase {
  row: CaseRow;
  itemId: string;
  news: LetterNews;
}

const { HANDED_OVER } = CaseOutcomeKind;

/**
 * Does to a case what its letter brings, if it is not so already: what was entered by hand for the same letter, or came
 * about otherwise meanwhile, stays as it is.
 */
export async function applyLetter(
  manager: EntityManager,
  effect: Exclude<LetterEffect, "RESUME">,
  told: ToldOfCase,
  act: LetterAct,
): Promise<void> {
  const { row } = told;
  const isOpen = row.state === CaseState.OPEN;
  if (!isOpen && !isHandedOver(row)) return;
  switch (effect) {
    case "HAND_OVER":
      if (isOpen) await handOver(manager, told, act);
      return;
    case "WATCH_ON":
      if (!isOpen) await watchOn(manager, told, act);
      return;
    case "SETTLE":
      return settle(manager, isOpen ? await handOver(manager, told, act) : row, told.news, act);
  }
}

/**
 * Has a case go on whose hand-over by this very letter does not hold; writes the history of it.
 * @returns false for a case that this letter did not hand over, which stays as it is
 */
export async function resumeByLetter(
  manager: EntityManager,
  { row, itemId, news }: ToldOfCase,
  kind: CaseEventKind,
  { by, today, at, vault }: LetterAct,
): Promise<boolean> {
  if (!isHandedOver(row)) return false;
  const outcome = (await selectOutcomes(manager, [row.id])).findLast(({ undoneOn }) => undoneOn === null);
  if (outcome === undefined) return false;
  const isByHandOfLetter = news.number !== null && outcome.paperNumber === news.number;
  if (!isByHandOfLetter && (await outcomeOfLetter(manager, itemId)) !== outcome.id) return false;
  await resumeCase(manager, row, { reason: wordsOfNews(news), kind, by, on: today, at, vault });
  return true;
}

const isHandedOver = ({ state, outcome }: CaseRow): boolean => state === CaseState.WATCHED && outcome === HANDED_OVER;

async function handOver(
  manager: EntityManager,
  { row, itemId, news }: ToldOfCase,
  { by, today, at, vault }: LetterAct,
): Promise<CaseRow> {
  const id = randomUUID();
  const on = await dayOfHandover(manager, row, news.on, today);
  const { actor, post, department } = by;
  await insertOutcome(manager, {
    id,
    caseId: row.id,
    outcome: HANDED_OVER,
    onDate: on,
    paperSealed: vault.seal("函"),
    paperNumber: news.number,
    documentId: null,
    noteSealed: null,
    attachmentIds: [],
    actor,
    post,
    department,
    at,
    confirmedOn: null,
    confirmedBy: null,
  });
  await setLetterOutcome(manager, itemId, id);
  const note = titleOfLetter(news);
  await recordCaseEvent(manager, { caseId: row.id, kind: CaseEventKind.CONCLUDED, note, by, at, vault });
  const rules = { settings: await getCaseworkSettings(manager, on), officeDays: await readOfficeDays(manager) };
  const { dueOn } = news;
  // Accepted late, it is to be answered no later than a letter of that day.
  const watchUntil =
    dueOn !== null && dueOn >= on ? dueOn : watchEnd(HANDED_OVER, on, rules.settings, rules.officeDays);
  return restCase(manager, row, { outcome: HANDED_OVER, on, watchUntil, today, at });
}

/** The letter's day, as far as it fits the case: its steps were taken before it left, and days of another county may be ahead. */
async function dayOfHandover(manager: EntityManager, row: CaseRow, on: string, today: string): Promise<string> {
  const steps = await selectSteps(manager, [row.id]);
  const latest = [row.spellSince, on, ...steps.map(({ takenOn }) => takenOn)].toSorted().at(-1) ?? on;
  return latest < today ? latest : today;
}

/** An answer that does not end it: education asks again in due time. */
async function watchOn(manager: EntityManager, { row, news }: ToldOfCase, { today, vault }: LetterAct): Promise<void> {
  await recordReply(manager, row.id, vault.seal(replyOf(news)));
  const { WATCH_SCHOOL_DAYS } = await getCaseworkSettings(manager, today);
  const watchUntil = workingDayAfter(await readOfficeDays(manager), today, WATCH_SCHOOL_DAYS);
  await advanceCase(manager, row, { watchUntil });
  const subject = { subjectKind: "CASE_WATCH", subjectId: row.id, caseId: row.id } as const;
  await setDeadline(manager, { ...subject, desk: EDUCATION, dueOn: watchUntil });
}

async function settle(
  manager: EntityManager,
  row: CaseRow,
  news: LetterNews,
  { by, today, at, vault }: LetterAct,
): Promise<void> {
  const answeredOn = news.on < today ? news.on : today;
  await settleHandover(manager, row, { answeredOn, reply: replyOf(news), by, on: today, at, vault });
}

const replyOf = ({ paperNumber, words }: LetterNews): string =>
  ["复函", paperNumber, words].filter((text) => text !== null).join(" ");

async function outcomeOfLetter(manager: EntityManager, itemId: string): Promise<string | null> {
  const [row] = await manager.query<{ outcomeId: string | null }[]>(
    'SELECT outcome_id AS "outcomeId" FROM case_letter WHERE item_id = $1',
    [itemId],
  );
  return row?.outcomeId ?? null;
}
