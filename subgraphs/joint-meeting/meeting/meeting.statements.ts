/** What changes meetings. */

/** Until the transaction's end nobody else convenes in the county: numbers have no double, nor a special meeting a twin. */
export const LOCK_CONVENING = "SELECT pg_advisory_xact_lock(hashtext('meeting ' || $1))";

/** The list in force on a day ($1). */
export const SELECT_MEMBER_RULE =
  "SELECT desks FROM meeting_member_rule WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1";

/** A special meeting that waits, of the same day ($2), place ($3) and chair ($4) in the county ($1). */
export const SELECT_SAME_SPECIAL = `
  SELECT id FROM meeting
  WHERE region_code = $1 AND kind = 'SPECIAL' AND state = 'CONVENED' AND held_on = $2 AND place = $3 AND chair = $4`;

/** $1 id, $2 county, $3 year, $4 kind, $5 quarter, $6 reason, $7 day, $8 place, $9 chair, then day, instant and author. */
export const INSERT_MEETING = `
  INSERT INTO meeting (id, region_code, year, serial, kind, quarter, reason_sealed, held_on, place, chair, state,
    convened_on, convened_at, convened_by, convened_post, convened_department)
  SELECT $1, $2, $3::int, (SELECT coalesce(max(serial), 0) + 1 FROM meeting WHERE region_code = $2 AND year = $3), $4, $5,
    $6, $7, $8, $9, 'CONVENED', $10, $11, $12, $13, $14
  ON CONFLICT (region_code, quarter) WHERE kind = 'REGULAR' AND state <> 'CANCELLED' DO NOTHING RETURNING id`;

/** $1 meeting, $2 desks in order. */
export const INSERT_MEMBERS = `
  INSERT INTO meeting_member (meeting_id, desk, ordinal)
  SELECT $1, desk, ordinal FROM unnest($2::text[]) WITH ORDINALITY AS member (desk, ordinal)`;

/** Whatever was planned, a meeting was held on the day on which it began. $1 meeting, $2 that day. */
export const BEGIN_MEETING =
  "UPDATE meeting SET state = 'IN_SESSION', held_on = $2, version = version + 1 WHERE id = $1";

/** $1 meeting. */
export const END_MEETING = "UPDATE meeting SET state = 'HELD', version = version + 1 WHERE id = $1";

/** $1 meeting, $2 reason. */
export const CANCEL_MEETING = `
  UPDATE meeting SET state = 'CANCELLED', cancel_reason_sealed = $2, version = version + 1 WHERE id = $1`;

/** $1 meeting, $2 document, $3 its number, then day, instant and author. */
export const CLOSE_MEETING = `
  UPDATE meeting SET state = 'CLOSED', minutes_id = $2, minutes_number = $3, closed_on = $4, closed_at = $5, closed_by = $6,
    closed_post = $7, closed_department = $8, version = version + 1
  WHERE id = $1`;

/** $1 meeting; of the members $2 whether they came, who came and in whose place. */
export const RECORD_ATTENDANCE = `
  UPDATE meeting_member m SET attended = given.attended, attendee = given.attendee, substitute = given.substitute
  FROM unnest($2::text[], $3::boolean[], $4::text[], $5::text[]) AS given (desk, attended, attendee, substitute)
  WHERE m.meeting_id = $1 AND m.desk = given.desk`;

/** Emergencies that this meeting has had before it. $1 meeting. */
export const PUT_OPENINGS_BEFORE = `
  UPDATE child_opening o SET meeting_id = $1
  FROM (SELECT unnest(subjects)::uuid AS id FROM agenda_item
    WHERE meeting_id = $1 AND kind = 'OPENINGS' AND state = 'STANDING') AS told
  WHERE o.id = told.id AND o.meeting_id IS NULL`;
