import { CONTACT, type Expectation } from "./expectation";

/** What the clerks of the bureau and the office do about letters that came in. */
const receiving = (selection: string): Expectation => ({
  department: "letters",
  roles: ["office", "education"],
  purposes: CONTACT,
  selection,
  marker: "NOT_FOUND",
});

const NONE = `letterId: "none", itemIds: ["none"]`;

/** Mutations on letters of other counties, each of a letter that there is not. */
export const INCOMING_MUTATIONS: Readonly<Record<string, Expectation>> = {
  acceptChildren: receiving(`acceptChildren(${NONE}, version: 1) { ... on Refusal { reason } }`),
  returnChildren: receiving(`returnChildren(${NONE}, version: 1, reason: UNKNOWN_CHILD) { ... on Refusal { reason } }`),
  reportProgress: receiving(`reportProgress(${NONE}, version: 1, note: "已家访") { ... on Refusal { reason } }`),
  forwardChildren: receiving(`forwardChildren(${NONE}, version: 1, toCounty: "451321") { ... on Refusal { reason } }`),
  draftReply: receiving(`draftReply(${NONE}) { ... on Refusal { reason } }`),
  identifyChild: receiving(
    `identifyChild(letterId: "none", version: 1, itemId: "none", idNumber: "11010519491231002X") { ... on Refusal { reason } }`,
  ),
  matchChildren: receiving(`matchChildren(${NONE}) { ... on Refusal { reason } }`),
};
