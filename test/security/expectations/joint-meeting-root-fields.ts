import type { Role } from "../../../schema/access/roles";
import { PLANTED_FINDINGS, PLANTED_SWEEP } from "../planted-findings";
import { PLANTED_REVIEW } from "../planted-review";
import { type Expectation, ANY, ATTENDANCE, DECISIONS, FIGURES, FINDING_READERS } from "./expectation";

const region = 'regionCode: "450205"';
const year = 'schoolYear: "2018-2019"';
/** The year in which the planted child dropped out, of its school; the school's code stands in what is told of it. */
const yearOut = 'schoolYear: "2017-2018"';
const OWN_SCHOOL = '"code":"2145020501"';
const INDICATOR_READERS: readonly Role[] = [...FIGURES, "school", "township"];
const LEDGER_READERS: readonly Role[] = ["office", "education", "township"];

/** The office, and the departments that sign a review. */
const REVIEWERS: readonly Role[] = [
  "office",
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
];

/** What the office alone asks for, when it compares the registers. */
const sweeping = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["office"],
  purposes: ["SWEEP"],
  selection,
  marker: PLANTED_SWEEP,
});

/** Root fields of the joint meeting. */
export const JOINT_MEETING_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
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
  sweep: sweeping(`sweep(id: "${PLANTED_SWEEP}") { id }`),
  sweeps: sweeping(`sweeps(${region}) { edges { node { id } } }`),
  sweepChildren: {
    ...sweeping(`sweepChildren(sweepId: "${PLANTED_SWEEP}") { edges { node { id } } }`),
    marker: "PERSON",
  },
  findings: {
    department: "joint-meeting",
    roles: FINDING_READERS,
    purposes: ATTENDANCE,
    selection: `findings(${region}) { edges { cursor node { child { id } evidence { statement } } } }`,
    marker: "PERSON",
  },
  finding: {
    department: "joint-meeting",
    roles: FINDING_READERS,
    purposes: ATTENDANCE,
    selection: PLANTED_FINDINGS,
    marker: "PERSON",
  },
  childLinks: {
    department: "joint-meeting",
    roles: ["office"],
    purposes: DECISIONS,
    selection: `childLinks(${region}) { edges { node { child { id } } } }`,
    marker: "PERSON",
  },
  threeLedgers: {
    department: "joint-meeting",
    roles: LEDGER_READERS,
    purposes: ATTENDANCE,
    selection: `threeLedgers(ledger: SCHOOL_AGE, ${region}, ${year}) { edges { node { child { id } } } }`,
    marker: "PERSON",
  },
  ledgerReconciliation: {
    department: "joint-meeting",
    roles: LEDGER_READERS,
    purposes: ATTENDANCE,
    selection: `ledgerReconciliation(${region}, ${year}) { byTownship { township { code } schoolAge } }`,
    marker: '"code":"450205001"',
  },
  indicators: {
    department: "joint-meeting",
    roles: INDICATOR_READERS,
    purposes: ANY,
    selection: `indicators(${region}, ${yearOut}, level: SCHOOL, kinds: [DROPOUT_RATE_PRIMARY]) { code numerator }`,
    marker: OWN_SCHOOL,
  },
  indicatorChildren: {
    department: "joint-meeting",
    roles: LEDGER_READERS,
    purposes: ATTENDANCE,
    selection: `indicatorChildren(${region}, ${yearOut}, kind: DROPOUT_RATE_PRIMARY, level: SCHOOL, code: "2145020501",
      part: NUMERATOR) { edges { node { id } } }`,
    marker: "PERSON",
  },
  vetoCandidates: {
    department: "joint-meeting",
    roles: INDICATOR_READERS,
    purposes: ANY,
    selection: `vetoCandidates(${region}, ${yearOut}) { edges { node { code } } }`,
    marker: OWN_SCHOOL,
  },
  watchMarks: {
    department: "joint-meeting",
    roles: ["office"],
    purposes: ["CASE"],
    selection: `watchMarks(${region}) { edges { node { child { id } } } }`,
    marker: '"edges":',
  },
  persuasionReports: {
    department: "joint-meeting",
    roles: ["office", "education"],
    purposes: ATTENDANCE,
    selection: `persuasionReports(${region}, ${year}) { edges { node { week } } }`,
    marker: "2018-W52",
  },
  persuasionReport: {
    department: "joint-meeting",
    roles: ["office", "education"],
    purposes: ATTENDANCE,
    selection: `persuasionReport(${region}, week: "2018-W52") { figures { outAtEnd } entries { edges { node { child { id } } } } }`,
    marker: '"outAtEnd":',
  },
  quarterlyReviews: {
    department: "joint-meeting",
    roles: REVIEWERS,
    purposes: ATTENDANCE,
    selection: `quarterlyReviews(${region}, ${year}) { edges { node { quarter reviews { id } } } }`,
    marker: PLANTED_REVIEW,
  },
  quarterlyReview: {
    department: "joint-meeting",
    roles: REVIEWERS,
    purposes: ATTENDANCE,
    selection: `quarterlyReview(id: "${PLANTED_REVIEW}") { quarter entries { edges { node { finding { child { id } } } } } }`,
    marker: "2018-Q4",
  },
};
