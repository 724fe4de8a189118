import { type Expectation, ANY, CASEWORK, FIGURES, SCHOOL_READERS } from "./expectation";

const region = 'regionCode: "450205"';

/** Fields of `Query` on teaching at home and subsidies. */
export const SCHOOLING_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  homeTeachingPlans: {
    department: "education",
    roles: ["office", "education", "school"],
    purposes: CASEWORK,
    selection: `homeTeachingPlans(${region}) { edges { node { child { id } goals visits { lesson } } } }`,
    marker: "PERSON",
  },
  subsidyApplications: {
    department: "education",
    roles: ["office", "education", "school"],
    purposes: ["CASE", "SUBSIDY", "REPORT"],
    selection: `subsidyApplications(${region}) { edges { node { child { id } reason } } }`,
    marker: "PERSON",
  },
  subsidyCoverage: {
    department: "education",
    roles: FIGURES,
    purposes: ANY,
    selection: `subsidyCoverage(${region}, term: "2017-2018-2") { figures { applications } bySchool { school { name } } }`,
    marker: "密语学校",
  },
  subsidyRules: {
    department: "education",
    roles: SCHOOL_READERS,
    purposes: ANY,
    selection: "subsidyRules { ground boards amountFen }",
    marker: '"boards":',
  },
};
