import type { Role } from "../../../schema/access/roles";
import { PLANTED_MEETING } from "../planted-meeting";
import { type Expectation, ANY } from "./expectation";

/** Who holds meetings, and every unit that may be invited; the auditor is not. */
const MEETING_READERS: readonly Role[] = [
  "office",
  "leader",
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
  "health",
  "justice",
  "human-resources",
  "school",
  "township",
];

/** Root fields of joint meetings: the planted one has every department, the child's township and its school invited. */
export const MEETING_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  meeting: {
    department: "joint-meeting",
    roles: MEETING_READERS,
    purposes: ANY,
    selection: `meeting(id: "${PLANTED_MEETING}") { place members { desk { code } } items { title count text subjects { edges { node { id } } } decisions { text } } }`,
    marker: "种植会议室",
  },
  meetings: {
    department: "joint-meeting",
    roles: MEETING_READERS,
    purposes: ANY,
    selection: `meetings(regionCode: "450205") { edges { node { place } } }`,
    marker: "种植会议室",
  },
};
