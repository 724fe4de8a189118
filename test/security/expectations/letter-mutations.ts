import type { Role } from "../../../schema/access/roles";
import { CONTACT, type Expectation } from "./expectation";

const NONE = "0190a000-0000-7000-8000-00000000ffff";

const line = (roles: readonly Role[], selection: string, marker = "NOT_FOUND"): Expectation => ({
  department: "letters",
  roles,
  purposes: CONTACT,
  selection: `${selection} { ... on Refusal { reason } }`,
  marker,
});

/** Who draws up, reviews, signs and withdraws letters: here what there is not. */
export const LETTER_MUTATIONS: Readonly<Record<string, Expectation>> = {
  draftLetters: line(
    ["office", "education"],
    'draftLetters(regionCode: "450205", caseIds: [], grouping: PER_CHILD)',
    "INVALID",
  ),
  editLetter: line(["office", "education"], `editLetter(id: "${NONE}", version: 1, contact: "韦")`),
  submitLetter: line(["office", "education"], `submitLetter(id: "${NONE}", version: 1)`),
  reviewLetter: line(["education"], `reviewLetter(id: "${NONE}", version: 1, decision: APPROVE)`),
  signLetter: line(["signatory"], `signLetter(id: "${NONE}", version: 1, organ: "education")`),
  withdrawLetter: line(["office", "education"], `withdrawLetter(id: "${NONE}", version: 1, reason: "误发")`),
};
