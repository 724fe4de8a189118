import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import { KNOWN_COUNTY } from "../support/known-county";

/** A joint meeting of the planted child's county, to which all are invited who have to do with the child. */
export const PLANTED_MEETING = "0190b000-0000-7000-8000-000000000040";

const { code, townships, schools } = KNOWN_COUNTY;
const INVITED = [
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
  "health",
  "justice",
  "human-resources",
  `township:${townships.first}`,
  `school:${schools.first}`,
];

/** Convenes it, with an item of which members see the title alone. */
export async function plantMeeting(county: CountyStack): Promise<void> {
  const meeting = new MeetingDatabase(county);
  await meeting.rows(MEETING, [PLANTED_MEETING, code]);
  await meeting.rows(MEMBERS, [PLANTED_MEETING, INVITED]);
  await meeting.rows(ITEM, [PLANTED_MEETING]);
}

const MEETING = `
  INSERT INTO meeting (id, region_code, year, serial, kind, quarter, held_on, place, chair, state, convened_on, convened_at,
    convened_by, convened_post, convened_department)
  VALUES ($1, $2, 2018, 1, 'REGULAR', '2018-Q4', '2018-12-31', '种植会议室', '副区长', 'CONVENED', '2018-12-31', now(),
    'office', '主任', 'joint-meeting')`;

const MEMBERS = `
  INSERT INTO meeting_member (meeting_id, desk, ordinal)
  SELECT $1, desk, ordinal FROM unnest($2::text[]) WITH ORDINALITY AS member (desk, ordinal)`;

const ITEM = `
  INSERT INTO agenda_item (id, meeting_id, source, kind, position, title, state)
  VALUES (gen_random_uuid(), $1, 'TEXT 议题', 'TEXT', 1, '议题', 'STANDING')`;
