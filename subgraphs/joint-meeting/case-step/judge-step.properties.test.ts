import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { OPENED_CASE, PENALTY_RULES, STEP_RULES } from "../../../test/support/step-rules";
import { daysAfter } from "../report-due/report-standing";
import { type CaseFacts, hasLegalBasis, lastTaken, type StepRules, type StepTaken } from "./case-facts";
import { competentOrgans } from "./competent-organs";
import { judgeStep } from "./judge-step";
import { StepKind } from "./step-kind";
import { rankOf, ruleOf } from "./step-table";
import { endOfTerm, ordinaryNext } from "./step-terms";

const KINDS = Object.values(StepKind);
const ENDS: readonly StepKind[] = [StepKind.ENFORCEMENT, StepKind.LAWSUIT];

/** A try: days to wait, who visits meanwhile, which step is tried and whether the leader would approve. */
const tries = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 40 }),
    visits: fc.subarray(["EDUCATION", "GOVERNMENT"] as const),
    kind: fc.constantFrom(...KINDS),
    approved: fc.boolean(),
    reopened: fc.constantFrom(false, false, false, false, true),
  }),
  { maxLength: 30 },
);

type Attempt = typeof tries extends fc.Arbitrary<(infer One)[]> ? One : never;

const places = fc.record({
  schoolId: fc.constantFrom("2145020401", null),
  townshipCode: fc.constantFrom("450204001", null),
});

interface Walk {
  facts: CaseFacts;
  day: string;
  /** Steps with what was left out to come to each. */
  path: { step: StepTaken; skipped: StepKind[]; before: CaseFacts }[];
}

function walk(given: Partial<CaseFacts>, rules: StepRules, attempts: readonly Attempt[]): Walk {
  let facts: CaseFacts = { ...OPENED_CASE, ...given };
  let day = facts.openedOn;
  const path: Walk["path"] = [];
  for (const { wait, visits, kind, approved, reopened } of attempts) {
    day = daysAfter(day, wait);
    if (visits.length > 0) facts = { ...facts, visits: [...facts.visits, { visitedOn: day, lines: visits }] };
    if (reopened) facts = { ...facts, round: facts.round + 1 };
    const { obstacle, skipped } = judgeStep(kind, facts, rules, day);
    if (obstacle !== null || (skipped.length > 0 && !approved)) continue;
    const rule = ruleOf(kind);
    const [organ = ""] = competentOrgans(rule, facts);
    const answerUntil = rule.sets === undefined ? null : endOfTerm(day, rule.sets, rules);
    const step = { kind, round: facts.round, takenOn: day, organ, answerUntil };
    path.push({ step, skipped, before: facts });
    facts = { ...facts, steps: [...facts.steps, step] };
  }
  return { facts, day, path };
}

const anyWalk = fc
  .tuple(places, fc.constantFrom(STEP_RULES, PENALTY_RULES), tries)
  .map(([place, rules, attempts]) => ({ rules, ...walk(place, rules, attempts) }));

describe("whatever is tried in a case", () => {
  it("each step is taken once in a round, and in the order of the table", () => {
    fc.assert(
      fc.property(anyWalk, ({ facts }) => {
        for (const steps of Map.groupBy(facts.steps, ({ round }) => round).values()) {
          const ranks = steps.map(({ kind }) => rankOf(kind));
          expect(ranks).toEqual([...new Set(ranks)].toSorted((one, other) => one - other));
        }
      }),
    );
  });

  it("each has what comes before it, or the leader's word that it may be left out", () => {
    fc.assert(
      fc.property(anyWalk, ({ path }) => {
        for (const { step, skipped, before } of path) {
          const { after } = ruleOf(step.kind);
          const known = (kind: StepKind): boolean => lastTaken(before, kind) !== undefined || skipped.includes(kind);
          expect(after.length === 0 || after.some((way) => known(way.step))).toBe(true);
          for (const kind of skipped) expect(lastTaken(before, kind)).toBeUndefined();
        }
      }),
    );
  });

  it("each has an organ of the case, and the same one pursues what it has ordered", () => {
    fc.assert(
      fc.property(anyWalk, ({ path }) => {
        for (const { step, before } of path) {
          expect([`school:${before.schoolId}`, `township:${before.townshipCode}`, "education"]).toContain(step.organ);
          if (step.kind !== StepKind.ENFORCEMENT) continue;
          expect(step.organ).toBe(lastTaken(before, StepKind.DEMAND)?.organ);
        }
      }),
    );
  });

  it("no penalty comes without a basis in law, nor with anything of it left out", () => {
    fc.assert(
      fc.property(anyWalk, ({ path, rules }) => {
        for (const { step, skipped } of path) {
          if (!step.kind.startsWith("PENALTY")) continue;
          expect(hasLegalBasis(rules, step.takenOn)).toBe(true);
          expect(skipped).toEqual([]);
        }
      }),
    );
  });

  it("no term that a family was given is cut short, and no statutory clock overrun", () => {
    fc.assert(
      fc.property(anyWalk, ({ path, rules }) => {
        for (const { step, skipped, before } of path) {
          const { after, clocks } = ruleOf(step.kind);
          for (const way of after) {
            const until = lastTaken(before, way.step)?.answerUntil;
            const isGone = way.unless === undefined || lastTaken(before, way.unless) === undefined;
            const isBound = way.termOver && until && isGone && skipped.length === 0;
            expect(!isBound || step.takenOn > until).toBe(true);
          }
          for (const clock of clocks) {
            const start = lastTaken(before, clock.from)?.takenOn;
            const end = endOfTerm(start ?? "", clock, rules);
            expect(clock.bound === "NOT_BEFORE" ? step.takenOn >= end : step.takenOn <= end).toBe(true);
          }
        }
      }),
    );
  });

  it("the case is never stuck: until it is before the court, some day brings a step, the leader approving", () => {
    const located = fc
      .tuple(fc.constantFrom(STEP_RULES, PENALTY_RULES), tries)
      .map(([rules, attempts]) => ({ rules, ...walk({}, rules, attempts) }));
    fc.assert(
      fc.property(located, ({ facts, rules, day }) => {
        const own = facts.steps.filter(({ round }) => round === facts.round);
        if (own.some(({ kind }) => ENDS.includes(kind))) return;
        const days = Array.from({ length: 60 }, (_unused, index) => daysAfter(day, index));
        const visited = {
          ...facts,
          visits: days.map((on) => ({ visitedOn: on, lines: ["EDUCATION", "GOVERNMENT"] as const })),
        };
        const isOpen = days.some((on) => KINDS.some((kind) => judgeStep(kind, visited, rules, on).obstacle === null));
        expect(isOpen).toBe(true);
        expect(facts.round > 1 || ordinaryNext(facts, rules, day) !== null).toBe(true);
      }),
    );
  });
});
