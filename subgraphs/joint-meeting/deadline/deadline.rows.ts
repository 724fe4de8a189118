import type { DeadlineSubject } from "./deadlines";
import type { EscalationLevel } from "./escalation-level";

/** A deadline as {@link DEADLINE_COLUMNS} read it. Dates are YYYY-MM-DD. */
export interface DeadlineRow {
  id: string;
  subjectKind: DeadlineSubject;
  subjectId: string;
  caseId: string | null;
  caseNumber: string | null;
  desk: string;
  dueOn: string;
  endedOn: string | null;
  escalation: EscalationLevel | null;
}

/** Columns of a deadline `d` of the case `c`; what was done about an earlier date counts no more. */
export const DEADLINE_COLUMNS = `
    d.id, d.subject_kind AS "subjectKind", d.subject_id AS "subjectId", d.case_id AS "caseId", c.number AS "caseNumber",
    d.desk, d.due_on AS "dueOn", d.ended_on AS "endedOn", (
      SELECT act.kind FROM deadline_act act
      WHERE act.deadline_id = d.id AND act.due_on = d.due_on AND act.kind LIKE 'TO_%'
      ORDER BY array_position('{TO_LEADER,TO_AGENDA,TO_HEAD}', act.kind) LIMIT 1
    ) AS escalation`;

export const DEADLINES = "deadline d LEFT JOIN child_case c ON c.id = d.case_id";

/** $1 kind of subject, $2 ids of subjects. */
export const SELECT_OF_SUBJECTS = `
  SELECT ${DEADLINE_COLUMNS} FROM ${DEADLINES} WHERE d.subject_kind = $1 AND d.subject_id = ANY ($2::text[])`;
