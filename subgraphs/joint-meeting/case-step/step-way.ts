import { type CaseFacts, lastTaken, type StepTaken } from "./case-facts";
import type { StepKind } from "./step-kind";
import type { Predecessor, StepRule } from "./step-rule";
import { rankOf, ruleOf } from "./step-table";

/**
 * The way on which a case comes to a step: of those that are open the first that has been gone, else the first.
 * @throws Error for the first step, to which there is none.
 */
export function wayTo({ kind, after }: StepRule, facts: CaseFacts): Predecessor {
  const open = after.filter(({ unless }) => unless === undefined || lastTaken(facts, unless) === undefined);
  const way = open.find(({ step }) => lastTaken(facts, step) !== undefined) ?? open[0];
  if (way === undefined) throw new Error(`there is no way to ${kind}`);
  return way;
}

/** The steps that a case would leave out if it came to a step now, in their order. */
export function leftOut(rule: StepRule, facts: CaseFacts): StepKind[] {
  if (rule.after.length === 0) return [];
  const { step } = wayTo(rule, facts);
  return lastTaken(facts, step) === undefined ? [...leftOut(ruleOf(step), facts), step] : [];
}

/** The step that a case stands at, of its latest round; undefined while none was taken. */
export function lastStep({ steps }: Pick<CaseFacts, "steps">): StepTaken | undefined {
  return steps.toSorted((one, other) => one.round - other.round || rankOf(one.kind) - rankOf(other.kind)).at(-1);
}
