import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { startEducation } from "../../../test/support/education-rows";
import { SUBSIDY_PARTIES } from "../../../test/support/subsidy-applications";

interface Rule {
  ground: string;
  stage: string;
  boards: boolean;
  amountFen: number;
  validFrom: string;
}

const SET = `
  mutation ($amountFen: Int! = 130000, $validFrom: Date! = "2019-02-01", $validTo: Date, $boards: Boolean! = true) {
    setSubsidyRule(ground: ORPHAN, stage: PRIMARY, boards: $boards, amountFen: $amountFen, validFrom: $validFrom, validTo: $validTo) {
      ... on SubsidyRule { ground stage boards amountFen validFrom validTo } ... on Refusal { why: reason message } } }`;
const { bureau, school } = SUBSIDY_PARTIES;

describe("how much children are due", () => {
  let department: TestDepartment;

  const rulesOn = async (on?: string, caller: Caller = callerOf("leader", { purpose: null })): Promise<Rule[]> => {
    const { data, errors } = await department.ask(
      caller,
      "query ($on: Date) { subsidyRules(on: $on) { ground stage boards amountFen validFrom validTo } }",
      { on },
    );
    expect(errors).toEqual([]);
    return data.subsidyRules;
  };
  const ofOrphans = async (on: string, stage = "PRIMARY", boards = true) =>
    (await rulesOn(on)).find((rule) => rule.ground === "ORPHAN" && rule.stage === stage && rule.boards === boards)
      ?.amountFen;
  const set = async (variables: Record<string, unknown> = {}, caller: Caller = bureau) => {
    const { data, errors } = await department.ask(caller, SET, variables);
    expect(errors).toEqual([]);
    return data.setSubsidyRule;
  };

  beforeAll(async () => {
    department = await startEducation();
  });
  afterAll(() => department?.close());

  it.each([
    ["2018-12-31", "PRIMARY", true, 100_000],
    ["2018-12-31", "JUNIOR", true, 125_000],
    ["2024-01-31", "PRIMARY", false, 50_000],
    ["2024-02-01", "PRIMARY", true, 125_000],
    ["2024-02-01", "JUNIOR", true, 150_000],
    ["2024-02-01", "JUNIOR", false, 75_000],
  ])("on %s is in %s, boarding %s: %s", async (on, stage, boards, amountFen) => {
    expect(await ofOrphans(on, stage, boards)).toBe(amountFen);
  });

  it("stands for every ground, stage and way, today by default, and is everybody's to read", async () => {
    const rules = await rulesOn();
    expect(rules).toHaveLength(32);
    expect(await rulesOn(undefined, callerOf("township", { regions: ["450204001"] }))).toEqual(rules);
  });

  it("is set by the bureau from a day on, once, and ends on its last day", async () => {
    expect(await set({ validTo: "2019-08-31" })).toMatchObject({ amountFen: 130_000, validFrom: "2019-02-01" });
    expect(await set({ amountFen: 140_000 })).toMatchObject({ why: "ALREADY_DONE" });
    expect(await ofOrphans("2019-01-31")).toBe(100_000);
    expect(await ofOrphans("2019-08-31")).toBe(130_000);
    expect(await ofOrphans("2019-09-01")).toBeUndefined();
    const [row] = await department.roster.query("SELECT actor, post FROM subsidy_rule WHERE actor IS NOT NULL");
    expect(row).toEqual({ actor: "test-education", post: "测试岗位" });
  });

  it("is not set by two at once, for terms that are over, or to what is no amount", async () => {
    const outcomes = await Promise.all([1, 2].map(() => set({ boards: false })));
    expect(outcomes.map(({ why = "SET" }) => why).toSorted()).toEqual(["ALREADY_DONE", "SET"]);
    for (const rubbish of [
      { validFrom: "2018-08-31" },
      { amountFen: -2 },
      { amountFen: 100_001 },
      { amountFen: 2_000_000_000 },
      { validTo: "2019-01-31" },
    ])
      expect([rubbish, await set(rubbish)]).toMatchObject([rubbish, { why: "INVALID" }]);
  });

  it("is of no ground that is not in force", async () => {
    await department.asOwner("UPDATE subsidy_ground SET valid_from = '2018-09-01' WHERE ground = 'MARTYR_CHILD'");
    const grounds = async (on: string) => new Set((await rulesOn(on)).map(({ ground }) => ground));
    expect(await grounds("2018-08-31")).not.toContain("MARTYR_CHILD");
    expect(await grounds("2018-09-01")).toContain("MARTYR_CHILD");
  });

  it.each([
    ["a school", school],
    ["the office", callerOf("office", { purpose: "SUBSIDY" })],
    ["the leader", callerOf("leader")],
    ["another purpose", callerOf("education")],
  ])("is not for %s to set", async (_who, caller) => {
    const { data, errors } = await department.ask(caller, SET, {});
    expect(data.setSubsidyRule).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
