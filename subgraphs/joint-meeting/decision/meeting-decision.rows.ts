import type { Desk } from "../desk/desk";
import type { TaskAnswer } from "../task/task-answer";
import type { TaskState } from "../task/task-state";

/** A decision with what became of it. Dates are YYYY-MM-DD. */
export interface MeetingDecisionRow {
  id: string;
  meetingId: string;
  itemId: string;
  ordinal: number;
  textSealed: Buffer;
  desk: Desk;
  dueOn: string;
  caseNumber: string | null;
  at: Date;
  actor: string;
  post: string;
  taskId: string;
  taskNumber: string;
  taskState: TaskState;
  taskDueOn: string;
  taskClosedOn: string | null;
  taskAnswer: TaskAnswer | null;
}

const DECISIONS = `
  SELECT d.id, d.meeting_id AS "meetingId", d.item_id AS "itemId", d.ordinal, d.text_sealed AS "textSealed", d.desk,
    d.due_on AS "dueOn", c.number AS "caseNumber", d.at, d.actor, d.post, t.id AS "taskId", t.number AS "taskNumber",
    t.state AS "taskState", t.due_on AS "taskDueOn", t.closed_on AS "taskClosedOn", t.answer_kind AS "taskAnswer"
  FROM meeting_decision d JOIN task t ON t.id = d.task_id LEFT JOIN child_case c ON c.id = d.case_id`;

/** $1 ids of items. */
export const SELECT_DECISIONS = `${DECISIONS} WHERE d.item_id = ANY ($1::uuid[]) ORDER BY d.item_id, d.ordinal`;

/** $1 id. */
export const SELECT_DECISION = `${DECISIONS} WHERE d.id = $1`;

/** $1 meeting. */
export const SELECT_DECISIONS_OF_MEETING = `${DECISIONS} WHERE d.meeting_id = $1 ORDER BY d.ordinal`;

/** $1 item, $2 desk, $3 digest of the text, $4 case or null: the same words about two cases are two decisions. */
export const SELECT_SAME_DECISION =
  "SELECT id FROM meeting_decision WHERE item_id = $1 AND desk = $2 AND text_digest = $3 AND case_id::text IS NOT DISTINCT FROM $4::text";

/** Numbered within the meeting, whose row is locked. */
export const INSERT_DECISION = `
  INSERT INTO meeting_decision (id, meeting_id, item_id, ordinal, text_sealed, text_digest, desk, due_on, case_id, task_id,
    at, actor, post, department)
  SELECT $1, $2::uuid, $3, (SELECT count(*)::int + 1 FROM meeting_decision WHERE meeting_id = $2), $4, $5, $6, $7, $8, $9,
    $10, $11, $12, $13`;

/** $1 ids, in whose order they come. */
export const SELECT_DECISIONS_BY_ID = `
  ${DECISIONS} WHERE d.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], d.id)`;
