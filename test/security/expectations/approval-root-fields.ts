import { type Expectation, ANY, TASKWORK } from "./expectation";

const NONE = "0190a000-0000-7000-8000-00000000ffff";

/** Approvals, and openings of sensitive data. */
export const APPROVAL_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  approvals: {
    department: "joint-meeting",
    roles: [
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
    ],
    purposes: ANY,
    selection: "approvals { edges { node { id child { id } } } }",
    marker: '"edges":',
  },
  childOpenings: {
    department: "joint-meeting",
    roles: [
      "office",
      "leader",
      "education",
      "public-security",
      "civil-affairs",
      "disabled-persons",
      "poverty-relief",
      "auditor",
    ],
    purposes: ANY,
    selection: "childOpenings { edges { node { id desk { code } } } }",
    marker: '"edges":',
  },
  caseAccess: {
    department: "joint-meeting",
    roles: [
      "office",
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
    ],
    purposes: TASKWORK,
    selection: `caseAccess(id: "${NONE}") { children }`,
    marker: '"caseAccess":null',
  },
};
