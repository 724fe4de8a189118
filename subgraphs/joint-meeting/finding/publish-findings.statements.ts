/** Whether a finding is that of a draft: the same kind of the same child, or of the same pair in either order. */
const SAME = `
  f.region_code = s.region_code AND f.kind = d.kind
  AND least(f.child_id, f.other_child_id) = least(d.child_id, nullif(d.other_child_id, ''))
  AND greatest(f.child_id, f.other_child_id) = greatest(d.child_id, nullif(d.other_child_id, ''))`;

/** Whether a finding stood on the sweep's day: what was settled before it, or on it, is another spell. */
const STOOD = "(f.settled_on IS NULL OR f.settled_on > s.as_of)";

const term = (date: string): string =>
  `(extract(year FROM ${date} - interval '8 months'), extract(month FROM ${date}) BETWEEN 2 AND 8)`;

/** The county's day on which a sweep read; subsidies are asked for the term of that day alone. */
const readingDay = (sweep: string): string => `(${sweep}.started_at AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * Whether a sweep would have found what an earlier one found, if it still were so. In a later school year it looks no
 * more at a child past the age: such a finding stays until the office settles it. A subsidy belongs to one term.
 * @param found alias of what was found, @param earlier and @param by aliases of sweeps, @param kinds those of school age
 */
const wouldFind = (found: string, earlier: string, by: string, kinds: string): string => `(
  (${by}.school_year = ${earlier}.school_year
    OR (${by}.school_year > ${earlier}.school_year
      AND (${found}.kind <> ALL (${kinds}::text[]) OR EXISTS (
        SELECT FROM sweep_child c
        WHERE c.sweep_id = ${by}.id AND c.child_id = ${found}.child_id AND c.school_age))))
  AND (${found}.kind <> 'SUBSIDY_GAP'
    OR (${term(`${by}.as_of`)} = ${term(`${earlier}.as_of`)}
      AND ${term(`${by}.as_of`)} = ${term(`coalesce(${readingDay(by)}, ${by}.as_of)`)})))`;

/** $1 sweep: the next completed one of the county of a later day. */
export const LATER_SWEEP = `
  SELECT l.id FROM sweep s JOIN sweep l ON l.region_code = s.region_code AND l.state = 'COMPLETED' AND l.as_of > s.as_of
  WHERE s.id = $1 ORDER BY l.as_of, l.ordinal DESC LIMIT 1`;

const DRAFT_REST = `kind, severity, owner_kind, owner_code, since, covers, poor_household, watch_groups,
  home_county_code, township_code, school_id, evidence_digest, evidence_sealed`;

/**
 * $1 sweep. Records that were linked while it read: their drafts become the child's, unless the child has its own; a
 * pair that is one child by now has no conflict.
 */
export const DRAFTS_OF_LINKED_RECORDS = `
  WITH linked AS (
    DELETE FROM sweep_draft d
    USING sweep_draft own
      LEFT JOIN child_link one ON one.alias_id = own.child_id AND one.undone_at IS NULL
      LEFT JOIN child_link other ON other.alias_id = own.other_child_id AND other.undone_at IS NULL
    WHERE d.sweep_id = $1 AND own.ctid = d.ctid AND own.sweep_id = $1 AND (one.id IS NOT NULL OR other.id IS NOT NULL)
    RETURNING d.*, coalesce(one.child_id, d.child_id) AS child,
      coalesce(other.child_id, d.other_child_id) AS other_child
  )
  INSERT INTO sweep_draft (sweep_id, child_id, other_child_id, ${DRAFT_REST})
  SELECT sweep_id, child, other_child, ${DRAFT_REST} FROM linked WHERE child <> other_child ORDER BY child_id
  ON CONFLICT DO NOTHING`;

/**
 * $1 sweep, $2 now, $3 the later sweep or null, $4 kinds of school age. New findings with their event; those that the
 * later sweep would have found are settled by it.
 */
export const FRESH_FINDINGS = `
  WITH fresh AS (
    INSERT INTO finding (id, region_code, school_year, child_id, other_child_id, state, settled_on,
      first_sweep_id, last_sweep_id, found_at, last_seen_at, ${DRAFT_REST})
    SELECT gen_random_uuid(), s.region_code, s.school_year, d.child_id, nullif(d.other_child_id, ''),
      CASE WHEN is_gone THEN 'SETTLED' ELSE 'OPEN' END, CASE WHEN is_gone THEN l.as_of END,
      s.id, s.id, $2::timestamptz, $2::timestamptz, ${DRAFT_REST}
    FROM sweep s
      JOIN sweep_draft d ON d.sweep_id = s.id
      LEFT JOIN sweep l ON l.id = $3::uuid
      CROSS JOIN LATERAL (SELECT l.id IS NOT NULL AND ${wouldFind("d", "s", "l", "$4")} AS is_gone) later
    WHERE s.id = $1 AND NOT EXISTS (SELECT FROM finding f WHERE ${SAME} AND ${STOOD})
    RETURNING id, state
  )
  INSERT INTO finding_event (id, finding_id, sweep_id, at, kind, settle_reason)
  SELECT gen_random_uuid(), id, CASE step WHEN 1 THEN $1::uuid ELSE $3::uuid END, $2::timestamptz,
    CASE step WHEN 1 THEN 'FOUND' ELSE 'SETTLED' END, CASE step WHEN 2 THEN 'NO_LONGER_FOUND' END
  FROM fresh CROSS JOIN generate_series(1, 2) AS step
  WHERE step = 1 OR state = 'SETTLED'
  ORDER BY id, step`;

/**
 * $1 sweep, $2 now, $3 states that changed evidence opens again, $4 the state then. Findings that were known and are
 * found again. Evidence of another day is replaced even when it says the same: it tells as of when.
 */
export const SEEN_FINDINGS = `
  WITH seen AS (
    SELECT f.id AS finding_id, s.id AS seen_by, greatest(s.school_year, f.school_year) AS year, d.*,
      f.evidence_digest <> d.evidence_digest AND f.state = ANY ($3::text[]) AS reopens,
      f.evidence_digest <> d.evidence_digest OR last.as_of <> s.as_of AS renews
    FROM sweep s
      JOIN sweep_draft d ON d.sweep_id = s.id
      JOIN finding f ON ${SAME} AND f.state <> 'SETTLED'
      JOIN sweep last ON last.id = f.last_sweep_id
    WHERE s.id = $1 AND f.last_sweep_id <> s.id
  ), renewed AS (
    UPDATE finding f SET
      school_year = seen.year, child_id = seen.child_id, other_child_id = nullif(seen.other_child_id, ''),
      state = CASE WHEN reopens THEN $4::text ELSE f.state END,
      severity = seen.severity, owner_kind = seen.owner_kind, owner_code = seen.owner_code, since = seen.since,
      covers = seen.covers, poor_household = seen.poor_household, watch_groups = seen.watch_groups,
      home_county_code = seen.home_county_code, township_code = seen.township_code, school_id = seen.school_id,
      evidence_digest = seen.evidence_digest,
      evidence_sealed = CASE WHEN renews THEN seen.evidence_sealed ELSE f.evidence_sealed END,
      last_sweep_id = seen.seen_by, last_seen_at = $2::timestamptz
    FROM seen WHERE f.id = seen.finding_id
  )
  INSERT INTO finding_event (id, finding_id, sweep_id, at, kind)
  SELECT gen_random_uuid(), finding_id, seen_by, $2::timestamptz, 'REOPENED' FROM seen WHERE reopens`;

/** $1 sweep, $2 now, $3 states that may be settled, $4 kinds of school age. Findings that it did not find any more. */
export const GONE_FINDINGS = `
  WITH gone AS (
    UPDATE finding f SET state = 'SETTLED', settled_on = s.as_of
    FROM sweep s, sweep last
    WHERE s.id = $1 AND last.id = f.last_sweep_id AND f.region_code = s.region_code
      AND f.state = ANY ($3::text[]) AND f.last_sweep_id <> s.id AND ${wouldFind("f", "last", "s", "$4")}
    RETURNING f.id, s.id AS gone_for
  )
  INSERT INTO finding_event (id, finding_id, sweep_id, at, kind, settle_reason)
  SELECT gen_random_uuid(), id, gone_for, $2::timestamptz, 'SETTLED', 'NO_LONGER_FOUND' FROM gone`;

/** $1 sweep. Which finding each draft belongs to: of several that stood on the day, the one settled soonest after it. */
export const FINDINGS_OF_SWEEP = `
  INSERT INTO sweep_finding (sweep_id, finding_id)
  SELECT DISTINCT ON (d.child_id, d.kind, d.other_child_id) s.id, f.id
  FROM sweep s JOIN sweep_draft d ON d.sweep_id = s.id JOIN finding f ON ${SAME} AND ${STOOD}
  WHERE s.id = $1
  ORDER BY d.child_id, d.kind, d.other_child_id, f.settled_on NULLS LAST, f.id
  ON CONFLICT DO NOTHING`;
