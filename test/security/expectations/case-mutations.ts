import { ANY, type Expectation, SCHOOLING } from "./expectation";

const REFUSED = "... on Refusal { reason }";

/** What is done for the county as a whole, in the work on a case alone. */
const opening = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["office", "education"],
  purposes: ["CASE"],
  selection: `${selection} { ${REFUSED} }`,
  marker: "NOT_FOUND",
});

const government = (selection: string, marker: string): Expectation => ({
  ...opening(selection),
  purposes: ANY,
  marker,
});

/** Mutations of cases, each asked for with ids that there are not. */
export const CASE_MUTATIONS: Readonly<Record<string, Expectation>> = {
  openCaseFromFinding: opening('openCaseFromFinding(findingId: "none")'),
  openCaseFromLedger: opening('openCaseFromLedger(childId: "none", foundOn: "2018-05-11")'),
  openCaseByHand: opening('openCaseByHand(childId: "none", since: "2018-05-11", reason: "反映")'),
  // Of no entry: nothing is opened.
  openCasesFromLedger: { ...opening('openCasesFromLedger(regionCode: "450205", entries: 0)'), marker: "INVALID" },
  assignCase: opening('assignCase(caseId: "none", version: 1, lead: "education")'),
  noteCase: { ...opening('noteCase(caseId: "none", version: 1, cause: OTHER)'), roles: SCHOOLING },
  // Of education's line: nobody is entered.
  assignGovernmentResponsible: government(
    'assignGovernmentResponsible(level: PRINCIPAL, regionCode: "450205", name: "韦校长", post: "校长", validFrom: "2018-09-01")',
    "INVALID",
  ),
  endGovernmentResponsible: government('endGovernmentResponsible(id: "none", on: "2018-12-31")', "NOT_FOUND"),
};
