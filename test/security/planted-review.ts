import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import { KNOWN_COUNTY } from "../support/known-county";

/** A quarterly review of the planted child's county, without entries. */
export const PLANTED_REVIEW = "0190b000-0000-7000-8000-000000000000";

/** Opens it. */
export async function plantReview(county: CountyStack): Promise<void> {
  const meeting = new MeetingDatabase(county);
  await meeting.rows(REVIEW, [PLANTED_REVIEW, KNOWN_COUNTY.code]);
}

const REVIEW = `
  INSERT INTO quarterly_review
    (id, region_code, quarter, mode, signers, opened_on, opened_at, opened_by, opened_post, opened_department)
  VALUES ($1, $2, '2018-Q4', 'FULL', '{education}', '2018-12-31', now(), 'office', '主任', 'joint-meeting')`;
