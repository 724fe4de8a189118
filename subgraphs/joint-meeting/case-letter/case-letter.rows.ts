import type { Querier } from "../case/case.rows";
import { CaseLetterDirection, CaseLetterEventKind, CaseLetterState } from "./case-letter-enums";
import type { LetterNews } from "./letter-news";

/** A child of a letter, as the last event told of it. Days are YYYY-MM-DD. */
export interface CaseLetterRow {
  itemId: string;
  letterId: string;
  caseId: string | null;
  direction: CaseLetterDirection;
  number: string | null;
  peerCode: string;
  peerName: string;
  state: CaseLetterState;
  stateSince: string;
  dueOn: string | null;
  replyNumber: string | null;
  outcomeId: string | null;
  overdueOn: string | null;
}

/** Columns of `case_letter l`. */
const CASE_LETTER_COLUMNS = `
  l.item_id AS "itemId", l.letter_id AS "letterId", l.case_id AS "caseId", l.direction, l.number,
  l.peer_code AS "peerCode", l.peer_name AS "peerName", l.state, l.state_since AS "stateSince", l.due_on AS "dueOn",
  l.reply_number AS "replyNumber", l.outcome_id AS "outcomeId", l.overdue_on AS "overdueOn"`;

/** A child of a letter, held until the transaction's end; null before its first event. */
export async function lockCaseLetter(manager: Querier, itemId: string): Promise<CaseLetterRow | null> {
  const [row] = await manager.query<CaseLetterRow[]>(
    `SELECT ${CASE_LETTER_COLUMNS} FROM case_letter l WHERE l.item_id = $1 FOR UPDATE`,
    [itemId],
  );
  return row ?? null;
}

const { OVERDUE, OVERDUE_TO_MEETING, OVERDUE_TO_SUPERIOR } = CaseLetterEventKind;
const LATE: readonly CaseLetterEventKind[] = [OVERDUE, OVERDUE_TO_MEETING, OVERDUE_TO_SUPERIOR];

/**
 * Writes down how a letter stands for a child after an event.
 * @param state null where it stays as it was
 */
export async function keepCaseLetter(
  manager: Querier,
  itemId: string,
  news: LetterNews,
  state: CaseLetterState | null,
): Promise<void> {
  const { kind, letterId, caseId, direction, number, peerCode, peerName, dueOn, on, paperNumber } = news;
  await manager.query(KEEP, [
    itemId,
    letterId,
    caseId,
    direction,
    number,
    peerCode,
    peerName,
    state,
    on,
    dueOn,
    paperNumber,
    LATE.includes(kind),
    kind === OVERDUE_TO_MEETING,
  ]);
}

/** Notes which outcome of its case a letter has brought. */
export async function setLetterOutcome(manager: Querier, itemId: string, outcomeId: string): Promise<void> {
  await manager.query("UPDATE case_letter SET outcome_id = $2 WHERE item_id = $1", [itemId, outcomeId]);
}

/** $8 the state, $9 the day, $12 whether it is late, $13 whether the meeting is to deal with it: both until it moves again. */
const KEEP = `
  INSERT INTO case_letter AS l (item_id, letter_id, case_id, direction, number, peer_code, peer_name, state, state_since,
    due_on, reply_number, overdue_on, to_meeting_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($8, 'DELIVERED'), $9::date, $10, $11,
    CASE WHEN $12::boolean THEN $9::date END, CASE WHEN $13::boolean THEN $9::date END)
  ON CONFLICT (item_id) DO UPDATE SET
    case_id = coalesce(l.case_id, excluded.case_id), number = excluded.number, peer_name = excluded.peer_name,
    due_on = excluded.due_on, reply_number = coalesce(excluded.reply_number, l.reply_number),
    state = coalesce($8, l.state), state_since = CASE WHEN $8 IS NULL THEN l.state_since ELSE $9::date END,
    overdue_on = CASE WHEN $8 IS NULL THEN coalesce(l.overdue_on, excluded.overdue_on) END,
    to_meeting_on = CASE WHEN $8 IS NULL THEN coalesce(l.to_meeting_on, excluded.to_meeting_on) END,
    version = l.version + 1`;

/** Letters of cases, each case's from the first on. $1 ids of cases. */
export const SELECT_LETTERS_OF_CASES = `
  SELECT ${CASE_LETTER_COLUMNS} FROM case_letter l WHERE l.case_id = ANY ($1::uuid[])
  ORDER BY l.case_id, l.state_since, l.number, l.item_id`;
