import { ANY, type Expectation } from "./expectation";

/** What the office does with messages; of one that there is not. */
export const POST_MUTATIONS: Readonly<Record<string, Expectation>> = {
  resendMessage: {
    department: "letters",
    roles: ["office"],
    purposes: ANY,
    selection: 'resendMessage(id: "none") { ... on Refusal { reason } }',
    marker: "NOT_FOUND",
  },
};
