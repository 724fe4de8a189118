import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { fixedClock } from "../../../infra/runtime/clock";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { IndicatorTargetService } from "./indicator-target.service";
import { TargetDirection, meets } from "./target-direction";

const SET = `
  mutation ($kind: IndicatorKind!, $target: Float!, $validFrom: Date!, $source: String!) {
    setIndicatorTarget(kind: $kind, target: $target, validFrom: $validFrom, source: $source) {
      __typename
      ... on IndicatorTarget { kind target direction validFrom source setPost }
      ... on Refusal { reason message }
    }
  }`;

const GIVEN = { kind: "PERSUASION_RATE", target: 0.95, validFrom: "2018-09-01", source: "柳南教字〔2018〕12号" };

describe("the targets of indicators", () => {
  let county: SweptCounty;
  let database: DataSource;
  const office = callerOf("office", { purpose: null });

  const set = async (given: Partial<typeof GIVEN>, caller: Caller = office) =>
    county.ask(caller, SET, { ...GIVEN, ...given });
  const inForce = async (on: string): Promise<Record<string, number>> => {
    const targets = new IndicatorTargetService(database, fixedClock(on), office);
    return Object.fromEntries((await targets.listInForce(on)).map(({ kind, target }) => [kind, target]));
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "test targets", url: county.appUrl, entities: [] });
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });

  it("are by default the national limits, from 2018 on 97 %, and from 2019 on those of the plan of 2019", async () => {
    const national = { DROPOUT_RATE_PRIMARY: 0.006, DROPOUT_RATE_JUNIOR: 0.018 };
    expect(await inForce("2017-12-31")).toEqual(national);
    expect(await inForce("2018-12-31")).toEqual({ ...national, CONSOLIDATION_RATE: 0.97 });
    expect(await inForce("2019-01-01")).toEqual({
      DROPOUT_RATE_PRIMARY: 0,
      DROPOUT_RATE_JUNIOR: 0.02,
      CONSOLIDATION_RATE: 0.98,
    });
  });

  it("are set by the office from a day on, once, and set anew", async () => {
    const outcome = async (given: Partial<typeof GIVEN> = {}) => (await set(given)).data.setIndicatorTarget;
    expect(await outcome()).toEqual({
      __typename: "IndicatorTarget",
      ...GIVEN,
      direction: "AT_LEAST",
      setPost: "测试岗位",
    });
    expect(await outcome()).toMatchObject({ __typename: "Refusal", reason: "ALREADY_DONE" });
    expect((await inForce("2018-08-31"))["PERSUASION_RATE"]).toBeUndefined();
    expect((await inForce("2018-09-01"))["PERSUASION_RATE"]).toBe(0.95);
    expect(await outcome({ target: 0.9 })).toMatchObject({ target: 0.9 });
    expect(await outcome({ kind: "SECOND_DROPOUT_RATE", target: 0.05 })).toMatchObject({ direction: "AT_MOST" });
    expect(await inForce("2018-09-01")).toMatchObject({ PERSUASION_RATE: 0.9, SECOND_DROPOUT_RATE: 0.05 });
    // Back to what it was: another setting, not a repetition.
    expect(await outcome()).toMatchObject({ target: 0.95 });
    const rows = await county.sql(
      "SELECT set_by, set_department, set_at FROM indicator_target WHERE set_by IS NOT NULL",
    );
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ set_by: "test-office", set_department: "office", set_at: expect.any(Date) });
  });

  it("are set once by two who set the same at once", async () => {
    const given = { kind: "REPORTS_ON_TIME", target: 1 };
    const answers = await Promise.all([set(given), set(given), set(given)]);
    expect(answers.map(({ data }) => data.setIndicatorTarget.__typename).toSorted()).toEqual([
      "IndicatorTarget",
      "Refusal",
      "Refusal",
    ]);
  });

  it.each([
    ["more than the whole", { target: 1.01 }],
    ["less than nothing", { target: -0.1 }],
    ["finer than is kept", { target: 0.12345678 }],
    ["no paper", { source: "  " }],
    ["a text that is none", { source: "a\0b" }],
  ])("are not set to %s", async (_what, given) => {
    expect((await set(given)).data.setIndicatorTarget).toMatchObject({ __typename: "Refusal", reason: "INVALID" });
  });

  it.each(["leader", "education", "school", "township", "auditor", "civil-affairs"] as const)(
    "are not set by %s",
    async (role) => {
      const { data, errors } = await set({}, callerOf(role));
      expect(data.setIndicatorTarget).toBeNull();
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    },
  );

  it("are not set by the office of another county", async () => {
    const { errors } = await set({}, callerOf("office", { regions: ["450205"] }));
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("are met on their side, the limit included, and neither met nor missed without a rate", () => {
    const { AT_LEAST, AT_MOST } = TargetDirection;
    expect([0.96, 0.97, 0.98].map((rate) => meets(rate, 0.97, AT_LEAST))).toEqual([false, true, true]);
    expect([0, 0.006, 0.007].map((rate) => meets(rate, 0.006, AT_MOST))).toEqual([true, true, false]);
    expect(meets(null, 0.97, AT_LEAST)).toBeNull();
  });
});
