import type { CaseStage } from "../case/case-stage";
import type { CaseState } from "../case/case-state";
import type { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import type { StepKind } from "../case-step/step-kind";

/** Cases that stand alike. */
export interface BoardRow {
  state: CaseState;
  stage: CaseStage;
  /** What the lead's desk begins with: a department, `school` or `township`. */
  lead: string;
  outcome: CaseOutcomeKind | null;
  isOverdue: boolean;
  cases: number;
}

/** The cases of a time that are of one home county and one outcome; the last two are of all of them. */
export interface FunnelRow {
  outcome: CaseOutcomeKind | null;
  home: string | null;
  opened: number;
  returned: number;
  out: number;
  relapsed: number;
  concluded: number;
  children: number;
  medianDaysOut: number | null;
}

export interface StepRow {
  step: StepKind;
  cases: number;
}

/** Cases `c` of a territory. $1 county, $2 patterns of townships or null for the whole of it. */
const IN_TERRITORY = "c.region_code = $1 AND ($2::text[] IS NULL OR c.township_code LIKE ANY ($2))";

/** As the cases stand. $3 today. */
export const BOARD_TODAY = `
  SELECT c.state, c.stage, split_part(c.lead, ':', 1) AS lead, c.outcome, d.due_on IS NOT NULL AS "isOverdue",
    count(*)::int AS cases
  FROM child_case c LEFT JOIN deadline d
    ON d.case_id = c.id AND d.subject_kind = 'CASE' AND d.ended_on IS NULL AND d.due_on < $3::date
      AND c.state = 'OPEN'
  WHERE ${IN_TERRITORY}
  GROUP BY 1, 2, 3, 4, 5`;

/** As they stood on a day gone by, by the dates of openings, steps and outcomes. $3 the day. */
export const BOARD_ON_DAY = `
  SELECT CASE WHEN c.closed_on <= $3::date THEN 'CLOSED' WHEN c.outcome_on <= $3::date THEN 'WATCHED' ELSE 'OPEN' END
      AS state,
    coalesce(step.kind, 'OPENED') AS stage, split_part(c.lead, ':', 1) AS lead,
    CASE WHEN c.outcome_on <= $3::date THEN c.outcome END AS outcome, false AS "isOverdue", count(*)::int AS cases
  FROM child_case c LEFT JOIN LATERAL (
    SELECT s.kind FROM case_step s
    WHERE s.case_id = c.id AND s.taken_on <= $3::date AND (c.outcome_on IS NULL OR c.outcome_on > $3::date)
    ORDER BY s.taken_on DESC, s.at DESC LIMIT 1
  ) step ON true
  WHERE ${IN_TERRITORY} AND c.opened_on <= $3::date
  GROUP BY 1, 2, 3, 4`;

/** $3 first day, $4 last day. */
export const FUNNEL = `
  WITH counted AS (
    SELECT c.id, c.child_id, c.outcome, c.home_county_code AS home, c.outcome_on - c.spell_since AS days_out,
      c.opened_on BETWEEN $3::date AND $4::date AS is_opened,
      coalesce(c.outcome_on BETWEEN $3::date AND $4::date, false) AS is_concluded,
      coalesce(c.outcome_on <= $4::date, false) AS is_over
    FROM child_case c
    WHERE ${IN_TERRITORY}
      AND (c.opened_on BETWEEN $3::date AND $4::date OR c.outcome_on BETWEEN $3::date AND $4::date)
  ), marked AS MATERIALIZED (
    SELECT counted.*, is_opened AND is_over AND outcome = 'RETURNED' AS is_returned,
      EXISTS (SELECT FROM child_case next WHERE next.previous_case_id = counted.id AND next.opened_on <= $4::date)
        AS has_next
    FROM counted
  )
  SELECT outcome, home,
    count(*) FILTER (WHERE is_opened)::int AS opened,
    count(*) FILTER (WHERE is_returned)::int AS returned,
    count(*) FILTER (WHERE is_opened AND NOT is_over)::int AS out,
    count(*) FILTER (WHERE is_returned AND has_next)::int AS relapsed,
    count(*) FILTER (WHERE is_concluded)::int AS concluded,
    (SELECT count(*)::int FROM (SELECT DISTINCT child_id FROM marked WHERE is_opened) child) AS children,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY days_out) FROM marked WHERE is_returned) AS "medianDaysOut"
  FROM marked GROUP BY outcome, home`;

/** A step of a later round counts where none before it was taken within the time. $3 first day, $4 last day. */
export const FUNNEL_STEPS = `
  SELECT s.kind AS step, count(*)::int AS cases
  FROM case_step s JOIN child_case c ON c.id = s.case_id
  WHERE ${IN_TERRITORY} AND s.taken_on BETWEEN $3::date AND $4::date
    AND (s.round = 1 OR NOT EXISTS (
      SELECT FROM case_step earlier
      WHERE earlier.case_id = s.case_id AND earlier.kind = s.kind AND earlier.round < s.round
        AND earlier.taken_on BETWEEN $3::date AND $4::date))
  GROUP BY s.kind`;
