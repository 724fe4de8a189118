import type { DepartmentName } from "../../../../schema/departments";
import { termOf } from "../../../../schema/school-term";
import { FindingKind } from "../../finding/finding-kind";
import { rollEvidence } from "../evidence";
import { schoolOf } from "../owner";
import type { Evidence } from "../examination";
import type { Rule } from "../rule";

/** Which register each ground stands in: whoever may not read that register learns that a child is due, and not why. */
const GROUNDS: Readonly<Record<string, { department: DepartmentName; record: string; title: string }>> = {
  POOR_HOUSEHOLD: { department: "poverty-relief", record: "脱贫监测户", title: "原建档立卡" },
  MONITORED_HOUSEHOLD: { department: "poverty-relief", record: "脱贫监测户", title: "防返贫监测户" },
  MINIMUM_LIVING_ALLOWANCE: { department: "civil-affairs", record: "儿童福利", title: "低保" },
  EXTREME_POVERTY_SUPPORT: { department: "civil-affairs", record: "儿童福利", title: "特困供养" },
  ORPHAN: { department: "civil-affairs", record: "儿童福利", title: "孤儿" },
  DISABILITY: { department: "disabled-persons", record: "残疾人证", title: "残疾学生" },
};

/** 应助未助: due a subsidy in the term of the day, and without. */
export const subsidyGap: Rule = (view) => {
  const { subsidyGap: gap, isDead, active, latest, rules } = view;
  if (gap === null || !gap.missing || isDead) return null;
  const term = termOf(rules.asOf);
  if (gap.term !== term.name) return null;
  const enrolment = active[0] ?? latest;
  const statement = `${gap.term}学期应助，无受助记录`;
  return {
    kind: FindingKind.SUBSIDY_GAP,
    owner: schoolOf(enrolment, view),
    evidence: [
      { department: "education", record: "资助", statement, asOf: rules.asOf },
      ...gap.grounds.flatMap((ground) => groundEvidence(ground, rules.asOf)),
      ...(enrolment === null ? [] : [rollEvidence(enrolment, view)]),
    ],
    since: term.startsOn,
  };
};

/** None for a ground that no register is known for: the child is due all the same, and nothing is disclosed by mistake. */
function groundEvidence(ground: string, asOf: string): Evidence[] {
  const known = GROUNDS[ground];
  if (known === undefined) return [];
  const { department, record, title } = known;
  return [{ department, record, statement: `应助对象：${title}`, asOf }];
}
