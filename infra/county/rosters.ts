import { rosters as civilAffairs } from "../../subgraphs/civil-affairs/rosters";
import { rosters as disabledPersons } from "../../subgraphs/disabled-persons/rosters";
import { rosters as education } from "../../subgraphs/education/rosters";
import { rosters as povertyRelief } from "../../subgraphs/poverty-relief/rosters";
import { rosters as publicSecurity } from "../../subgraphs/public-security/rosters";

/** Every roster of a county; within a department those first that others refer to. */
export const COUNTY_ROSTERS = [...publicSecurity, ...education, ...civilAffairs, ...disabledPersons, ...povertyRelief];
