import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { CaseworkSettingName } from "./casework-setting-name";
import { getCaseworkSettings } from "./casework-settings";
import { SETTING_BOUNDS } from "./setting-bounds";
import { readOfficeDays, workingDayAfter } from "./working-days";

const SET = `mutation ($name: CaseworkSettingName!, $value: Int!, $validFrom: Date!) {
  setCaseworkSetting(name: $name, value: $value, validFrom: $validFrom) {
    __typename ... on CaseworkSetting { name value validFrom least most } ... on Refusal { reason message }
  }
}`;
const LIST = `query ($on: Date, $first: Int! = 100, $after: String) {
  caseworkSettings(on: $on, first: $first, after: $after) {
    edges { node { name value validFrom } } pageInfo { hasNextPage endCursor }
  }
}`;
const SET_DAY = `mutation ($day: Date!, $isWorking: Boolean) {
  setOfficeDay(day: $day, isWorking: $isWorking) {
    __typename ... on OfficeDay { day isWorking isDeparture } ... on Refusal { reason }
  }
}`;
const DAYS = "query ($from: Date, $to: Date) { officeDays(from: $from, to: $to) { edges { node { day isWorking } } } }";
const GIVEN = { name: "CONFIRM_DAYS", value: 4, validFrom: "2019-02-01" };
const MEMBERS = ["leader", "education", "school", "township", "civil-affairs", "health", "head"] as const;

describe("rules of casework", () => {
  let county: SweptCounty;
  let database: DataSource;
  const office = callerOf("office", { purpose: null });

  const set = async (given: object = {}, caller: Caller = office) => {
    const { data, errors } = await county.ask(caller, SET, { ...GIVEN, ...given });
    return { outcome: data?.setCaseworkSetting, errors };
  };
  const inForce = async (on: string) => {
    const settings = await getCaseworkSettings(database, on);
    return settings.CONFIRM_DAYS;
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "test settings", url: county.appUrl, entities: [] });
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });

  it("have a default within its bounds each, from the beginning", async () => {
    const settings = await getCaseworkSettings(database, "2000-01-01");
    for (const name of Object.values(CaseworkSettingName)) {
      const { least, most } = SETTING_BOUNDS[name];
      expect([name, settings[name] >= least && settings[name] <= most]).toEqual([name, true]);
    }
    await expect(getCaseworkSettings(database, "1999-12-31")).rejects.toThrow("CONFIRM_DAYS");
  });

  it("are set from a day on, and set anew for it, with who did it", async () => {
    expect((await set()).outcome).toEqual({ __typename: "CaseworkSetting", ...GIVEN, least: 1, most: 120 });
    expect((await set()).outcome).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await Promise.all(["2019-01-31", "2019-02-01", "2020-01-01"].map(inForce))).toEqual([3, 4, 4]);
    expect((await set({ value: 5 })).outcome).toMatchObject({ value: 5 });
    expect(await inForce("2019-02-01")).toBe(5);
    const acts = await county.sql("SELECT name, value, day, actor, department FROM casework_setting_act ORDER BY id");
    const act = { name: "CONFIRM_DAYS", day: "2019-02-01", actor: "test-office", department: "office" };
    expect(acts).toEqual([
      { ...act, value: 4 },
      { ...act, value: 5 },
    ]);
  });

  it("are set once by two who set the same at once", async () => {
    const given = { name: "LETTER_DAYS", value: 12 };
    const outcomes = await Promise.all([set(given), set(given), set(given)]);
    expect(outcomes.map(({ outcome }) => outcome.__typename).toSorted()).toEqual([
      "CaseworkSetting",
      "Refusal",
      "Refusal",
    ]);
  });

  it.each([
    ["for a day that is past", { validFrom: "2018-12-30" }, "2018-12-31"],
    ["to less than may be", { value: 0 }, "1 to 120"],
    ["to more than may be", { value: 121 }, "1 to 120"],
    ["to a shorter time to be heard than the law's", { name: "HEARING_DAYS", value: 4 }, "5 to 120"],
    ["to a longer time to decide than the law's", { name: "PENALTY_DECISION_CALENDAR_DAYS", value: 91 }, "1 to 90"],
  ])("are not set %s", async (_what, given, words) => {
    expect((await set(given)).outcome).toMatchObject({ reason: "INVALID", message: expect.stringContaining(words) });
  });

  it.each([...MEMBERS, "auditor"] as const)("are not set by %s", async (role) => {
    const { outcome, errors } = await set({}, callerOf(role));
    expect(outcome).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("are not set by the office of another county", async () => {
    const { errors } = await set({}, callerOf("office", { regions: ["450205"] }));
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("are read page by page by every member, as they are on a day", async () => {
    const list = async (variables: object, caller: Caller = office) =>
      (await county.ask(caller, LIST, { on: "2018-12-31", ...variables })).data.caseworkSettings;
    for (const role of MEMBERS) {
      const { edges } = await list({}, callerOf(role, { purpose: null }));
      expect(edges).toHaveLength(Object.values(CaseworkSettingName).length);
    }
    const first = await list({ first: 2 });
    const rest = await list({ after: first.pageInfo.endCursor });
    const names = [...first.edges, ...rest.edges].map(({ node }: { node: { name: string } }) => node.name);
    expect(names).toEqual(Object.values(CaseworkSettingName).toSorted());
    const { errors } = await county.ask(callerOf("auditor"), LIST);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  describe("on which days offices work", () => {
    const setDay = async (day: string, isWorking: boolean | null, caller: Caller = office) =>
      (await county.ask(caller, SET_DAY, { day, isWorking })).data?.setOfficeDay;

    it("is set for days to come, counts from then on, and is taken back", async () => {
      // 三月三 of 2019, a Sunday, with the Monday and Tuesday after it.
      expect(await setDay("2019-04-08", false)).toEqual({
        __typename: "OfficeDay",
        day: "2019-04-08",
        isWorking: false,
        isDeparture: true,
      });
      expect(await setDay("2019-04-08", false)).toMatchObject({ reason: "ALREADY_DONE" });
      expect(workingDayAfter(await readOfficeDays(database), "2019-04-04", 1)).toBe("2019-04-09");
      const { data } = await county.ask(callerOf("school", { purpose: null }), DAYS, { from: "2019-04-01" });
      expect(data.officeDays.edges).toEqual([{ node: { day: "2019-04-08", isWorking: false } }]);
      expect(await setDay("2019-04-08", null)).toMatchObject({ isWorking: true, isDeparture: false });
      expect(await setDay("2019-04-08", null)).toMatchObject({ reason: "ALREADY_DONE" });
      expect(workingDayAfter(await readOfficeDays(database), "2019-04-04", 1)).toBe("2019-04-08");
      const acts = await county.sql("SELECT value FROM casework_setting_act WHERE name = 'OFFICE_DAY' ORDER BY id");
      expect(acts).toEqual([{ value: 0 }, { value: null }]);
    });

    it("stays as it was for days that are past", async () => {
      expect(await setDay("2018-12-30", true)).toMatchObject({ reason: "INVALID" });
    });

    it.each([...MEMBERS, "auditor"] as const)("is not set by %s", async (role) => {
      expect(await setDay("2019-04-09", false, callerOf(role))).toBeNull();
    });
  });
});
