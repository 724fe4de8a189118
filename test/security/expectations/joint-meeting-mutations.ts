import { type Expectation, ANY, ROLL_ACTS, DECISIONS } from "./expectation";

/** What the office alone decides. */
const decision = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["office"],
  purposes: DECISIONS,
  selection,
  marker: "NOT_FOUND",
});

/** Marks by hand are put and ended in the work on one child's case alone. */
const marking = (selection: string): Expectation => ({ ...decision(selection), purposes: ["CASE"] });

/** What the office does for reports and reviews. */
const reporting = (selection: string): Expectation => ({ ...decision(selection), purposes: ROLL_ACTS });

/** Sweeps are for the comparison of registers alone. */
const sweeping = (selection: string): Expectation => ({ ...decision(selection), purposes: ["SWEEP"] });

/** Fields of `Mutation` of the joint meeting, each asked for with ids that there are not, so that nothing changes; the marker stands in the refusal. */
export const JOINT_MEETING_MUTATIONS: Readonly<Record<string, Expectation>> = {
  // Of a township alone: nothing is started.
  startSweep: {
    ...sweeping(
      `startSweep(regionCode: "450205001", schoolYear: "2018-2019", asOf: "2018-12-31") { ... on Refusal { reason } }`,
    ),
    marker: "INVALID",
  },
  cancelSweep: sweeping(`cancelSweep(id: "none") { ... on Refusal { reason } }`),
  resumeSweep: sweeping(`resumeSweep(id: "none") { ... on Refusal { reason } }`),
  confirmFinding: decision(`confirmFinding(id: "none") { ... on Refusal { reason } }`),
  refuteFinding: decision(`refuteFinding(id: "none", reason: "已入学") { ... on Refusal { reason } }`),
  settleFinding: decision(
    `settleFinding(id: "none", reason: RETURNED, paper: "返校确认书", on: "2018-12-31") { ... on Refusal { reason } }`,
  ),
  reopenFinding: decision(`reopenFinding(id: "none", reason: "来电") { ... on Refusal { reason } }`),
  linkChildren: decision(
    `linkChildren(childId: "${"b".repeat(52)}", aliasId: "${"c".repeat(52)}", reason: "同一人") { ... on Refusal { reason } }`,
  ),
  unlinkChildren: decision(`unlinkChildren(linkId: "none", reason: "更正") { ... on Refusal { reason } }`),
  // Of more than the whole: nothing is set.
  setIndicatorTarget: {
    department: "joint-meeting",
    roles: ["office"],
    purposes: ANY,
    selection: `setIndicatorTarget(kind: PERSUASION_RATE, target: 2, validFrom: "2018-09-01", source: "方案") {
      ... on Refusal { reason } }`,
    marker: "INVALID",
  },
  markWatchGroup: marking(
    `markWatchGroup(childId: "none", group: INVOLVED_IN_CASE, since: "2018-12-01", reason: "通报") { ... on Refusal { reason } }`,
  ),
  endWatchMark: marking(
    `endWatchMark(id: "none", endedOn: "2018-12-31", reason: "结案") { ... on Refusal { reason } }`,
  ),
  // A week to come: nothing is issued.
  issuePersuasionReport: {
    ...reporting(`issuePersuasionReport(week: "2098-W01") { ... on Refusal { reason } }`),
    marker: "WRONG_STATE",
  },
  // A quarter to come: nothing is opened.
  openQuarterlyReview: {
    ...reporting(
      `openQuarterlyReview(regionCode: "450205", quarter: "2098-Q1", mode: FULL) { ... on Refusal { reason } }`,
    ),
    marker: "INVALID",
  },
  recordReviewResult: reporting(
    `recordReviewResult(reviewId: "none", findingId: "none", result: AGREES, checkedOn: "2018-12-31") { ... on Refusal { reason } }`,
  ),
  signQuarterlyReview: {
    ...reporting(`signQuarterlyReview(reviewId: "none", opinion: "同意") { ... on Refusal { reason } }`),
    roles: ["office", "education", "public-security", "civil-affairs", "disabled-persons", "poverty-relief"],
  },
  closeQuarterlyReview: reporting(`closeQuarterlyReview(reviewId: "none") { ... on Refusal { reason } }`),
};
