import type { CaseFacts, StepRules } from "./case-facts";
import { competentOrgans } from "./competent-organs";
import { judgeStep } from "./judge-step";
import type { StepKind } from "./step-kind";
import { STEP_TABLE, ruleOf } from "./step-table";
import { dueOf, endOfTerm } from "./step-terms";
import type { StepRule } from "./step-rule";

/** What may be said of a step before it is taken. */
export interface PossibleStep {
  rule: StepRule;
  mayCome: boolean;
  /** In English and Chinese. */
  whyNot: string | null;
  /** Steps that the leader may approve to leave out; empty where none is, or where no approval helps. */
  skips: StepKind[];
  /** Codes of desks. */
  organs: string[];
  answerUntil: string | null;
  dueOn: string | null;
}

/** Every step, and whether a case may come to it on a day, by the same judge as the act itself. */
export function nextSteps(facts: CaseFacts, rules: StepRules, today: string): PossibleStep[] {
  return STEP_TABLE.map((rule) => {
    const { obstacle, skipped } = judgeStep(rule.kind, facts, rules, today);
    const mayCome = obstacle === null && skipped.length === 0;
    return {
      rule,
      mayCome,
      whyNot: obstacle === null ? whyLeftOut(skipped) : `${obstacle.english} ${obstacle.chinese}`,
      skips: skipped,
      organs: competentOrgans(rule, facts),
      answerUntil: rule.sets === undefined ? null : endOfTerm(today, rule.sets, rules),
      dueOn: dueOf(rule.kind, facts, rules),
    };
  });
}

function whyLeftOut(skipped: readonly StepKind[]): string | null {
  if (skipped.length === 0) return null;
  const titles = skipped.map((kind) => ruleOf(kind).title);
  const [english, chinese] = [titles.map((title) => title.english), titles.map((title) => title.chinese)];
  return `It leaves out ${english.join(", ")}, which the leader must approve. 将跳过${chinese.join("、")}，须经分管领导批准。`;
}
