import { type Expectation, ANY, SCHOOLING } from "./expectation";

const NONE = "01900000-0000-7000-8000-000000000000";

/** Mutations of papers (文书). */
export const DOCUMENT_MUTATIONS: Readonly<Record<string, Expectation>> = {
  drawUpDocument: {
    department: "joint-meeting",
    roles: SCHOOLING,
    purposes: ["CASE"],
    selection: `drawUpDocument(caseId: "${NONE}", kind: RETURN_NOTICE, organ: "education") { ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  voidDocument: {
    department: "joint-meeting",
    roles: SCHOOLING,
    purposes: ["CASE"],
    selection: `voidDocument(id: "${NONE}", reason: "有误") { ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  // A word that is none: nothing is set.
  assignOrganWord: {
    department: "joint-meeting",
    roles: ["office"],
    purposes: ANY,
    selection: `assignOrganWord(organ: "education", kind: RETURN_NOTICE, word: "1", validFrom: "2018-12-31") {
      ... on Refusal { reason } }`,
    marker: "INVALID",
  },
};
