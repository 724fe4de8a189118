import { CONTACT, type Expectation } from "./expectation";

/** What is done about events of letters that no case has taken; of one that there is not. */
export const CASE_EVENT_MUTATIONS: Readonly<Record<string, Expectation>> = {
  retellCaseEvent: {
    department: "letters",
    roles: ["office", "education"],
    purposes: CONTACT,
    selection: 'retellCaseEvent(id: "none") { ... on Refusal { reason } }',
    marker: "NOT_FOUND",
  },
};
