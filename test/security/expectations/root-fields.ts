import { EDUCATION_ROOT_FIELDS } from "./education-root-fields";
import { type Expectation, EVERY_PURPOSE, IDENTITY_READERS } from "./expectation";

import { JOINT_MEETING_ROOT_FIELDS } from "./joint-meeting-root-fields";
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
    selection: `childrenInCare(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  disabledChildren: {
    department: "disabled-persons",
    roles: ["office", "education", "disabled-persons", "township"],
    purposes: EVERY_PURPOSE,
    selection: `disabledChildren(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  poorChildren: {
    department: "poverty-relief",
    roles: ["office", "education", "poverty-relief", "township"],
    purposes: EVERY_PURPOSE,
    selection: `poorChildren(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  ...EDUCATION_ROOT_FIELDS,
  ...JOINT_MEETING_ROOT_FIELDS,
};
