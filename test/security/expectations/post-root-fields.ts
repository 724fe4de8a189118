import type { Role } from "../../../schema/access/roles";
import { PLANTED_LETTER } from "../planted-letter";
import { ANY, type Expectation } from "./expectation";

/** What comes and goes, without a child in it. */
const line = (roles: readonly Role[], selection: string): Expectation => ({
  department: "letters",
  roles,
  purposes: ANY,
  isCountys: true,
  isOfNoChild: true,
  selection,
  marker: '"edges":',
});

/** Messages between the counties, and the log that proves them. */
export const POST_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  exchangeMessages: {
    ...line(
      ["office", "education", "auditor"],
      "exchangeMessages { edges { node { id letterId kind state lastFault } } }",
    ),
    marker: PLANTED_LETTER,
  },
  exchangeStatus: {
    ...line(["office", "education", "auditor"], "exchangeStatus { waiting failed peers { peerCode received } }"),
    marker: '"waiting":',
  },
  evidence: line(["office", "auditor"], "evidence(first: 10) { edges { node { index kind line } } }"),
  evidenceSeal: { ...line(["office", "auditor"], "evidenceSeal { entries hash jws }"), marker: '"jws":"' },
};
