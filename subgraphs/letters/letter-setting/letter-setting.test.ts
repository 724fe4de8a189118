import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { openDatabase } from "../../../infra/runtime/database";
import { dueDays, getLetterSettings } from "./letter-settings";

const SET = `mutation ($name: LetterSettingName!, $value: Int!, $validFrom: Date!) {
  setLetterSetting(name: $name, value: $value, validFrom: $validFrom) {
    __typename ... on LetterSetting { name value validFrom } ... on Refusal { reason message } } }`;
const LIST = `query ($on: Date, $first: Int! = 100, $after: String) {
  letterSettings(on: $on, first: $first, after: $after) {
    edges { node { name value validFrom } } pageInfo { hasNextPage endCursor } } }`;
const GIVEN = { name: "ACCEPT_DAYS", value: 3, validFrom: "2019-02-01" };

describe("rules of letters", () => {
  let county: TestLetters;
  const office = callerOf("office", { purpose: null });

  const set = async (given: object = {}, caller: Caller = office) => {
    const { data, errors } = await county.ask(caller, SET, { ...GIVEN, ...given });
    return { outcome: data?.setLetterSetting, errors };
  };
  const inDatabase = async <Answer>(read: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<Answer>) => {
    const database = await openDatabase({ name: "test settings", url: county.appUrl, entities: [] });
    try {
      return await read(database);
    } finally {
      await database.destroy();
    }
  };

  beforeAll(async () => {
    county = await startTestLetters();
  });
  afterAll(() => county?.close());

  it("have a default each from the beginning, which holds for what is dated before it too", async () => {
    const defaults = { ACCEPT_DAYS: 5, ANSWER_DAYS: 10, MEETING_DAYS: 5, SUPERIOR_DAYS: 10 };
    expect(await inDatabase((database) => getLetterSettings(database, "2000-01-01"))).toEqual(defaults);
    expect(await inDatabase((database) => getLetterSettings(database, "1900-01-01"))).toEqual(defaults);
  });

  it("give a letter its days by the public calendar, over the new year's holiday", async () => {
    // New Year's Day 2019 was free, with the Monday before it; Saturday 29 December was worked for it.
    expect(await inDatabase((database) => dueDays(database, "2018-12-28"))).toEqual({
      acceptBy: "2019-01-07",
      answerBy: "2019-01-14",
    });
  });

  it("are set from a day on, and set anew for it, with who did it", async () => {
    expect((await set()).outcome).toEqual({ __typename: "LetterSetting", ...GIVEN });
    expect((await set()).outcome).toMatchObject({ reason: "ALREADY_DONE" });
    expect((await set({ value: 4 })).outcome).toMatchObject({ value: 4 });
    const acceptDays = async (day: string) =>
      (await inDatabase((database) => getLetterSettings(database, day))).ACCEPT_DAYS;
    expect(await Promise.all(["2019-01-31", "2019-02-01", "2020-01-01"].map(acceptDays))).toEqual([5, 4, 4]);
    const acts = await county.sql("SELECT name, value, day, actor, department FROM letter_setting_act ORDER BY id");
    const act = { name: "ACCEPT_DAYS", day: "2019-02-01", actor: "test-office", department: "office" };
    expect(acts).toEqual([
      { ...act, value: 3 },
      { ...act, value: 4 },
    ]);
  });

  it("are set once by several who set the same at once", async () => {
    const given = { name: "MEETING_DAYS", value: 7 };
    const outcomes = await Promise.all([set(given), set(given), set(given)]);
    expect(outcomes.map(({ outcome }) => outcome.__typename).toSorted()).toEqual([
      "LetterSetting",
      "Refusal",
      "Refusal",
    ]);
  });

  it.each([
    ["for a day that is past", { validFrom: "2018-12-30" }, "2018-12-31"],
    ["to less than may be", { value: 0 }, "1 to 120"],
    ["to more than may be", { value: 121 }, "1 to 120"],
  ])("are not set %s", async (_what, given, words) => {
    expect((await set(given)).outcome).toMatchObject({ reason: "INVALID", message: expect.stringContaining(words) });
  });

  it.each(["education", "leader", "auditor", "signatory", "school", "letters"] as const)(
    "are not set by %s",
    async (role) => {
      const { outcome, errors } = await set({}, callerOf(role));
      expect([outcome, errors[0]?.extensions.code]).toEqual([null, "FORBIDDEN"]);
    },
  );

  it("are not set by the office of another county", async () => {
    const { errors } = await set({}, callerOf("office", { regions: ["450205"] }));
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("are read page by page, as they are on a day, and not by members without letters", async () => {
    const list = async (variables: object, caller: Caller = office) =>
      (await county.ask(caller, LIST, { on: "2018-12-31", ...variables })).data.letterSettings;
    for (const role of ["education", "leader", "auditor"] as const)
      expect((await list({}, callerOf(role, { purpose: null }))).edges).toHaveLength(4);
    const first = await list({ first: 3 });
    const rest = await list({ after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map(({ node }) => node.name)).toEqual([
      "ACCEPT_DAYS",
      "ANSWER_DAYS",
      "MEETING_DAYS",
      "SUPERIOR_DAYS",
    ]);
    const { errors } = await county.ask(callerOf("health"), LIST);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
