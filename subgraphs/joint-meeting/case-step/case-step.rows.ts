import type { Querier } from "../case/case.rows";
import type { StepTaken } from "./case-facts";
import type { StepKind } from "./step-kind";

/** A step as its row has it. */
export interface CaseStepRow extends StepTaken {
  id: string;
  caseId: string;
  paperNumber: string | null;
  documentId: string | null;
  noteSealed: Buffer | null;
  attachmentIds: string[];
  skipped: StepKind[];
  approvalId: string | null;
  actor: string;
  post: string;
  department: string;
  at: Date;
}

/** Steps of cases, each case's in the order in which they were taken. */
export function selectSteps(database: Querier, caseIds: readonly string[]): Promise<CaseStepRow[]> {
  return database.query(SELECT_STEPS, [caseIds]);
}

/** Keeps a step. @throws a breach of `UNIQUE (case_id, kind, round)`, which the lock on the case makes impossible. */
export async function insertStep(database: Querier, step: CaseStepRow): Promise<void> {
  await database.query(INSERT_STEP, [
    step.id,
    step.caseId,
    step.kind,
    step.round,
    step.takenOn,
    step.organ,
    step.paperNumber,
    step.documentId,
    step.answerUntil,
    step.noteSealed,
    step.attachmentIds,
    step.skipped,
    step.approvalId,
    step.actor,
    step.post,
    step.department,
    step.at,
  ]);
}

const SELECT_STEPS = `
  SELECT id, case_id AS "caseId", kind, round, taken_on AS "takenOn", organ, paper_number AS "paperNumber",
    document_id AS "documentId", answer_until AS "answerUntil", note_sealed AS "noteSealed",
    attachment_ids AS "attachmentIds", skipped, approval_id AS "approvalId", actor, post, department, at
  FROM case_step WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, round, taken_on, at, id`;

const INSERT_STEP = `
  INSERT INTO case_step (id, case_id, kind, round, taken_on, organ, paper_number, document_id, answer_until, note_sealed,
    attachment_ids, skipped, approval_id, actor, post, department, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;
