import { type Expectation, EVERY_PURPOSE, REGISTERS, ANY, SCHOOLING, FIGURES } from "./expectation";

const region = 'regionCode: "450205"';

/** Root fields of education. `ENROLMENT` and `PERSON` in a marker stand for the planted child's ids. */
export const EDUCATION_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  students: {
    department: "education",
    roles: SCHOOLING,
    purposes: EVERY_PURPOSE,
    selection: `students(${region}) { edges { node { id recordedName child { id } } } }`,
    marker: "ENROLMENT",
  },
  ledger: {
    department: "education",
    roles: SCHOOLING,
    purposes: REGISTERS,
    selection: `ledger(kind: DROPOUT, ${region}) { edges { node { recordedName child { id } } } }`,
    marker: "PERSON",
  },
  schools: {
    department: "education",
    roles: ["office", "leader", "education", "school", "township", "auditor"],
    purposes: ANY,
    selection: `schools(${region}) { edges { node { id name principal } } }`,
    marker: "密语学校",
  },
  retention: {
    department: "education",
    roles: FIGURES,
    purposes: ANY,
    selection: `retention(${region}, entryYear: 2015) { entrants }`,
    marker: '"entrants":',
  },
  dropoutRate: {
    department: "education",
    roles: FIGURES,
    purposes: ANY,
    selection: `dropoutRate(${region}, schoolYear: "2017-2018") { stage dropouts }`,
    marker: '"stage":',
  },
};
