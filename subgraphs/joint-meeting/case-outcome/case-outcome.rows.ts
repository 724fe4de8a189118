import type { Querier } from "../case/case.rows";
import type { CaseOutcomeKind } from "./case-outcome-kind";
import type { ConfirmedBy } from "./confirmed-by";

/** An outcome as its row has it; `undoneOn` of one that proved wrong, from which the case went on. */
export interface CaseOutcomeRow {
  id: string;
  caseId: string;
  outcome: CaseOutcomeKind;
  onDate: string;
  paperSealed: Buffer | null;
  paperNumber: string | null;
  documentId: string | null;
  noteSealed: Buffer | null;
  attachmentIds: string[];
  actor: string;
  post: string;
  department: string;
  at: Date;
  confirmedOn: string | null;
  confirmedBy: ConfirmedBy | null;
  replySealed: Buffer | null;
  relapsedOn: string | null;
  undoneOn: string | null;
  undoneReasonSealed: Buffer | null;
}

/** What is known of an outcome when it is entered. */
export type EnteredOutcome = Omit<CaseOutcomeRow, "replySealed" | "relapsedOn" | "undoneOn" | "undoneReasonSealed">;

/** Outcomes of cases, each case's from the first on; the last one is in force unless it was undone. */
export function selectOutcomes(database: Querier, caseIds: readonly string[]): Promise<CaseOutcomeRow[]> {
  return database.query(SELECT_OUTCOMES, [caseIds]);
}

export async function insertOutcome(database: Querier, outcome: EnteredOutcome): Promise<void> {
  await database.query(INSERT_OUTCOME, [
    outcome.id,
    outcome.caseId,
    outcome.outcome,
    outcome.onDate,
    outcome.paperSealed,
    outcome.paperNumber,
    outcome.documentId,
    outcome.noteSealed,
    outcome.attachmentIds,
    outcome.actor,
    outcome.post,
    outcome.department,
    outcome.at,
    outcome.confirmedOn,
    outcome.confirmedBy,
  ]);
}

interface Confirmation {
  on: string;
  by: ConfirmedBy;
  replySealed: Buffer | null;
}

/** Confirms the outcome of a case that is in force. */
export async function confirmOutcome(
  database: Querier,
  caseId: string,
  { on, by, replySealed }: Confirmation,
): Promise<void> {
  await database.query(
    `UPDATE case_outcome SET confirmed_on = $2, confirmed_by = $3, reply_sealed = $4
     WHERE case_id = $1 AND undone_on IS NULL`,
    [caseId, on, by, replySealed],
  );
}

/** Keeps what the home county has answered so far of an outcome that is in force. */
export async function recordReply(database: Querier, caseId: string, replySealed: Buffer): Promise<void> {
  await database.query("UPDATE case_outcome SET reply_sealed = $2 WHERE case_id = $1 AND undone_on IS NULL", [
    caseId,
    replySealed,
  ]);
}

/** Notes since when the child is out of school again. */
export async function markRelapsed(database: Querier, caseId: string, since: string): Promise<void> {
  await database.query("UPDATE case_outcome SET relapsed_on = $2 WHERE case_id = $1 AND undone_on IS NULL", [
    caseId,
    since,
  ]);
}

interface Undoing {
  on: string;
  at: Date;
  by: string;
  reasonSealed: Buffer;
}

/** Undoes the outcome of a case that is in force. */
export async function undoOutcome(database: Querier, caseId: string, undoing: Undoing): Promise<void> {
  const { on, at, by, reasonSealed } = undoing;
  await database.query(
    `UPDATE case_outcome SET undone_on = $2, undone_at = $3, undone_by = $4, undone_reason_sealed = $5
     WHERE case_id = $1 AND undone_on IS NULL`,
    [caseId, on, at, by, reasonSealed],
  );
}

const SELECT_OUTCOMES = `
  SELECT id, case_id AS "caseId", outcome, on_date AS "onDate", paper_sealed AS "paperSealed",
    paper_number AS "paperNumber", document_id AS "documentId", note_sealed AS "noteSealed",
    attachment_ids AS "attachmentIds", actor, post, department, at, confirmed_on AS "confirmedOn",
    confirmed_by AS "confirmedBy", reply_sealed AS "replySealed", relapsed_on AS "relapsedOn", undone_on AS "undoneOn",
    undone_reason_sealed AS "undoneReasonSealed"
  FROM case_outcome WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, at, undone_at NULLS LAST, id`;

const INSERT_OUTCOME = `
  INSERT INTO case_outcome (id, case_id, outcome, on_date, paper_sealed, paper_number, document_id, note_sealed,
    attachment_ids, actor, post, department, at, confirmed_on, confirmed_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;
