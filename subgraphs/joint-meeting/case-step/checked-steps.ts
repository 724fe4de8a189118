import { StepKind } from "./step-kind";
import type { StepRule } from "./step-rule";

/**
 * The table itself, once it is sound: every step once, each reached from the first, none before what comes before it, each
 * with an organ, a paper where it sets a term or is a penalty, and time counted from steps that lie on its way.
 * @throws Error at the start of the service, naming the step that is wrong.
 */
export function checked(table: readonly StepRule[]): readonly StepRule[] {
  const kinds = table.map(({ kind }) => kind);
  for (const kind of Object.values(StepKind)) {
    const times = kinds.filter((candidate) => candidate === kind).length;
    if (times !== 1) throw new Error(`${kind} stands ${times} times in the table`);
  }
  for (const [rank, rule] of table.entries()) checkRule(rule, rank, new Set(kinds.slice(0, rank)));
  for (const { kind, next } of table) {
    for (const following of next) {
      const rule = table.find((candidate) => candidate.kind === following);
      if (!rule?.after.some(({ step }) => step === kind)) throw new Error(`${following} does not follow ${kind}`);
    }
  }
  return table;
}

function checkRule(rule: StepRule, rank: number, before: ReadonlySet<StepKind>): void {
  const { kind, after, organs, clocks, sets, due, needsPaper, documentKind } = rule;
  const isFirst = rank === 0;
  if ((after.length === 0) !== isFirst) throw new Error(`${kind} ${isFirst ? "is no beginning" : "is never reached"}`);
  for (const { step } of after) if (!before.has(step)) throw new Error(`${kind} comes before ${step}`);
  if (after.length > 0 && after.at(-1)?.unless !== undefined) throw new Error(`${kind} may have no way to it`);
  if (organs.length === 0 || rule.organsWithoutSchool?.length === 0) throw new Error(`nobody is competent for ${kind}`);
  if (rule.organsWithoutSchool?.includes("SCHOOL")) throw new Error(`${kind} needs a school that there is not`);
  if (documentKind !== null && !needsPaper) throw new Error(`${kind} has a document that nobody needs`);
  if (sets !== undefined && !needsPaper) throw new Error(`${kind} sets a term without a paper`);
  if (rule.needsLegalBasis && after.some(({ skippable }) => skippable))
    throw new Error(`${kind} is a penalty without what comes before`);
  const counted = [...clocks.map(({ from }) => from), ...(due.after === undefined ? [] : [due.after])];
  for (const step of counted)
    if (!before.has(step)) throw new Error(`${kind} counts from ${step}, which comes after it`);
}
