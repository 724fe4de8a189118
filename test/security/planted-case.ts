import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import { KNOWN_COUNTY } from "../support/known-county";
import type { PlantedChild } from "./planted-child";

/** The planted child's case, which the county, its school and its township see. */
export const PLANTED_CASE = "0190a000-0000-7000-8000-00000000ca5e";
/** The finding that it was opened from: of the child's school. */
const FINDING = "0190a000-0000-7000-8000-000000000001";

/** Has the office open a case of the planted child, once what was found about it is planted. */
export async function plantCase(county: CountyStack, child: PlantedChild): Promise<void> {
  const meeting = new MeetingDatabase(county);
  const { code, townships, schools } = KNOWN_COUNTY;
  await meeting.rows(CASE, [PLANTED_CASE, code, child.personId, FINDING, schools.first, townships.first]);
}

const CASE = `
  INSERT INTO child_case (id, number, region_code, child_id, recorded_child_id, spell_number, spell_since, origin,
    finding_id, cause, whereabouts, school_id, grade, class_name, township_code, home_county_code, lead, stage,
    stage_since, state, opened_on, opened_at, opened_by, opened_post, opened_department)
  VALUES ($1, $2 || '-2018-0001', $2, $3, $3, 1, '2018-12-03', 'FINDING', $4, 'UNKNOWN', 'UNKNOWN', $5, 4, '1班', $6, $2,
    'education', 'OPENED', '2018-12-31', 'OPEN', '2018-12-31', now(), 'office', '主任', 'office')`;
