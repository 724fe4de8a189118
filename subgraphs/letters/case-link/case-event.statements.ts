/**
 * Events that may be told: of each child, and of each letter as a whole, the first that was not told yet, once its next try
 * is due. $1 instant, $2 rows.
 */
const DUE = `
  FROM case_event e
  WHERE e.state = 'WAITING' AND e.next_try_at <= $1 AND NOT EXISTS (
    SELECT FROM case_event earlier
    WHERE earlier.state = 'WAITING' AND earlier.serial < e.serial
      AND coalesce(earlier.item_id, earlier.letter_id) = coalesce(e.item_id, e.letter_id))`;

export const IS_ANY_DUE = `SELECT EXISTS (SELECT ${DUE}) AS due`;

export const SELECT_DUE = `
  SELECT e.id, e.kind, e.letter_id AS "letterId", e.item_id AS "itemId", e.payload_sealed AS "payloadSealed", e.attempts, (
      SELECT c.case_id FROM letter_child c WHERE c.id = e.item_id) AS "caseId"
  ${DUE}
  ORDER BY e.serial LIMIT $2`;

/** $1 id, $2 instant. */
export const MARK_DONE = "UPDATE case_event SET state = 'DONE', done_at = $2, last_fault = NULL WHERE id = $1";

/** $1 id, $2 why. */
export const MARK_FAILED = "UPDATE case_event SET state = 'FAILED', last_fault = $2 WHERE id = $1";

/** $1 id, $2 when it is tried again, $3 why it was not told. */
export const MARK_WAITING =
  "UPDATE case_event SET attempts = attempts + 1, next_try_at = $2, last_fault = $3 WHERE id = $1";

/** $1 child of a letter, $2 its case, $3 the case's number; the case that it had from the beginning stays. */
export const KEEP_CASE =
  "UPDATE letter_child SET case_id = $2, case_number = $3 WHERE id = $1 AND (case_id IS NULL OR case_id = $2)";
