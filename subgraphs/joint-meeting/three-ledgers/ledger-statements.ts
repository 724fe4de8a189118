import { IN_SCHOOL_AGE_LEDGER, SCHOOLING_STATE, SWEPT } from "./population";

/** What a row shows of the finding; the facts of the child are the sweep's, else what the finding keeps of them. */
const COLUMNS = `
  coalesce(swept.township_code, finding.township_code) AS "townshipCode",
  coalesce(swept.school_id, finding.school_id) AS "schoolId",
  swept.grade, swept.class_name AS "className", coalesce(swept.on_roll, false) AS "onRoll",
  swept.roll_state AS "rollState",
  coalesce(swept.home_county_code, finding.home_county_code) AS "homeCountyCode",
  coalesce(swept.migrant, 'MIGRANT' = ANY (finding.watch_groups)) AS migrant,
  coalesce(swept.poor_household, finding.poor_household) AS "poorHousehold",
  coalesce(swept.watch_groups, finding.watch_groups) AS "sweptGroups",
  finding.id AS "findingId", finding.kind, finding.state AS "findingState", finding.since,
  finding.owner_kind AS "ownerKind", finding.owner_code AS "ownerCode", finding.evidence_sealed AS "evidenceSealed",
  finding.settled_on AS "settledOn", settled.settle_reason AS "settleReason", settled.paper_sealed AS "paperSealed"`;

/** The act by which a finding was struck off. */
const SETTLED = `
  LEFT JOIN LATERAL (
    SELECT settle_reason, paper_sealed FROM finding_event
    WHERE finding_id = finding.id AND finding_event.kind = 'SETTLED' ORDER BY ordinal DESC LIMIT 1
  ) AS settled ON finding.state = 'SETTLED'`;

/**
 * A page of the school-age children's ledger (适龄儿童台账). Parameters of both pages: $1 the sweep, $2 prefixes of townships
 * or null, $3 a township, $4 a school, $5 whether those struck off; here $6 the child after which the page begins, $7 its
 * size and one. The page is cut before anything is joined to it: it costs the same wherever it lies.
 */
export const SCHOOL_AGE_PAGE = `
  WITH ${SWEPT}, page AS (
    SELECT swept.* FROM swept
    WHERE ${IN_SCHOOL_AGE_LEDGER} AND swept.child_id > $6
      AND ($3::text IS NULL OR swept.township_code = $3) AND ($4::text IS NULL OR swept.school_id = $4)
      AND ($5::boolean IS NOT TRUE OR swept.child_id IN (SELECT child_id FROM found WHERE state = 'SETTLED'))
    ORDER BY swept.child_id LIMIT $7
  )
  SELECT swept.child_id AS "childId", ${SCHOOLING_STATE} AS "schoolingState", ${COLUMNS}
  FROM page AS swept
    LEFT JOIN found ON found.child_id = swept.child_id
    LEFT JOIN finding ON finding.id = found.id
    ${SETTLED}
  ORDER BY swept.child_id`;

/**
 * A page of one of the other ledgers: the findings of the sweep that stand, or what was struck off in the school year.
 * $6 and $7 child and finding after which the page begins, $8 its size and one, $9 the ledger's kinds, $10 the county,
 * $11 the school year.
 */
export const FINDINGS_PAGE = `
  SELECT finding.child_id AS "childId",
    CASE WHEN finding.state = 'SETTLED' THEN 'STRUCK_OFF' WHEN finding.kind = 'DROPOUT' THEN 'DROPOUT'
      ELSE 'SUSPECTED' END AS "schoolingState", ${COLUMNS}
  FROM finding
    LEFT JOIN sweep_child AS swept
      ON swept.sweep_id = $1 AND swept.child_id = finding.child_id AND swept.examined
    ${SETTLED}
  WHERE finding.region_code = $10 AND finding.kind = ANY ($9)
    AND CASE WHEN $5::boolean THEN finding.state = 'SETTLED' AND finding.school_year = $11
      ELSE finding.state IN ('OPEN', 'CONFIRMED')
        AND EXISTS (SELECT 1 FROM sweep_finding WHERE sweep_id = $1 AND finding_id = finding.id) END
    AND ($2::text[] IS NULL OR coalesce(swept.township_code, finding.township_code) LIKE ANY ($2))
    AND ($3::text IS NULL OR coalesce(swept.township_code, finding.township_code) = $3)
    AND ($4::text IS NULL OR coalesce(swept.school_id, finding.school_id) = $4)
    AND (finding.child_id, finding.id::text) > ($6, $7)
  ORDER BY finding.child_id, finding.id::text LIMIT $8`;
