import { type Expectation, ROLL_ACTS } from "./expectation";

/** What schools and the bureau enter of dropouts, teaching at home and subsidies, each asked for with ids that there are not. */
export const SCHOOLING_MUTATIONS: Readonly<Record<string, Expectation>> = {
  recordDropout: {
    department: "education",
    roles: ["education", "school"],
    purposes: ROLL_ACTS,
    selection: `recordDropout(enrolmentId: "none", foundOn: "2018-12-01", reason: "厌学", whereabouts: "在家") {
      ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  recordReturn: {
    department: "education",
    roles: ["education", "school"],
    purposes: ROLL_ACTS,
    selection: `recordReturn(childId: "none", foundOn: "2018-12-01", returnedOn: "2018-12-03", paper: "返校登记表") {
      ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  planHomeTeaching: {
    department: "education",
    roles: ["education", "school"],
    purposes: ["CASE"],
    selection: `planHomeTeaching(enrolmentId: "none", startsOn: "2018-12-01", visitsPerMonth: 2, goals: "语文", teachers: ["韦老师"]) {
      ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  recordHomeTeachingVisit: {
    department: "education",
    roles: ["education", "school"],
    purposes: ["CASE"],
    selection: `recordHomeTeachingVisit(planId: "none", visitedOn: "2018-12-03", hours: 1, teachers: ["韦老师"], lesson: "识字",
      response: "良好") { ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  endHomeTeachingPlan: {
    department: "education",
    roles: ["education", "school"],
    purposes: ["CASE"],
    selection:
      'endHomeTeachingPlan(planId: "none", endsOn: "2018-12-03", reason: "康复") { ... on Refusal { reason } }',
    marker: "NOT_FOUND",
  },
  applyForSubsidy: {
    department: "education",
    roles: ["education", "school"],
    purposes: ["SUBSIDY"],
    selection: `applyForSubsidy(enrolmentId: "none", term: "2018-2019-1", grounds: [ORPHAN], reason: "孤儿", paper: "证明") {
      ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  decideSubsidy: {
    department: "education",
    roles: ["education"],
    purposes: ["SUBSIDY"],
    selection: 'decideSubsidy(id: "none", version: 1, decision: APPROVED) { ... on Refusal { reason } }',
    marker: "NOT_FOUND",
  },
  recordSubsidyPayment: {
    department: "education",
    roles: ["education"],
    purposes: ["SUBSIDY"],
    selection: `recordSubsidyPayment(id: "none", version: 1, paidOn: "2018-12-03", amountFen: 2, voucher: "1号", centreFen: 1,
      countyFen: 1) { ... on Refusal { reason } }`,
    marker: "NOT_FOUND",
  },
  withdrawSubsidyApplication: {
    department: "education",
    roles: ["education", "school"],
    purposes: ["SUBSIDY"],
    selection: 'withdrawSubsidyApplication(id: "none", version: 1, reason: "重复") { ... on Refusal { reason } }',
    marker: "NOT_FOUND",
  },
  // Of an odd amount, so that nothing is set.
  setSubsidyRule: {
    department: "education",
    roles: ["education"],
    purposes: ["SUBSIDY"],
    selection: `setSubsidyRule(ground: ORPHAN, stage: PRIMARY, boards: true, amountFen: 1, validFrom: "2019-02-01") {
      ... on Refusal { reason } }`,
    marker: "INVALID",
  },
};
