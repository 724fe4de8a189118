import { ANY, type Expectation } from "./expectation";

/** Events of letters that no case has taken, without a child in them. */
export const CASE_EVENT_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  refusedCaseEvents: {
    department: "letters",
    roles: ["office", "education", "auditor"],
    purposes: ANY,
    isCountys: true,
    isOfNoChild: true,
    selection: "refusedCaseEvents { edges { node { id kind letterId reason } } }",
    marker: '"edges":',
  },
};
