import type { Quarter } from "../../../schema/scalars/quarter";
import { FINDING_COLUMNS, FINDING_SWEEPS, type FindingRow } from "../finding/finding-row";
import { IN_SCOPE } from "../finding/finding.policy";
import type { ReviewMode, ReviewResult } from "./review-enums";

/** A review with its counts. */
export interface ReviewRow {
  id: string;
  regionCode: string;
  quarter: Quarter;
  mode: ReviewMode;
  sampleSize: number | null;
  seed: string | null;
  signers: string[];
  openedOn: string;
  openedBy: string;
  openedPost: string;
  closedOn: string | null;
  closedBy: string | null;
  entryCount: number;
  drawn: number;
  checked: number;
  differences: number;
}

export interface SignatureRow {
  reviewId: string;
  department: string;
  opinionSealed: Buffer;
  signedAt: Date;
  signedBy: string;
  signedPost: string;
}

export interface StratumRow {
  reviewId: string;
  stratum: string;
  entries: number;
  drawn: number;
}

export interface EntryRow extends FindingRow {
  result: ReviewResult | null;
  differenceSealed: Buffer | null;
  checkedOn: string | null;
  checkedBy: string | null;
  checkedPost: string | null;
}

/** When reviews are due and who signs them, by the day from which a rule holds. */
export interface ReviewRule {
  validFrom: string;
  dueDays: number;
  signers: string[];
}

/** The latest first. */
export const SELECT_RULES = `
  SELECT valid_from AS "validFrom", due_days AS "dueDays", signers FROM quarterly_review_rule ORDER BY valid_from DESC`;

const REVIEWS = `
  SELECT id, region_code AS "regionCode", quarter, mode, sample_size AS "sampleSize", seed, signers,
    opened_on AS "openedOn", opened_by AS "openedBy", opened_post AS "openedPost", closed_on AS "closedOn",
    closed_by AS "closedBy", entries.*
  FROM quarterly_review CROSS JOIN LATERAL (
    SELECT count(*)::int AS "entryCount", count(*) FILTER (WHERE drawn)::int AS drawn,
      count(result)::int AS checked, count(*) FILTER (WHERE result = 'DIFFERS')::int AS differences
    FROM quarterly_review_entry WHERE review_id = quarterly_review.id
  ) AS entries`;

/** $1 id. */
export const SELECT_REVIEW = `${REVIEWS} WHERE id = $1`;

/** $1 county, $2 quarters. */
export const SELECT_REVIEWS_OF = `${REVIEWS} WHERE region_code = $1 AND quarter = ANY ($2::text[]) ORDER BY quarter, mode`;

/** $1 ids of reviews. */
export const SELECT_SIGNATURES = `
  SELECT review_id AS "reviewId", department, opinion_sealed AS "opinionSealed", signed_at AS "signedAt",
    signed_by AS "signedBy", signed_post AS "signedPost"
  FROM quarterly_review_signature WHERE review_id = ANY ($1::uuid[]) ORDER BY review_id, signed_at, department`;

/** $1 ids of reviews. */
export const SELECT_STRATA = `
  SELECT review_id AS "reviewId", stratum, count(*)::int AS entries, count(*) FILTER (WHERE drawn)::int AS drawn
  FROM quarterly_review_entry WHERE review_id = ANY ($1::uuid[]) GROUP BY review_id, stratum ORDER BY review_id, stratum`;

const ENTRIES = `
  SELECT ${FINDING_COLUMNS}, entry.result, entry.difference_sealed AS "differenceSealed", entry.checked_on AS "checkedOn",
    entry.checked_by AS "checkedBy", entry.checked_post AS "checkedPost"
  FROM quarterly_review_entry entry JOIN finding f ON f.id = entry.finding_id ${FINDING_SWEEPS}
  WHERE (${IN_SCOPE}) AND entry.review_id = $6 AND entry.drawn`;

/** After the parameters of findings' scope: $6 review, $7 result, $8 only unchecked, $9 id before the page, $10 rows. */
export const SELECT_ENTRIES = `${ENTRIES}
  AND ($7::text IS NULL OR entry.result = $7) AND (NOT $8::boolean OR entry.result IS NULL)
  AND f.id::text > $9 ORDER BY f.id::text LIMIT $10`;

/** After the parameters of findings' scope: $6 review, $7 finding. */
export const SELECT_ENTRY = `${ENTRIES} AND f.id = $7`;
