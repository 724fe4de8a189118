import { describe, expect, it } from "@jest/globals";
import { OPENED_CASE, PENALTY_RULES, STEP_RULES } from "../../../test/support/step-rules";
import type { CaseFacts, StepRules, StepTaken } from "./case-facts";
import { competentOrgans } from "./competent-organs";
import { judgeStep } from "./judge-step";
import { nextSteps } from "./next-steps";
import { StepKind } from "./step-kind";
import { ruleOf } from "./step-table";
import { dueOf, ordinaryNext } from "./step-terms";

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

const TOWNSHIP = "township:450204001";

const taken = (kind: StepKind, takenOn: string, answerUntil: string | null = null, organ = TOWNSHIP): StepTaken => ({
  kind,
  takenOn,
  answerUntil,
  organ,
  round: 1,
});

/** An order was given on 2018-03-20, whose term runs to 2018-04-03. */
const ORDERED: CaseFacts = {
  ...OPENED_CASE,
  steps: [
    taken(CONFIRM_DROPOUT, "2018-03-06"),
    taken(PERSUASION, "2018-03-08"),
    taken(WRITTEN_REPORT, "2018-03-09"),
    taken(RETURN_NOTICE, "2018-03-12", "2018-03-19"),
    taken(ORDER_NOTICE, "2018-03-20", "2018-04-03"),
  ],
};

const after = (facts: CaseFacts, ...steps: StepTaken[]): CaseFacts => ({ ...facts, steps: [...facts.steps, ...steps] });
const obstacle = (kind: StepKind, facts: CaseFacts, on: string, rules: StepRules = STEP_RULES) =>
  judgeStep(kind, facts, rules, on).obstacle;
const may = (facts: CaseFacts, on: string, rules: StepRules = STEP_RULES): StepKind[] =>
  nextSteps(facts, rules, on)
    .filter(({ mayCome }) => mayCome)
    .map(({ rule }) => rule.kind);

describe("a case may come", () => {
  it("to its confirmation alone when it is new", () => {
    expect(may(OPENED_CASE, "2018-03-06")).toEqual([CONFIRM_DROPOUT]);
  });

  it("to nothing once it is concluded", () => {
    for (const state of ["WATCHED", "CLOSED"] as const)
      expect(may({ ...OPENED_CASE, state }, "2018-03-06")).toEqual([]);
  });

  it("to the persuasion after two visits since the confirmation, over which both lines took part", () => {
    const confirmed = after(OPENED_CASE, taken(CONFIRM_DROPOUT, "2018-03-06"));
    const visited = (...visits: CaseFacts["visits"]) => ({ ...confirmed, visits });
    expect(obstacle(PERSUASION, visited(), "2018-03-09")?.english).toContain("2 visits are needed");
    const school = { visitedOn: "2018-03-07", lines: ["EDUCATION"] } as const;
    expect(obstacle(PERSUASION, visited(school, school), "2018-03-09")?.chinese).toContain("政府线");
    const early = { visitedOn: "2018-03-02", lines: ["GOVERNMENT"] } as const;
    expect(obstacle(PERSUASION, visited(school, early), "2018-03-09")?.english).toContain("1 are recorded");
    const village = { ...early, visitedOn: "2018-03-08" };
    expect(may(visited(school, village), "2018-03-09")).toEqual([PERSUASION]);
    expect(obstacle(PERSUASION, visited(school, village), "2018-03-07")).not.toBeNull();
  });

  it("past what it left out with an approval alone", () => {
    const judged = judgeStep(RETURN_NOTICE, OPENED_CASE, STEP_RULES, "2018-03-06");
    expect(judged).toEqual({ obstacle: null, skipped: [CONFIRM_DROPOUT, PERSUASION, WRITTEN_REPORT] });
    expect(may(OPENED_CASE, "2018-03-06")).not.toContain(RETURN_NOTICE);
    const step = nextSteps(OPENED_CASE, STEP_RULES, "2018-03-06").find(({ rule }) => rule.kind === RETURN_NOTICE);
    expect(step?.whyNot).toMatch(/leader must approve.*书面报告.*分管领导批准/);
  });

  it("to an order when the term of the notice is over, which nobody may shorten", () => {
    const noticed = { ...ORDERED, steps: ORDERED.steps.slice(0, -1) };
    expect(obstacle(ORDER_NOTICE, noticed, "2018-03-19")?.english).toContain("runs to 2018-03-19");
    expect(may(noticed, "2018-03-20")).toEqual([ORDER_NOTICE]);
  });

  it("from an order to demand or suit, and to a penalty where the law has one", () => {
    expect(may(ORDERED, "2018-04-03")).toEqual([]);
    expect(may(ORDERED, "2018-04-04")).toEqual([DEMAND, LAWSUIT]);
    expect(may(ORDERED, "2018-04-04", PENALTY_RULES)).toEqual([PENALTY_NOTICE, DEMAND, LAWSUIT]);
    expect(obstacle(PENALTY_NOTICE, ORDERED, "2018-04-04")?.chinese).toContain("《义务教育法》第五十八条");
    const ended = { ...PENALTY_RULES, legalBases: [{ ...PENALTY_RULES.legalBases[0]!, validTo: "2018-04-03" }] };
    expect(may(ORDERED, "2018-04-04", ended)).toEqual([DEMAND, LAWSUIT]);
  });

  it("through a penalty by its statutory clocks", () => {
    const noticed = after(ORDERED, taken(PENALTY_NOTICE, "2018-04-09"));
    expect(obstacle(PENALTY_HEARING, noticed, "2018-04-13", PENALTY_RULES)?.chinese).toContain("第六十四条");
    expect(may(noticed, "2018-04-16", PENALTY_RULES)).toEqual([PENALTY_HEARING, LAWSUIT]);
    const heard = after(noticed, taken(PENALTY_HEARING, "2018-04-16"));
    expect(may(heard, "2018-07-08", PENALTY_RULES)).toEqual([PENALTY_DECISION, LAWSUIT]);
    expect(obstacle(PENALTY_DECISION, heard, "2018-07-09", PENALTY_RULES)?.english).toContain("Penalty Law §60");
    const decided = after(heard, taken(PENALTY_DECISION, "2018-07-02"));
    expect(obstacle(PENALTY_SERVICE, decided, "2018-07-10", PENALTY_RULES)?.english).toContain("2018-07-09");
    expect(may(decided, "2018-07-09", PENALTY_RULES)).toContain(PENALTY_SERVICE);
    expect(judgeStep(DEMAND, decided, PENALTY_RULES, "2018-07-09").skipped).toEqual([PENALTY_SERVICE]);
    const served = after(decided, taken(PENALTY_SERVICE, "2018-07-09"));
    expect(may(served, "2018-07-09", PENALTY_RULES)).toEqual([DEMAND, LAWSUIT]);
    expect(judgeStep(PENALTY_DECISION, noticed, PENALTY_RULES, "2018-04-16").obstacle?.english).toContain(
      "cannot be left out",
    );
  });

  it("to the court ten days to three months after the demand, by the organ that demanded", () => {
    const demanded = after(ORDERED, taken(DEMAND, "2018-04-09", "2018-04-19"));
    expect(obstacle(ENFORCEMENT, demanded, "2018-04-18")).not.toBeNull();
    expect(may(demanded, "2018-04-20")).toEqual([ENFORCEMENT, LAWSUIT]);
    expect(may(demanded, "2018-07-09")).toContain(ENFORCEMENT);
    expect(obstacle(ENFORCEMENT, demanded, "2018-07-10")?.chinese).toContain("第五十三条");
    expect(competentOrgans(ruleOf(ENFORCEMENT), demanded)).toEqual([TOWNSHIP]);
    const before = after(demanded, taken(ENFORCEMENT, "2018-05-02"));
    expect(may(before, "2018-05-03")).toEqual([]);
  });

  it("never back", () => {
    expect(obstacle(WRITTEN_REPORT, ORDERED, "2018-04-04")?.reason).toBe("ALREADY_DONE");
    const jumped = after(OPENED_CASE, taken(RETURN_NOTICE, "2018-03-12", "2018-03-19"));
    expect(obstacle(PERSUASION, jumped, "2018-03-20")?.english).toContain("has come to the notice to return");
  });

  it("to a step anew in a new round, beside those that went before", () => {
    const reopened = { ...ORDERED, round: 2 };
    expect(may(reopened, "2018-05-02")).toEqual([
      CONFIRM_DROPOUT,
      WRITTEN_REPORT,
      RETURN_NOTICE,
      ORDER_NOTICE,
      DEMAND,
      LAWSUIT,
    ]);
    expect(ordinaryNext(reopened, STEP_RULES, "2018-05-02")).toBe(DEMAND);
  });

  it("without a school by the township, and without either by education or nobody", () => {
    const homeless = { ...OPENED_CASE, schoolId: null };
    expect(competentOrgans(ruleOf(PERSUASION), homeless)).toEqual([TOWNSHIP]);
    expect(competentOrgans(ruleOf(WRITTEN_REPORT), homeless)).toEqual([TOWNSHIP, "education"]);
    const nowhere = { ...homeless, townshipCode: null };
    expect(competentOrgans(ruleOf(CONFIRM_DROPOUT), nowhere)).toEqual(["education"]);
    expect(obstacle(PERSUASION, nowhere, "2018-03-09")?.chinese).toContain("请先确定学校或乡镇");
  });
});

describe("a step is due", () => {
  it("in working days after what comes before it, a demand after the term of the order", () => {
    expect(dueOf(CONFIRM_DROPOUT, OPENED_CASE, STEP_RULES)).toBe("2018-03-08");
    expect(dueOf(RETURN_NOTICE, ORDERED, STEP_RULES)).toBe("2018-03-16");
    expect(dueOf(DEMAND, ORDERED, STEP_RULES)).toBe("2018-04-18");
    expect(dueOf(PERSUASION, OPENED_CASE, STEP_RULES)).toBeNull();
  });

  it("in the statute's days and months where a statute counts", () => {
    const demanded = after(ORDERED, taken(DEMAND, "2018-11-30", "2018-12-10"));
    expect(dueOf(ENFORCEMENT, demanded, STEP_RULES)).toBe("2019-02-28");
    const decided = after(ORDERED, taken(PENALTY_NOTICE, "2018-04-09"), taken(PENALTY_HEARING, "2018-04-16"));
    expect(dueOf(PENALTY_DECISION, decided, PENALTY_RULES)).toBe("2018-07-08");
  });

  it("after an order the penalty's notice where there is a basis, else the demand", () => {
    expect(ordinaryNext(ORDERED, PENALTY_RULES, "2018-04-04")).toBe(PENALTY_NOTICE);
    expect(ordinaryNext(ORDERED, STEP_RULES, "2018-04-04")).toBe(DEMAND);
    expect(ordinaryNext(after(ORDERED, taken(LAWSUIT, "2018-04-09")), STEP_RULES, "2018-04-09")).toBeNull();
  });
});
