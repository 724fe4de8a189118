import { RefusalReason } from "../../../infra/runtime/refusal.type";
import { type CaseFacts, hasLegalBasis, lastTaken, type StepRules } from "./case-facts";
import { competentOrgans } from "./competent-organs";
import type { StepKind } from "./step-kind";
import type { StatutoryClock, StepRule } from "./step-rule";
import { rankOf, ruleOf } from "./step-table";
import { endOfTerm } from "./step-terms";
import { leftOut, wayTo } from "./step-way";

/** Why a step may not come, for people to read. */
export interface Obstacle {
  reason: RefusalReason;
  english: string;
  chinese: string;
}

export interface StepJudgement {
  /** What stands in the way and nobody may approve; null for nothing. */
  obstacle: Obstacle | null;
  /** Steps that would be left out, which the leader may approve. */
  skipped: StepKind[];
}

/** Whether a case may come to a step on a day. The one judge for those who ask and for those who act. */
export function judgeStep(kind: StepKind, facts: CaseFacts, rules: StepRules, on: string): StepJudgement {
  const rule = ruleOf(kind);
  const skipped = leftOut(rule, facts);
  const checks = [standing, legalBasis, organ, way, visits, term, clocks];
  for (const check of checks) {
    const obstacle = check({ rule, facts, rules, on, skipped });
    if (obstacle !== null) return { obstacle, skipped: [] };
  }
  return { obstacle: null, skipped };
}

interface Question {
  rule: StepRule;
  facts: CaseFacts;
  rules: StepRules;
  on: string;
  skipped: readonly StepKind[];
}

const wrong = (english: string, chinese: string): Obstacle => ({
  reason: RefusalReason.WRONG_STATE,
  english,
  chinese,
});

/** One case goes one way, forwards: what it has gone past is not made up for. */
function standing({ rule, facts }: Question): Obstacle | null {
  const { kind, title } = rule;
  if (facts.state !== "OPEN")
    return wrong("The case is concluded; it takes no step.", "案件已办结或在跟踪，不再办理步骤。");
  const own = facts.steps.filter(({ round }) => round === facts.round);
  const same = own.find((step) => step.kind === kind);
  if (same !== undefined)
    return {
      reason: RefusalReason.ALREADY_DONE,
      english: `${capital(title.english)} was taken on ${same.takenOn}.`,
      chinese: `${title.chinese}已于${same.takenOn}办理。`,
    };
  const { excludedBy } = rule;
  const past = own.find((step) => step.kind === excludedBy) ?? own.find((step) => rankOf(step.kind) > rankOf(kind));
  if (past === undefined) return null;
  const reached = ruleOf(past.kind).title;
  return wrong(
    `The case has come to ${reached.english} already.`,
    `案件已进入${reached.chinese}，不再办理${title.chinese}。`,
  );
}

function legalBasis({ rule, rules, on }: Question): Obstacle | null {
  if (!rule.needsLegalBasis || hasLegalBasis(rules, on)) return null;
  return wrong(
    `No legal basis of a penalty is in force on ${on}; the Compulsory Education Law §58 gives none.`,
    `${on}无生效的处罚依据；《义务教育法》第五十八条未设罚款，须先由联席会议办公室登记处罚依据。`,
  );
}

function organ({ rule, facts }: Question): Obstacle | null {
  if (competentOrgans(rule, facts).length > 0) return null;
  return wrong(
    `The case has no organ that is competent for ${rule.title.english}; enter its school or township first.`,
    `本案无${rule.title.chinese}的承办机关，请先确定学校或乡镇（街道）。`,
  );
}

function way({ rule, facts, skipped }: Question): Obstacle | null {
  if (skipped.length === 0 || wayTo(rule, facts).skippable) return null;
  const { step } = wayTo(rule, facts);
  const { title } = ruleOf(step);
  return wrong(
    `${capital(rule.title.english)} follows ${title.english}, which cannot be left out.`,
    `${rule.title.chinese}须在${title.chinese}之后办理，且不得跳过。`,
  );
}

function visits({ rule, facts, rules, on }: Question): Obstacle | null {
  if (!rule.visits) return null;
  const since = lastTaken(facts, wayTo(rule, facts).step)?.takenOn ?? facts.spellSince;
  const made = facts.visits.filter(({ visitedOn }) => visitedOn >= since && visitedOn <= on);
  const needed = rules.settings.PERSUASION_VISITS;
  if (made.length < needed)
    return wrong(
      `${needed} visits are needed from ${since} on; ${made.length} are recorded.`,
      `双向劝学须自${since}起走访${needed}次，现有${made.length}次记录。`,
    );
  const missing = (["GOVERNMENT", "EDUCATION"] as const).find(
    (line) => !made.some(({ lines }) => lines.includes(line)),
  );
  if (missing === undefined) return null;
  return missing === "GOVERNMENT"
    ? wrong("Nobody of the government line has visited.", "政府线（乡镇、村）尚无人走访。")
    : wrong("Nobody of the education line has visited.", "教育线（学校）尚无人走访。");
}

/** The term that the step before gave to the family must be over: it is the organ's own word. */
function term({ rule, facts, on }: Question): Obstacle | null {
  if (rule.after.length === 0) return null;
  const { step, termOver } = wayTo(rule, facts);
  const until = termOver ? lastTaken(facts, step)?.answerUntil : null;
  if (until === null || until === undefined || on > until) return null;
  const { title } = ruleOf(step);
  return wrong(`The term of ${title.english} runs to ${until}.`, `${title.chinese}的期限至${until}，期满后方可办理。`);
}

function clocks({ rule, facts, rules, on }: Question): Obstacle | null {
  return (
    rule.clocks.map((clock) => clockObstacle(clock, { rule, facts, rules, on })).find((found) => found !== null) ?? null
  );
}

function clockObstacle(clock: StatutoryClock, { rule, facts, rules, on }: Omit<Question, "skipped">): Obstacle | null {
  const start = lastTaken(facts, clock.from)?.takenOn;
  if (start === undefined) return null;
  const end = endOfTerm(start, clock, rules);
  const { english, chinese } = clock.law;
  if (clock.bound === "NOT_BEFORE" && on < end)
    return wrong(`Not before ${end}: ${english}.`, `${chinese}：${end}前不得办理${rule.title.chinese}。`);
  if (clock.bound === "NOT_AFTER" && on > end)
    return wrong(
      `The time for it ended on ${end}: ${english}.`,
      `${chinese}：期限已于${end}届满，不得再办理${rule.title.chinese}。`,
    );
  return null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
