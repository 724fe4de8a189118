/** What changes quarterly reviews. The act's instant, account, post and department come last. */

export const INSERT_REVIEW = `
  INSERT INTO quarterly_review (id, region_code, quarter, mode, sample_size, seed, signers, opened_on,
    opened_at, opened_by, opened_post, opened_department)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (region_code, quarter, mode) DO NOTHING RETURNING id`;

/** Findings by which children are on the ledgers of suspected dropouts and dropouts. $1 county, $2 kinds. */
export const ON_LEDGERS = `
  SELECT id, school_id AS "schoolId", township_code AS "townshipCode"
  FROM finding WHERE region_code = $1 AND kind = ANY ($2::text[]) AND state <> 'SETTLED' ORDER BY id`;

/** $1 review; $2 findings, $3 strata, $4 whether drawn. */
export const INSERT_ENTRIES = `
  INSERT INTO quarterly_review_entry (review_id, finding_id, stratum, drawn)
  SELECT $1, entry.* FROM unnest($2::uuid[], $3::text[], $4::boolean[]) AS entry`;

/** An entry once checked stays so; a review with unchecked entries is not closed, so that its state need not be looked at. */
export const RECORD_RESULT = `
  UPDATE quarterly_review_entry
  SET result = $3, difference_sealed = $4, checked_on = $5,
    checked_at = $6, checked_by = $7, checked_post = $8, checked_department = $9
  WHERE review_id = $1 AND finding_id = $2 AND drawn AND result IS NULL`;

export const INSERT_SIGNATURE = `
  INSERT INTO quarterly_review_signature (review_id, department, opinion_sealed, signed_at, signed_by, signed_post)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (review_id, department) DO NOTHING RETURNING department`;

export const CLOSE_REVIEW = `
  UPDATE quarterly_review
  SET closed_on = $2, closed_at = $3, closed_by = $4, closed_post = $5, closed_department = $6
  WHERE id = $1 AND closed_on IS NULL`;
