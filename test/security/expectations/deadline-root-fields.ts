import type { Role } from "../../../schema/access/roles";
import { ANY, type Expectation } from "./expectation";

/** Every post that has an inbox; the auditor has none. */
export const POSTS: readonly Role[] = [
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
  "head",
];

/** What a post reads of its own desks, or of the county's rules: no child stands in it, so that it needs no purpose. */
const own = (selection: string, marker: string): Expectation => ({
  department: "joint-meeting",
  roles: POSTS,
  purposes: ANY,
  selection,
  marker,
});

/** Root fields of deadlines, inboxes and rules of casework. Whose notice is whose is tested where inboxes are. */
export const DEADLINE_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  caseworkSettings: own("caseworkSettings { edges { node { name value } } }", '"edges":'),
  officeDays: own("officeDays { edges { node { day } } }", '"edges":'),
  overdue: own('overdue(regionCode: "450205") { edges { node { subjectId caseNumber desk { code } } } }', '"edges":'),
  inbox: own("inbox { edges { node { subjectId caseNumber text } } }", '"edges":'),
  inboxCount: own("inboxCount", '"inboxCount":'),
  mailAddress: own("mailAddress { address }", '"mailAddress":'),
  lastCaseworkRound: own("lastCaseworkRound", '"lastCaseworkRound":'),
};
