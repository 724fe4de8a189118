import { DocumentKind } from "../document/document-kind";
import { checked } from "./checked-steps";
import { StepKind } from "./step-kind";
import type { StepRule, StepTerm } from "./step-rule";
import { CLOCKS } from "./statutory-clocks";

const {
  CONFIRM_DROPOUT,
  PERSUASION,
  WRITTEN_REPORT,
  RETURN_NOTICE,
  ORDER_NOTICE,
  PENALTY_NOTICE,
  PENALTY_HEARING,
  PENALTY_DECISION,
  PENALTY_SERVICE,
  DEMAND,
  ENFORCEMENT,
  LAWSUIT,
} = StepKind;

const workingDays = (setting: StepTerm["setting"]): StepTerm => ({ setting, unit: "WORKING_DAYS" });

/** After the term of an order the organ goes to law, one way or another. */
const GOING_TO_LAW = { from: "TERM", ...workingDays("LEGAL_ACTION_DAYS") } as const;

/** What the steps of a penalty have in common: no basis in law, no penalty, and nothing of it may be left out. */
const PENALTY = { gate: 7, rung: 3, organs: ["TOWNSHIP"], needsLegalBasis: true } as const;

/**
 * Every step of a case in the order in which they may be taken, never backwards: the eight gates (八关) from the third on,
 * and the four-step ladder (四步法). What comes before, who is competent, with which paper, in which time.
 */
export const STEP_TABLE: readonly StepRule[] = checked([
  {
    kind: CONFIRM_DROPOUT,
    title: { english: "the confirmation of the dropout", chinese: "确认辍学" },
    gate: 3,
    rung: 1,
    organs: ["SCHOOL", "EDUCATION"],
    after: [],
    needsPaper: false,
    documentKind: null,
    clocks: [],
    due: { from: "TAKEN", ...workingDays("CONFIRM_DAYS") },
    next: [PERSUASION],
  },
  {
    kind: PERSUASION,
    title: { english: "the persuasion by both lines", chinese: "双向劝学" },
    gate: 4,
    rung: 1,
    organs: ["SCHOOL", "TOWNSHIP"],
    after: [{ step: CONFIRM_DROPOUT, skippable: true }],
    visits: true,
    needsPaper: false,
    documentKind: null,
    clocks: [],
    due: { from: "TAKEN", ...workingDays("PERSUASION_DAYS") },
    next: [WRITTEN_REPORT],
  },
  {
    // 未成年人保护法 §28: in vain persuaded, the school reports in writing to the education bureau.
    kind: WRITTEN_REPORT,
    title: { english: "the written report", chinese: "书面报告" },
    gate: 5,
    rung: 1,
    organs: ["SCHOOL"],
    organsWithoutSchool: ["TOWNSHIP", "EDUCATION"],
    after: [{ step: PERSUASION, skippable: true }],
    needsPaper: true,
    documentKind: DocumentKind.WRITTEN_REPORT,
    clocks: [],
    due: { from: "TAKEN", ...workingDays("REPORT_DAYS") },
    next: [RETURN_NOTICE],
  },
  {
    kind: RETURN_NOTICE,
    title: { english: "the notice to return", chinese: "限期返校通知书" },
    gate: 6,
    rung: 2,
    organs: ["TOWNSHIP", "EDUCATION"],
    after: [{ step: WRITTEN_REPORT, skippable: true }],
    needsPaper: true,
    documentKind: DocumentKind.RETURN_NOTICE,
    clocks: [],
    sets: workingDays("RETURN_WITHIN_DAYS"),
    due: { from: "TAKEN", ...workingDays("RETURN_NOTICE_DAYS") },
    next: [ORDER_NOTICE],
  },
  {
    // 义务教育法 §58: 由当地乡镇人民政府或者县级人民政府教育行政部门给予批评教育，责令限期改正.
    kind: ORDER_NOTICE,
    title: { english: "the order", chinese: "责令通知书" },
    gate: 6,
    rung: 2,
    organs: ["TOWNSHIP", "EDUCATION"],
    after: [{ step: RETURN_NOTICE, termOver: true, skippable: true }],
    needsPaper: true,
    documentKind: DocumentKind.ORDER_NOTICE,
    clocks: [],
    sets: workingDays("ORDER_WITHIN_DAYS"),
    due: { from: "TERM", ...workingDays("ORDER_NOTICE_DAYS") },
    next: [PENALTY_NOTICE, DEMAND],
  },
  {
    ...PENALTY,
    kind: PENALTY_NOTICE,
    title: { english: "the notice of a penalty", chinese: "行政处罚告知" },
    after: [{ step: ORDER_NOTICE, termOver: true }],
    needsPaper: true,
    documentKind: DocumentKind.PENALTY_NOTICE,
    clocks: [],
    due: GOING_TO_LAW,
    next: [PENALTY_HEARING],
  },
  {
    ...PENALTY,
    kind: PENALTY_HEARING,
    title: { english: "the statement, defence or hearing", chinese: "陈述申辩或听证" },
    after: [{ step: PENALTY_NOTICE }],
    sameOrgan: true,
    needsPaper: true,
    documentKind: null,
    clocks: [CLOCKS.hearing],
    due: { from: "TAKEN", after: PENALTY_NOTICE, setting: "PENALTY_DECISION_CALENDAR_DAYS", unit: "CALENDAR_DAYS" },
    next: [PENALTY_DECISION],
  },
  {
    ...PENALTY,
    kind: PENALTY_DECISION,
    title: { english: "the decision on the penalty", chinese: "行政处罚决定" },
    after: [{ step: PENALTY_HEARING }],
    sameOrgan: true,
    needsPaper: true,
    documentKind: DocumentKind.PENALTY_DECISION,
    clocks: [CLOCKS.decision],
    due: { from: "TAKEN", after: PENALTY_NOTICE, setting: "PENALTY_DECISION_CALENDAR_DAYS", unit: "CALENDAR_DAYS" },
    next: [PENALTY_SERVICE],
  },
  {
    ...PENALTY,
    kind: PENALTY_SERVICE,
    title: { english: "the service of the decision", chinese: "处罚决定送达" },
    after: [{ step: PENALTY_DECISION }],
    sameOrgan: true,
    needsPaper: true,
    documentKind: DocumentKind.SERVICE_RECORD,
    clocks: [CLOCKS.service],
    due: { from: "TAKEN", setting: "PENALTY_SERVICE_CALENDAR_DAYS", unit: "CALENDAR_DAYS" },
    next: [DEMAND],
  },
  {
    kind: DEMAND,
    title: { english: "the demand", chinese: "催告" },
    gate: 8,
    rung: 4,
    organs: ["TOWNSHIP", "EDUCATION"],
    after: [
      { step: ORDER_NOTICE, unless: PENALTY_NOTICE, termOver: true },
      // A penalty that is not pursued any more leaves the order, which may be enforced.
      { step: PENALTY_SERVICE, skippable: true },
    ],
    sameOrgan: true,
    needsPaper: true,
    documentKind: DocumentKind.DEMAND,
    clocks: [],
    // 行政强制法 §54: ten days at least to perform.
    sets: { setting: "DEMAND_CALENDAR_DAYS", unit: "CALENDAR_DAYS", least: true },
    due: GOING_TO_LAW,
    next: [ENFORCEMENT],
  },
  {
    kind: ENFORCEMENT,
    title: { english: "the application for enforcement", chinese: "申请强制执行" },
    gate: 8,
    rung: 4,
    organs: ["TOWNSHIP", "EDUCATION"],
    after: [{ step: DEMAND, termOver: true }],
    sameOrgan: true,
    needsPaper: true,
    documentKind: DocumentKind.ENFORCEMENT_APPLICATION,
    clocks: [CLOCKS.demand, CLOCKS.enforcement],
    due: { from: "TAKEN", setting: "ENFORCEMENT_CALENDAR_MONTHS", unit: "CALENDAR_MONTHS" },
    next: [],
  },
  {
    kind: LAWSUIT,
    title: { english: "the suit", chinese: "提起诉讼" },
    gate: 8,
    rung: 4,
    organs: ["TOWNSHIP"],
    after: [{ step: ORDER_NOTICE, termOver: true, skippable: true }],
    excludedBy: ENFORCEMENT,
    needsPaper: true,
    documentKind: DocumentKind.LAWSUIT_PETITION,
    clocks: [],
    due: GOING_TO_LAW,
    next: [],
  },
]);

const RULES = new Map(STEP_TABLE.map((rule) => [rule.kind, rule]));

export function ruleOf(kind: StepKind): StepRule {
  const rule = RULES.get(kind);
  if (rule === undefined) throw new Error(`no rule for ${kind}`);
  return rule;
}

/** Where a step stands in the order of the table. */
export const rankOf = (kind: StepKind): number => STEP_TABLE.indexOf(ruleOf(kind));
