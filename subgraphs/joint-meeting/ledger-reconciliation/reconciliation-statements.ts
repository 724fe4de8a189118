import { IN_SCHOOL_AGE_LEDGER, SCHOOLING_STATE, SWEPT } from "../three-ledgers/population";

/**
 * How many children of each township stand where: of the ledger of school-age children, and of those on the rolls beside
 * it. Parameters as of {@link SWEPT}.
 */
export const COUNTS = `
  WITH ${SWEPT}
  SELECT swept.township_code AS "townshipCode", ${IN_SCHOOL_AGE_LEDGER} AS "isOfLedger",
    CASE WHEN ${IN_SCHOOL_AGE_LEDGER} THEN ${SCHOOLING_STATE} END AS "schoolingState",
    swept.on_roll AS "onRoll", swept.school_age AS "isOfSchoolAge",
    coalesce(found.state IN ('OPEN', 'CONFIRMED'), false) AS "isFound", found.kind = 'DROPOUT' AS "isDropout",
    count(*)::int AS children
  FROM swept LEFT JOIN found ON found.child_id = swept.child_id
  GROUP BY 1, 2, 3, 4, 5, 6, 7`;

const LAST_SPELL = "swept.spells -> -1";
const OUT = `(jsonb_array_length(swept.spells) > 0 AND ${LAST_SPELL} ->> 'returnedOn' IS NULL)`;
const RETURNED = `(${LAST_SPELL} ->> 'returnedOn' IS NOT NULL)`;
const ROLL_SAYS_DROPOUT = "coalesce(swept.roll_state = 'DROPPED_OUT', false)";

/**
 * What was struck off by hand by the sweep's day, while the sweep has the child out of school for the same reason and
 * since before that: a child who was back and left anew is another matter.
 */
const STRUCK_OFF = `
  struck AS (
    SELECT DISTINCT ON (gone.child_id) gone.child_id, gone.settled_on, act.settle_reason
    FROM finding AS gone
      JOIN LATERAL (
        SELECT settle_reason FROM finding_event
        WHERE finding_id = gone.id AND kind = 'SETTLED' ORDER BY ordinal DESC LIMIT 1
      ) AS act ON act.settle_reason NOT IN ('NO_LONGER_FOUND', 'RECORDS_LINKED')
      JOIN sweep_finding ON sweep_finding.sweep_id = $1
      JOIN finding AS again ON again.id = sweep_finding.finding_id AND again.child_id = gone.child_id
        AND again.kind = gone.kind AND coalesce(again.since <= gone.settled_on, true)
      JOIN sweep ON sweep.id = $1
    WHERE gone.state = 'SETTLED' AND gone.region_code = sweep.region_code AND gone.settled_on <= sweep.as_of
      AND gone.kind = ANY ($3)
    ORDER BY gone.child_id, gone.settled_on DESC
  )`;

/**
 * A page of the differences between the ledgers and the rolls. $1 and $2 as of {@link SWEPT}, $3 kinds of findings, $4
 * kinds of differences or null, $5 and $6 child and kind after which the page begins, $7 its size and one.
 */
export const DIFFERENCES = `
  WITH ${SWEPT}, ${STRUCK_OFF}
  SELECT swept.child_id AS "childId", difference AS kind, swept.township_code AS "townshipCode",
    swept.school_id AS "schoolId", swept.roll_state AS "rollState", swept.roll_state_date AS "rollStateDate",
    swept.spells, struck.settled_on AS "settledOn"
  FROM swept
    LEFT JOIN found ON found.child_id = swept.child_id
    LEFT JOIN struck ON struck.child_id = swept.child_id
    CROSS JOIN LATERAL unnest(ARRAY[
      CASE WHEN ${ROLL_SAYS_DROPOUT} AND jsonb_array_length(swept.spells) = 0 THEN 'ROLL_ALONE_SAYS_DROPOUT' END,
      CASE WHEN ${OUT} AND swept.roll_state IS NOT NULL AND NOT ${ROLL_SAYS_DROPOUT} THEN 'LEDGER_ALONE_SAYS_DROPOUT' END,
      CASE WHEN ${OUT} AND swept.roll_state IS NULL THEN 'DROPOUT_ON_NO_ROLL' END,
      CASE WHEN ${RETURNED} AND ${ROLL_SAYS_DROPOUT} THEN 'RETURNED_BUT_ROLL_SAYS_DROPOUT' END,
      CASE WHEN struck.child_id IS NOT NULL THEN 'STRUCK_OFF_BUT_FOUND' END,
      CASE WHEN swept.school_age AND swept.on_roll AND NOT swept.registered_here THEN 'ON_ROLL_BUT_NOT_REGISTERED' END,
      CASE WHEN ${IN_SCHOOL_AGE_LEDGER} AND ${SCHOOLING_STATE} = 'UNEXPLAINED' THEN 'SCHOOL_AGE_UNEXPLAINED' END
    ]) AS difference
  WHERE difference IS NOT NULL AND ($4::text[] IS NULL OR difference = ANY ($4))
    AND (swept.child_id, difference) > ($5, $6)
  ORDER BY swept.child_id, difference LIMIT $7`;
