import { SELECT_TASK_ROW, TASK_COLUMNS, TASKS } from "./task.rows";
import { TASK_IN_SCOPE, TASK_OF_PART_IN_SCOPE } from "./task.policy";

/** After the parameters of tasks' scope: $7 id. */
export const SELECT_TASK = `SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE ${TASK_IN_SCOPE} AND t.id = $7`;

/** After the parameters of tasks' scope: $7 ids of cases. */
export const SELECT_TASKS_OF_CASES = `
  SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE ${TASK_IN_SCOPE} AND t.case_id = ANY ($7::uuid[])
  ORDER BY t.case_id, t.due_on, t.id`;

/** What a list of tasks holds to, and its page. */
const PAGE = `
    AND ($7::text IS NULL OR t.desk = $7)
    AND ($8::text[] IS NULL OR t.state = ANY ($8))
    AND ($9::text[] IS NULL OR t.kind = ANY ($9))
    AND ($10::date IS NULL OR (t.state IN ('ASKED', 'ACCEPTED') AND t.due_on < $10))
    AND ($11::uuid IS NULL OR t.case_id = $11)
    AND ($12::date IS NULL OR (t.due_on, t.id) > ($12, $13::uuid))
  ORDER BY t.due_on, t.id LIMIT $14`;

/**
 * After the parameters of tasks' scope: $7 desk, $8 states, $9 kinds, $10 day before which what is not finished is
 * overdue, $11 case, $12 due day and $13 id before the page, $14 rows.
 */
export const SELECT_TASKS = `
  SELECT ${TASK_COLUMNS} FROM ${TASKS}
  WHERE ${TASK_IN_SCOPE} ${PAGE}`;

/** {@link SELECT_TASKS} for whoever reads cases of a part of the county: what the page holds is all that meets its case. */
export const SELECT_TASKS_OF_PART = `
  SELECT ${TASK_COLUMNS} FROM (SELECT * FROM task t WHERE ${TASK_OF_PART_IN_SCOPE} ${PAGE}) AS t
    LEFT JOIN child_case c ON c.id = t.case_id
  ORDER BY t.due_on, t.id`;

/** A task that nobody changes until the transaction's end. $1 id. */
export const HOLD_TASK_AS_IT_IS = `${SELECT_TASK_ROW} FOR SHARE OF t`;

/** A task for an act, held until the transaction's end. $1 id. */
export const LOCK_TASK = `${SELECT_TASK_ROW} FOR NO KEY UPDATE OF t`;

/** Whether a desk has the same to do in a case already. $1 case, $2 kind, $3 desk, $4 document. */
export const SELECT_SAME_TASK = `
  SELECT number FROM task
  WHERE case_id = $1 AND kind = $2 AND desk = $3 AND document_id IS NOT DISTINCT FROM $4::uuid
    AND state IN ('ASKED', 'ACCEPTED', 'RETURNED')`;

/** $1 id, $2 day, $3 instant, $4 account, $5 post, $6 department. */
export const ACCEPT_TASK = `
  UPDATE task SET state = 'ACCEPTED', version = version + 1, accepted_on = $2, accepted_at = $3, accepted_by = $4,
    accepted_post = $5, accepted_department = $6
  WHERE id = $1`;

/** $1 id, $2 reason. */
export const RETURN_TASK =
  "UPDATE task SET state = 'RETURNED', version = version + 1, reason_sealed = $2 WHERE id = $1";

/** $1 id, $2 to $6 as in {@link ACCEPT_TASK}, $7 due day, $8 part. */
export const ASK_TASK_AGAIN = `
  UPDATE task SET state = 'ASKED', version = version + 1, reason_sealed = NULL, asked_on = $2, asked_at = $3,
    asked_by = $4, asked_post = $5, asked_department = $6, due_on = $7, part_sealed = $8, accepted_on = NULL,
    accepted_at = NULL, accepted_by = NULL, accepted_post = NULL, accepted_department = NULL
  WHERE id = $1`;

/** $1 id, $2 to $6 as in {@link ACCEPT_TASK}, $7 answer in a word, $8 in words, $9 attachments. */
export const ANSWER_TASK = `
  UPDATE task SET state = 'DONE', version = version + 1, closed_on = $2, closed_at = $3, closed_by = $4,
    closed_post = $5, closed_department = $6, answer_kind = $7, answer_sealed = $8, attachment_ids = $9
  WHERE id = $1`;

/** $1 id, $2 to $6 as in {@link ACCEPT_TASK}, $7 reason. */
export const WITHDRAW_TASK = `
  UPDATE task SET state = 'WITHDRAWN', version = version + 1, closed_on = $2, closed_at = $3, closed_by = $4,
    closed_post = $5, closed_department = $6, reason_sealed = $7
  WHERE id = $1`;

/**
 * The unfinished and returned tasks of a case but what a meeting decided, which the next meeting asks after; held, in the
 * order in which anybody would hold them. $1 case.
 */
export const LOCK_TASKS_OF_CASE = `
  SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE t.case_id = $1 AND t.kind <> 'DECISION'
    AND t.state NOT IN ('DONE', 'WITHDRAWN')
  ORDER BY t.id FOR NO KEY UPDATE OF t`;
