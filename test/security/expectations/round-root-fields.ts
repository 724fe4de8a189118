import type { Role } from "../../../schema/access/roles";
import { ANY, type Expectation } from "./expectation";

/** Whoever writes letters, answers for them or audits them: these name no child. */
const LETTER_FIGURES: readonly Role[] = ["office", "education", "leader", "auditor"];

const figure = (selection: string, marker: string): Expectation => ({
  department: "letters",
  isOfNoChild: true,
  roles: LETTER_FIGURES,
  purposes: ANY,
  selection,
  marker,
});

/** Figures, rules and rounds of letters. */
export const ROUND_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  letterOverview: figure(
    'letterOverview(regionCode: "450205", from: "2018-01-01", to: "2018-12-31") { directions { direction total { letters children } } }',
    '"directions":',
  ),
  letterSettings: figure("letterSettings { edges { node { name value } } }", '"edges":'),
  lastLetterRound: figure("lastLetterRound", '"lastLetterRound":'),
};
