import { EDUCATION_ROOT_FIELDS } from "./education-root-fields";
import { APPROVAL_ROOT_FIELDS } from "./approval-root-fields";
import { DEADLINE_ROOT_FIELDS } from "./deadline-root-fields";
import { DIRECTORY_ROOT_FIELDS } from "./directory-root-fields";
import { DOCUMENT_ROOT_FIELDS } from "./document-root-fields";
import { type Expectation, EVERY_PURPOSE, IDENTITY_READERS } from "./expectation";

import { CASE_ROOT_FIELDS } from "./case-root-fields";
import { JOINT_MEETING_ROOT_FIELDS } from "./joint-meeting-root-fields";
import { LETTER_ROOT_FIELDS } from "./letter-root-fields";
import { MEETING_ROOT_FIELDS } from "./meeting-root-fields";
import { OVERSIGHT_ROOT_FIELDS } from "./oversight-root-fields";
import { ROUND_ROOT_FIELDS } from "./round-root-fields";
import { CASE_EVENT_ROOT_FIELDS } from "./case-event-root-fields";
import { POST_ROOT_FIELDS } from "./post-root-fields";
import { STEP_ROOT_FIELDS } from "./step-root-fields";
import { TASK_ROOT_FIELDS } from "./task-root-fields";
import { SCHOOLING_ROOT_FIELDS } from "./schooling-root-fields";

const region = 'regionCode: "450205"';

/** Every field of `Query`. `PERSON` and `ENROLMENT` in a marker stand for the planted child's ids. */
export const ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  child: {
    department: "public-security",
    roles: IDENTITY_READERS,
    purposes: EVERY_PURPOSE,
    selection: 'child(idNumber: "450205200905010012") { identity { name } }',
    marker: "覃密语",
  },
  schoolAgeChildren: {
    department: "public-security",
    roles: IDENTITY_READERS,
    purposes: EVERY_PURPOSE,
    selection: `schoolAgeChildren(${region}, schoolYear: "2018-2019") { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  childrenInCare: {
    department: "civil-affairs",
    roles: ["office", "education", "civil-affairs", "township"],
    purposes: EVERY_PURPOSE,
    keepers: ["civil-affairs"],
    selection: `childrenInCare(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  disabledChildren: {
    department: "disabled-persons",
    roles: ["office", "education", "disabled-persons", "township"],
    purposes: EVERY_PURPOSE,
    keepers: ["disabled-persons"],
    selection: `disabledChildren(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  poorChildren: {
    department: "poverty-relief",
    roles: ["office", "education", "poverty-relief", "township", "letters"],
    purposes: EVERY_PURPOSE,
    keepers: ["poverty-relief"],
    selection: `poorChildren(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  ...EDUCATION_ROOT_FIELDS,
  ...SCHOOLING_ROOT_FIELDS,
  ...APPROVAL_ROOT_FIELDS,
  ...DEADLINE_ROOT_FIELDS,
  ...DIRECTORY_ROOT_FIELDS,
  ...DOCUMENT_ROOT_FIELDS,
  ...CASE_ROOT_FIELDS,
  ...JOINT_MEETING_ROOT_FIELDS,
  ...CASE_EVENT_ROOT_FIELDS,
  ...POST_ROOT_FIELDS,
  ...STEP_ROOT_FIELDS,
  ...TASK_ROOT_FIELDS,
  ...LETTER_ROOT_FIELDS,
  ...MEETING_ROOT_FIELDS,
  ...OVERSIGHT_ROOT_FIELDS,
  ...ROUND_ROOT_FIELDS,
};
