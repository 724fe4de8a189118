import type { StepKind } from "../case-step/step-kind";
import type { CaseEventKind } from "./case-event-kind";
import { CASE_COLUMNS } from "./case.rows";

/** Something that happened to a case; without an actor where the county's round did it. */
export interface CaseEventRow {
  id: number;
  kind: CaseEventKind;
  step: StepKind | null;
  at: Date;
  actor: string | null;
  post: string | null;
  department: string | null;
  noteSealed: Buffer | null;
}

/** Day by which something is due, YYYY-MM-DD. */
export interface DeadlineRow {
  dueOn: string;
}

/** $1 ids of children or of records linked to them. */
export const SELECT_OF_CHILDREN = `
  WITH asked AS (
    SELECT given.id, coalesce(l.child_id, given.id) AS child_id
    FROM unnest($1::text[]) AS given (id) LEFT JOIN child_link l ON l.alias_id = given.id AND l.undone_at IS NULL
  )
  SELECT asked.id AS asked, ${CASE_COLUMNS}
  FROM asked JOIN child_case c ON c.child_id = asked.child_id
  ORDER BY asked.id, c.spell_since DESC, c.number DESC`;

/**
 * The case that was opened from a finding, else the one that is about the child when the finding says that it is out of
 * school. $1 ids of findings, $2 kinds that say so.
 */
export const SELECT_OF_FINDINGS = `
  SELECT f.id AS asked, found.*
  FROM finding f CROSS JOIN LATERAL (
    SELECT ${CASE_COLUMNS} FROM child_case c
    WHERE c.finding_id = f.id
      OR (c.child_id = f.child_id AND c.region_code = f.region_code AND c.state <> 'CLOSED' AND f.state <> 'SETTLED'
        AND f.kind = ANY ($2::text[]))
    ORDER BY c.finding_id IS NOT DISTINCT FROM f.id DESC, c.number DESC LIMIT 1
  ) found
  WHERE f.id = ANY ($1::uuid[])`;

/** $1 ids of cases. */
export const SELECT_CASE_EVENTS = `
  SELECT case_id AS asked, id, kind, step, at, actor, post, department, note_sealed AS "noteSealed"
  FROM case_event WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, id`;

/** $1 ids of cases. */
export const SELECT_RESPONSIBLE = `
  SELECT case_id AS asked, level, name, post FROM case_responsible
  WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, level, name, post`;

/** The earliest that runs, of the case itself or of its watch. $1 ids of cases. */
export const SELECT_DEADLINES = `
  SELECT case_id AS asked, min(due_on) AS "dueOn" FROM deadline
  WHERE case_id = ANY ($1::uuid[]) AND subject_kind IN ('CASE', 'CASE_WATCH') AND ended_on IS NULL GROUP BY case_id`;
