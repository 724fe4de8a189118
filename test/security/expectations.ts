import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import type { DepartmentName } from "../../schema/departments";

/**
 * Who may read what for which purpose, written down by hand. Nothing here is computed from the policy: where the two
 * disagree, one of them is wrong.
 */
export interface Expectation {
  /** Whose subgraph serves it. */
  department: DepartmentName;
  /** The roles it is open to, in their own territory. */
  roles: readonly Role[];
  /** The purposes it is open for; `null` stands for none given. */
  purposes: readonly (Purpose | null)[];
  /** A selection on `Child`, or a field of `Query` with its arguments and selection. */
  selection: string;
  /** Stands in the answer when the planted child's record is shown. */
  marker: string;
}

const EVERY_PURPOSE = ["CASE", "SWEEP", "SUBSIDY", "LETTER", "REPORT"] as const satisfies Purpose[];
const REGISTERS = ["CASE", "SWEEP", "LETTER", "REPORT"] as const;
const ATTENDANCE = ["CASE", "SWEEP", "REPORT"] as const;
const MONEY = ["CASE", "SWEEP", "SUBSIDY", "REPORT"] as const;
/** Numbers of papers serve no report. */
const NUMBERS = ["CASE", "SWEEP", "SUBSIDY", "LETTER"] as const;
/** Addresses and phones serve the work on one child alone. */
const CONTACT = ["CASE", "LETTER"] as const;
/** Not personal: open without a purpose, and under any. */
const ANY = [null, ...EVERY_PURPOSE] as const;

const SCHOOLING: readonly Role[] = ["office", "education", "school", "township"];
const REGISTER_READERS: readonly Role[] = ["office", "public-security", "township"];
const IDENTITY_READERS: readonly Role[] = ["office", "education", "public-security", "township"];
const FIGURES: readonly Role[] = ["office", "leader", "education", "auditor"];

/** Every field of `Child` but its id. */
export const CHILD_FIELDS: Readonly<Record<string, Expectation>> = {
  identity: {
    department: "public-security",
    roles: IDENTITY_READERS,
    purposes: EVERY_PURPOSE,
    selection: "identity { name birthDate }",
    marker: "覃密语",
  },
  household: {
    department: "public-security",
    roles: REGISTER_READERS,
    purposes: REGISTERS,
    selection: "household { guardianName householdNumber }",
    marker: "覃密语父",
  },
  residence: {
    department: "public-security",
    roles: REGISTER_READERS,
    purposes: REGISTERS,
    selection: "residence { guardianName recordedName }",
    marker: "覃密语母",
  },
  enrolments: {
    department: "education",
    roles: SCHOOLING,
    purposes: EVERY_PURPOSE,
    selection: "enrolments { id recordedName guardianName school { name } changes { changedOn } }",
    marker: "覃密语",
  },
  attendance: {
    department: "education",
    roles: SCHOOLING,
    purposes: ATTENDANCE,
    selection: "attendance { absences { date } }",
    marker: "2018-12-03",
  },
  subsidies: {
    department: "education",
    roles: SCHOOLING,
    purposes: MONEY,
    selection: "subsidies { item amountFen }",
    marker: "50050",
  },
  subsidyGap: {
    department: "education",
    roles: ["office", "education"],
    purposes: MONEY,
    selection: "subsidyGap { term }",
    marker: "2018-2019-1",
  },
  homeTeaching: {
    department: "education",
    roles: SCHOOLING,
    purposes: EVERY_PURPOSE,
    selection: "homeTeaching { grade school { name } }",
    marker: "密语学校",
  },
  welfare: {
    department: "civil-affairs",
    roles: ["office", "education", "civil-affairs", "township"],
    purposes: EVERY_PURPOSE,
    selection: "welfare { monthlyAmountFen recordedName }",
    marker: "覃密语",
  },
  disability: {
    department: "disabled-persons",
    roles: ["office", "education", "disabled-persons", "township"],
    purposes: EVERY_PURPOSE,
    selection: "disability { category recordedName }",
    marker: "覃密语",
  },
  povertyRelief: {
    department: "poverty-relief",
    roles: ["office", "education", "poverty-relief", "township"],
    purposes: EVERY_PURPOSE,
    selection: "povertyRelief { helperName recordedName }",
    marker: "覃密语帮",
  },
};

/** Every field below `Child` that asks for a scope of its own. */
export const SENSITIVE_FIELDS: Readonly<Record<string, Expectation>> = {
  "Identity.idNumber": {
    department: "public-security",
    roles: ["office", "education", "public-security"],
    purposes: NUMBERS,
    selection: "identity { idNumber }",
    marker: "450205200905010012",
  },
  "Household.address": {
    department: "public-security",
    roles: REGISTER_READERS,
    purposes: CONTACT,
    selection: "household { address }",
    marker: "覃密语家",
  },
  "Household.guardianPhone": {
    department: "public-security",
    roles: REGISTER_READERS,
    purposes: CONTACT,
    selection: "household { guardianPhone }",
    marker: "13911112222",
  },
  "Residence.address": {
    department: "public-security",
    roles: REGISTER_READERS,
    purposes: CONTACT,
    selection: "residence { address }",
    marker: "覃密语租",
  },
  "Residence.guardianPhone": {
    department: "public-security",
    roles: REGISTER_READERS,
    purposes: CONTACT,
    selection: "residence { guardianPhone }",
    marker: "13911112222",
  },
  "Enrolment.studentNumber": {
    department: "education",
    roles: ["office", "education", "school"],
    purposes: NUMBERS,
    selection: "enrolments { studentNumber }",
    marker: "G450205200905010012",
  },
  "Enrolment.guardianPhone": {
    department: "education",
    roles: SCHOOLING,
    purposes: CONTACT,
    selection: "enrolments { guardianPhone }",
    marker: "13911112222",
  },
  "School.phone": {
    department: "education",
    roles: SCHOOLING,
    purposes: CONTACT,
    selection: "enrolments { school { phone } }",
    marker: "07725550001",
  },
  "Disability.certificateNumber": {
    department: "disabled-persons",
    roles: ["office", "education", "disabled-persons"],
    purposes: NUMBERS,
    selection: "disability { certificateNumber }",
    marker: "45020520090501001212",
  },
  "PovertyRelief.helperPhone": {
    department: "poverty-relief",
    roles: ["office", "education", "poverty-relief", "township"],
    purposes: CONTACT,
    selection: "povertyRelief { helperPhone }",
    marker: "13911112222",
  },
};

const region = 'regionCode: "450205"';

/** Every field of `Query`. `PERSON` and `ENROLMENT` in a marker stand for the planted child's ids. */
export const ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  child: {
    department: "public-security",
    roles: IDENTITY_READERS,
    purposes: EVERY_PURPOSE,
    selection: 'child(idNumber: "450205200905010012") { identity { name } }',
    marker: "覃密语",
  },
  schoolAgeChildren: {
    department: "public-security",
    roles: IDENTITY_READERS,
    purposes: EVERY_PURPOSE,
    selection: `schoolAgeChildren(${region}, schoolYear: "2018-2019") { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
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
  childrenInCare: {
    department: "civil-affairs",
    roles: ["office", "education", "civil-affairs", "township"],
    purposes: EVERY_PURPOSE,
    selection: `childrenInCare(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  disabledChildren: {
    department: "disabled-persons",
    roles: ["office", "education", "disabled-persons", "township"],
    purposes: EVERY_PURPOSE,
    selection: `disabledChildren(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  poorChildren: {
    department: "poverty-relief",
    roles: ["office", "education", "poverty-relief", "township"],
    purposes: EVERY_PURPOSE,
    selection: `poorChildren(${region}) { edges { cursor node { id } } }`,
    marker: "PERSON",
  },
  dropoutSummary: {
    department: "joint-meeting",
    roles: FIGURES,
    purposes: ANY,
    selection: `dropoutSummary(${region}, asOf: "2018-12-31") { found byHomeRegion { found } }`,
    marker: '"found":',
  },
  consolidationRate: {
    department: "joint-meeting",
    roles: FIGURES,
    purposes: ANY,
    selection: `consolidationRate(${region}, entryYear: 2015) { entrants }`,
    marker: '"entrants":',
  },
};

/** Every entity with a key, as it is asked for straight at a subgraph; `KEY` stands for the planted one's. */
export const REFERENCES: Readonly<Record<string, Expectation>> = {
  Enrolment: {
    department: "education",
    roles: SCHOOLING,
    purposes: EVERY_PURPOSE,
    selection: "id recordedName child { id }",
    marker: "覃密语",
  },
  School: {
    department: "education",
    roles: ["office", "leader", "education", "school", "township", "auditor"],
    purposes: ANY,
    selection: "id name principal",
    marker: "密语学校",
  },
};
