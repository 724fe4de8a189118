import type { Purpose } from "../../../schema/access/purposes";
import type { Role } from "../../../schema/access/roles";
import { ANY, CONTACT, type Expectation } from "./expectation";

const NONE = "0190a000-0000-7000-8000-00000000ffff";
/** Who writes the county's letters. */
const CORRESPONDENTS: readonly Role[] = ["office", "education"];

const line = (
  selection: string,
  marker = "NOT_FOUND",
  roles = CORRESPONDENTS,
  purposes: readonly (Purpose | null)[] = CONTACT,
): Expectation => ({
  department: "letters",
  roles,
  purposes,
  selection: `${selection} { ... on Refusal { reason } }`,
  marker,
});

/** Acts on letters that are late or on paper, and on what goes with them: here on what there is not. */
export const ROUND_MUTATIONS: Readonly<Record<string, Expectation>> = {
  draftReminder: line(`draftReminder(id: "${NONE}", version: 1)`),
  markPosted: line(`markPosted(id: "${NONE}", version: 1, on: "2018-12-31")`),
  recordPaperAnswer: line(
    `recordPaperAnswer(id: "${NONE}", version: 1, kind: ACCEPTED, on: "2018-12-31", items: [{ itemId: "${NONE}" }])`,
  ),
  registerPaperLetter: line(
    'registerPaperLetter(fromCounty: "999999", number: "1", title: "函", issuedOn: "2018-12-31", children: [])',
    "INVALID",
  ),
  removeEnclosure: line(`removeEnclosure(id: "${NONE}", attachmentId: "${NONE}")`),
  setLetterSetting: line(
    'setLetterSetting(name: ACCEPT_DAYS, value: 0, validFrom: "2019-01-01")',
    "INVALID",
    ["office"],
    ANY,
  ),
};
