import { termOf } from "../../../../schema/school-term";
import { FindingKind } from "../../finding/finding-kind";
import { rollEvidence } from "../evidence";
import { schoolOf } from "../owner";
import type { Rule } from "../rule";

const GROUNDS: Record<string, string> = {
  POOR_HOUSEHOLD: "原建档立卡",
  MONITORED_HOUSEHOLD: "防返贫监测户",
  MINIMUM_LIVING_ALLOWANCE: "低保",
  EXTREME_POVERTY_SUPPORT: "特困供养",
  ORPHAN: "孤儿",
  DISABILITY: "残疾学生",
};

/** 应助未助: due a subsidy in the term of the day, and without. */
export const subsidyGap: Rule = (view) => {
  const { subsidyGap: gap, isDead, active, latest, rules } = view;
  if (gap === null || !gap.missing || isDead) return null;
  const term = termOf(rules.asOf);
  if (gap.term !== term.name) return null;
  const enrolment = active[0] ?? latest;
  const grounds = gap.grounds.map((ground) => GROUNDS[ground] ?? ground).join("、");
  const statement = `${gap.term}学期应助（${grounds}），无受助记录`;
  return {
    kind: FindingKind.SUBSIDY_GAP,
    owner: schoolOf(enrolment, view),
    evidence: [
      { department: "education", record: "资助", statement, asOf: rules.asOf },
      ...(enrolment === null ? [] : [rollEvidence(enrolment, view)]),
    ],
    since: term.startsOn,
  };
};
