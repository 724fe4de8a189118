import { PLANTED_DOCUMENT } from "../planted-documents";
import { type Expectation, ANY, ROLL_READERS, TASKWORK } from "./expectation";

/** Root fields of papers (文书). */
export const DOCUMENT_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  caseDocument: {
    department: "joint-meeting",
    roles: ROLL_READERS,
    purposes: TASKWORK,
    selection: `caseDocument(id: "${PLANTED_DOCUMENT}") { number content { addressee sections { paragraphs } } }`,
    marker: "覃密语",
  },
  caseDocuments: {
    department: "joint-meeting",
    roles: ROLL_READERS,
    purposes: TASKWORK,
    selection: "caseDocuments { edges { node { content { addressee sections { paragraphs } } } } }",
    marker: "覃密语",
  },
  // By the id of a case's paper, which it shows to nobody.
  officialDocument: {
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
    selection: `officialDocument(id: "${PLANTED_DOCUMENT}") { number content { addressee } }`,
    marker: '"officialDocument":null',
  },
  organWord: {
    department: "joint-meeting",
    roles: ["office"],
    purposes: ANY,
    selection: 'organWord(organ: "education", kind: RETURN_NOTICE) { word }',
    marker: '"word":',
  },
};
