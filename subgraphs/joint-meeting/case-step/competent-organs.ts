import type { CaseFacts } from "./case-facts";
import { lastTaken } from "./case-facts";
import type { StepOrgan, StepRule } from "./step-rule";
import { wayTo } from "./step-way";

/**
 * Codes of the desks that may take a step of a case, the one that ordinarily acts first: the case's own school and township,
 * the county's bureau. Empty when the case lacks the place whose organ it would be.
 */
export function competentOrgans(rule: StepRule, facts: CaseFacts): string[] {
  const organs = (facts.schoolId === null ? rule.organsWithoutSchool : undefined) ?? rule.organs;
  const desks = organs.flatMap((organ) => deskOf(organ, facts) ?? []);
  const before = rule.sameOrgan ? lastTaken(facts, wayTo(rule, facts).step) : undefined;
  return before === undefined ? desks : desks.filter((desk) => desk === before.organ);
}

function deskOf(organ: StepOrgan, { schoolId, townshipCode }: CaseFacts): string | null {
  if (organ === "EDUCATION") return "education";
  if (organ === "SCHOOL") return schoolId === null ? null : `school:${schoolId}`;
  return townshipCode === null ? null : `township:${townshipCode}`;
}
