import type { PersonId } from "../../../schema/person-id";
import type { PlacedCase } from "../case/case.policy";
import type { Querier } from "../case/case.rows";
import type { Desk } from "../desk/desk";
import type { TaskAnswer } from "./task-answer";
import type { TaskKind } from "./task-kind";
import type { TaskState } from "./task-state";

/** A task as {@link TASK_COLUMNS} read it, with what its case tells. Days are YYYY-MM-DD. */
export interface TaskRow {
  id: string;
  number: string;
  regionCode: string;
  caseId: string | null;
  meetingId: string | null;
  itemId: string | null;
  /** The notice to be served. */
  documentId: string | null;
  kind: TaskKind;
  desk: Desk;
  askerDesk: Desk;
  askedSealed: Buffer;
  partSealed: Buffer | null;
  dueOn: string;
  state: TaskState;
  version: number;
  answer: TaskAnswer | null;
  answerSealed: Buffer | null;
  attachmentIds: string[];
  reasonSealed: Buffer | null;
  askedOn: string;
  askedAt: Date;
  askedBy: string;
  askedPost: string;
  askedDepartment: string;
  acceptedOn: string | null;
  acceptedBy: string | null;
  acceptedPost: string | null;
  closedOn: string | null;
  closedBy: string | null;
  closedPost: string | null;
  /** Of the case; null for a task of none. */
  caseNumber: string | null;
  childId: PersonId | null;
  ofCase: PlacedCase | null;
}

/** Columns of a task `t` and its case `c`. */
export const TASK_COLUMNS = `
    t.id, t.number, t.region_code AS "regionCode", t.case_id AS "caseId", t.meeting_id AS "meetingId",
    t.item_id AS "itemId", t.document_id AS "documentId", t.kind, t.desk, t.asker_desk AS "askerDesk", t.asked_sealed AS "askedSealed",
    t.part_sealed AS "partSealed", t.due_on AS "dueOn", t.state, t.version, t.answer_kind AS answer,
    t.answer_sealed AS "answerSealed", t.attachment_ids AS "attachmentIds", t.reason_sealed AS "reasonSealed",
    t.asked_on AS "askedOn", t.asked_at AS "askedAt", t.asked_by AS "askedBy", t.asked_post AS "askedPost",
    t.asked_department AS "askedDepartment", t.accepted_on AS "acceptedOn", t.accepted_by AS "acceptedBy",
    t.accepted_post AS "acceptedPost", t.closed_on AS "closedOn", t.closed_by AS "closedBy",
    t.closed_post AS "closedPost", c.number AS "caseNumber", c.child_id AS "childId",
    CASE WHEN c.id IS NOT NULL THEN json_build_object('regionCode', c.region_code, 'schoolId', c.school_id,
      'townshipCode', c.township_code, 'lead', c.lead, 'assistants', c.assistants) END AS "ofCase"`;

/** What {@link TASK_COLUMNS} reads from. */
export const TASKS = "task t LEFT JOIN child_case c ON c.id = t.case_id";

/** A task whoever asks. $1 id. */
export const SELECT_TASK_ROW = `SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE t.id = $1`;

/** A task whoever asks. @throws Error when there is none. */
export async function getTaskRow(database: Querier, id: string): Promise<TaskRow> {
  const [row] = await database.query<TaskRow[]>(SELECT_TASK_ROW, [id]);
  if (row === undefined) throw new Error(`there is no task ${id}`);
  return row;
}
