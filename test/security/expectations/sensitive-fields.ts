import { type Expectation, NUMBERS, CONTACT, SCHOOLING, REGISTER_READERS } from "./expectation";

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
