import { type Expectation, ANY } from "./expectation";

/** Root fields of steps and legal bases. */
export const STEP_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  legalBases: {
    department: "joint-meeting",
    roles: ["office"],
    purposes: ANY,
    selection: "legalBases { edges { node { title } } }",
    marker: '"edges":',
  },
};
