import { FindingKind, WHEREABOUTS_KINDS } from "../finding/finding-kind";

/**
 * SQL of the children of a sweep: `swept`, each child once under its own id; `found`, the finding of the sweep by which a
 * child is on a ledger, standing ones first; and `paired`, the children of whom another record may be one.
 * Parameters: $1 the sweep, $2 prefixes of townships or null.
 */
export const SWEPT = `
  swept AS (
    SELECT sweep_child.* FROM sweep_child
    WHERE sweep_id = $1 AND examined AND ($2::text[] IS NULL OR township_code LIKE ANY ($2))
      AND NOT EXISTS (SELECT 1 FROM child_link WHERE alias_id = sweep_child.child_id AND undone_at IS NULL)
  ), found AS (
    SELECT DISTINCT ON (finding.child_id) finding.id, finding.child_id, finding.kind, finding.state
    FROM sweep_finding JOIN finding ON finding.id = finding_id
    WHERE sweep_id = $1 AND finding.kind IN (${WHEREABOUTS_KINDS.map((kind) => `'${kind}'`).join(", ")})
    ORDER BY finding.child_id, finding.state = 'SETTLED', finding.id
  ), paired AS (
    SELECT unnest(ARRAY[finding.child_id, finding.other_child_id]) AS child_id
    FROM sweep_finding JOIN finding ON finding.id = finding_id
    WHERE sweep_id = $1 AND finding.kind = '${FindingKind.ID_CONFLICT}'
  )`;

/** SQL over a row of `swept`: whether it is of the ledger of school-age children. */
export const IN_SCHOOL_AGE_LEDGER = "swept.school_age AND swept.registered_here";

/** SQL of the `SchoolingState` of a row of `swept`, joined with `found`. The first that applies: each child has one. */
export const SCHOOLING_STATE = `
  CASE
    WHEN found.state IN ('OPEN', 'CONFIRMED') AND found.kind = '${FindingKind.DROPOUT}' THEN 'DROPOUT'
    WHEN found.state IN ('OPEN', 'CONFIRMED') THEN 'SUSPECTED'
    WHEN swept.on_roll THEN 'ON_ROLL'
    WHEN found.state = 'SETTLED' THEN 'STRUCK_OFF'
    WHEN found.state = 'REFUTED' THEN 'REFUTED'
    WHEN swept.child_id IN (SELECT child_id FROM paired) THEN 'OTHER_RECORD'
    WHEN swept.roll_state = 'TRANSFERRED_OUT' THEN 'TRANSFERRED_OUT'
    WHEN swept.roll_state = 'DECEASED' THEN 'DECEASED_BY_ROLL'
    ELSE 'UNEXPLAINED'
  END`;
