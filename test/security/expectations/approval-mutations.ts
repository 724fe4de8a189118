import type { Role } from "../../../schema/access/roles";
import { type Expectation, ANY } from "./expectation";

const NONE = "0190a000-0000-7000-8000-00000000ffff";

const line = (roles: readonly Role[], selection: string): Expectation => ({
  department: "joint-meeting",
  roles,
  purposes: ANY,
  selection: `${selection} { ... on Refusal { reason } }`,
  marker: "NOT_FOUND",
});

/** For what no child is: a child's id is taken from nobody, so that the refusal says so. */
const opening = (name: string): Expectation => ({
  ...line(["office", "education"], `${name}(childId: "none", reason: "家长报警称孩子失联，需核对住址")`),
  purposes: ["CASE"],
  marker: "INVALID",
});

/** What is asked of the leader and decided, and openings of sensitive data. */
export const APPROVAL_MUTATIONS: Readonly<Record<string, Expectation>> = {
  askApproval: line(
    [
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
    `askApproval(kind: REOPEN_CASE, subjectId: "${NONE}", reason: "x")`,
  ),
  decideApproval: line(["leader"], `decideApproval(id: "${NONE}", approve: true)`),
  askChildOpening: opening("askChildOpening"),
  breakGlass: opening("breakGlass"),
  endChildOpening: line(
    [
      "office",
      "leader",
      "education",
      "public-security",
      "civil-affairs",
      "disabled-persons",
      "poverty-relief",
      "auditor",
    ],
    `endChildOpening(id: "${NONE}")`,
  ),
};
