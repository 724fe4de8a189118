/**
 * Takes a finding from one of some states to another, with what is written down of it. One statement: a state without its
 * event, or an event without its state, there is never. $1 id, $2 states before, $3 state after, $4 day of settling, $5 when,
 * $6 to $8 who, $9 kind of the event, $10 reason of settling, $11 note and $12 paper sealed.
 */
export const DECIDE = `
  WITH decided AS (
    UPDATE finding SET state = $3, settled_on = $4::date WHERE id = $1 AND state = ANY ($2::text[]) RETURNING id
  )
  INSERT INTO finding_event (id, finding_id, at, actor, post, department, kind, settle_reason, note_sealed, paper_sealed)
  SELECT gen_random_uuid(), id, $5::timestamptz, $6::text, $7::text, $8::text, $9::text, $10::text, $11::bytea, $12::bytea
  FROM decided
  RETURNING finding_id`;
