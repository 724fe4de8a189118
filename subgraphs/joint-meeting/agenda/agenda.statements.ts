/** What the office does to an agenda. */

/**
 * An item by the office, at the end; one that was dropped stands again. $1 meeting, $2 source, $3 kind, $4 case, $5 title,
 * $6 text, $7 subjects.
 */
export const ADD_ITEM = `
  INSERT INTO agenda_item AS i (id, meeting_id, source, kind, case_id, position, title, text_sealed, count, subjects,
    case_ids, state)
  SELECT gen_random_uuid(), $1::uuid, $2, $3, $4::uuid,
    (SELECT coalesce(max(position), 0) + 1 FROM agenda_item WHERE meeting_id = $1 AND state = 'STANDING'),
    $5, $6::bytea, cardinality($7::text[]), $7::text[], array_remove(array[$4::uuid], NULL), 'STANDING'
  ON CONFLICT (meeting_id, source) DO UPDATE
    SET state = 'STANDING', position = excluded.position, text_sealed = excluded.text_sealed, reason_sealed = NULL
    WHERE i.state <> 'STANDING'
  RETURNING id`;

/** $1 meeting, $2 source: whether it stands. */
export const SELECT_SAME_ITEM =
  "SELECT id FROM agenda_item WHERE meeting_id = $1 AND source = $2 AND state = 'STANDING'";

/** $1 item, $2 title, $3 text. */
export const EDIT_ITEM = "UPDATE agenda_item SET title = $2, text_sealed = $3 WHERE id = $1";

/** $1 item, $2 reason. */
export const DROP_ITEM = "UPDATE agenda_item SET state = 'DROPPED', reason_sealed = $2 WHERE id = $1";

/** $1 item, $2 note. */
export const NOTE_ITEM = "UPDATE agenda_item SET is_noted = true, note_sealed = $2 WHERE id = $1";

/** $1 ids of items in their order, from 1. */
export const PLACE_ITEMS = `
  UPDATE agenda_item i SET position = placed.position
  FROM unnest($1::uuid[]) WITH ORDINALITY AS placed (id, position)
  WHERE i.id = placed.id AND i.position <> placed.position`;

/** $1 item. */
export const SELECT_HAS_DECISION = "SELECT id FROM meeting_decision WHERE item_id = $1 LIMIT 1";
