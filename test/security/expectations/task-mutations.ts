import type { Role } from "../../../schema/access/roles";
import type { Expectation } from "./expectation";

/** Whoever may be asked for something. */
export const MEMBERS: readonly Role[] = [
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
];

const asking = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["office", "education", "school", "township"],
  purposes: ["CASE", "MEETING"],
  selection,
  marker: "NOT_FOUND",
});

/** Departments work on a case, whatever else they may look at. */
const answering = (selection: string): Expectation => ({ ...asking(selection), roles: MEMBERS, purposes: ["CASE"] });

/** What is done to tasks, each asked for with ids that there are not. */
export const TASK_MUTATIONS: Readonly<Record<string, Expectation>> = {
  askTask: asking(
    `askTask(caseId: "none", kind: LEGAL_AID, desk: "justice", text: "普法") { ... on Refusal { reason } }`,
  ),
  askTaskAgain: asking(`askTaskAgain(id: "none", version: 1, changed: "已补充") { ... on Refusal { reason } }`),
  withdrawTask: asking(`withdrawTask(id: "none", version: 1, reason: "已返校") { ... on Refusal { reason } }`),
  acceptTask: answering(`acceptTask(id: "none", version: 1) { ... on Refusal { reason } }`),
  returnTask: answering(`returnTask(id: "none", version: 1, reason: "信息不全") { ... on Refusal { reason } }`),
  answerTask: answering(`answerTask(id: "none", version: 1, answer: DONE, text: "已办") { ... on Refusal { reason } }`),
};
