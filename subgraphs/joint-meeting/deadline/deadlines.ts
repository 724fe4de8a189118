import type { EntityManager } from "typeorm";

/** What a deadline may be of. */
export type DeadlineSubject = "CASE" | "CASE_WATCH" | "TASK" | "DECISION" | "RECTIFICATION" | "REPORT";

export interface DeadlineGiven {
  subjectKind: DeadlineSubject;
  subjectId: string;
  caseId: string | null;
  /** Whose it is to keep it. */
  desk: string;
  /** YYYY-MM-DD */
  dueOn: string;
}

/**
 * Sets the deadline of a subject, or sets it anew, in the transaction of the act that begins it. The date stays as it was
 * reckoned on that day, whatever rule comes later. A new date, or a new desk, is reminded of anew.
 */
export async function setDeadline(manager: EntityManager, given: DeadlineGiven): Promise<void> {
  const { subjectKind, subjectId, caseId, desk, dueOn } = given;
  await manager.query(SET, [subjectKind, subjectId, caseId, desk, dueOn]);
}

/** Ends the deadline of a subject, which is done or given up, on a day; nothing where none runs. */
export async function endDeadline(
  manager: EntityManager,
  subjectKind: DeadlineSubject,
  subjectId: string,
  on: string,
): Promise<void> {
  await manager.query(END, [subjectKind, subjectId, on]);
}

/** What was done about the same date for another desk counts for nothing. */
const SET = `
  WITH other_desk AS (
    DELETE FROM deadline_act act USING deadline old
    WHERE old.subject_kind = $1 AND old.subject_id = $2 AND old.desk <> $4
      AND act.deadline_id = old.id AND act.due_on = $5::date
  )
  INSERT INTO deadline (subject_kind, subject_id, case_id, desk, due_on)
  VALUES ($1, $2, $3::uuid, $4, $5::date)
  ON CONFLICT (subject_kind, subject_id)
  DO UPDATE SET case_id = excluded.case_id, desk = excluded.desk, due_on = excluded.due_on, ended_on = NULL`;

const END = `
  UPDATE deadline SET ended_on = $3::date WHERE subject_kind = $1 AND subject_id = $2 AND ended_on IS NULL`;
