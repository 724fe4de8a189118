import { type Expectation, ANY } from "./expectation";

/** What is done in a case by whoever works it. */
const working = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["office", "education", "school", "township"],
  purposes: ["CASE"],
  selection,
  marker: "NOT_FOUND",
});

/** What the office and education alone do with a case. */
const concluding = (selection: string): Expectation => ({ ...working(selection), roles: ["office", "education"] });

/** What the office sets for the whole county. */
const setting = (selection: string): Expectation => ({ ...working(selection), roles: ["office"], purposes: ANY });

/** Mutations of steps, visits, outcomes and legal bases; of a case that there is not. */
export const STEP_MUTATIONS: Readonly<Record<string, Expectation>> = {
  takeStep: working(
    `takeStep(caseId: "none", version: 1, kind: CONFIRM_DROPOUT, on: "2018-12-31") { ... on Refusal { reason } }`,
  ),
  recordVisit: working(
    `recordVisit(caseId: "none", version: 1, visitedOn: "2018-12-31", met: "奶奶", said: "劝返",
      visitors: [{ line: EDUCATION, name: "韦老师", post: "班主任" }]) { ... on Refusal { reason } }`,
  ),
  concludeCase: working(
    `concludeCase(caseId: "none", version: 1, outcome: RETURNED, on: "2018-12-31", paper: "返校确认书") { ... on Refusal { reason } }`,
  ),
  answerHandover: concluding(
    `answerHandover(caseId: "none", version: 1, accepted: true, on: "2018-12-31", paper: "复函", paperNumber: "1号") {
      ... on Refusal { reason } }`,
  ),
  reopenCase: concluding(`reopenCase(caseId: "none", version: 1, reason: "未返校") { ... on Refusal { reason } }`),
  // Without a title: nothing is entered.
  enterLegalBasis: {
    ...setting(
      `enterLegalBasis(kind: PENALTY, title: " ", citation: "第四十条", validFrom: "2018-01-01") { ... on Refusal { reason } }`,
    ),
    marker: "INVALID",
  },
  endLegalBasis: setting(`endLegalBasis(id: "none", validTo: "2018-12-31") { ... on Refusal { reason } }`),
};
