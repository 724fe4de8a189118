import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { bureauNameOf, organNameOf, organWordOf, shortBureauNameOf } from "./bureau-name";

const OFFICE = callerOf("office");
const FIELDS = "validFrom bureauName shortName organWord postalAddress contact";
const SET = `mutation ($from: Date, $bureau: String!, $contact: String!) {
  outcome: setOwnBureau(validFrom: $from, bureauName: $bureau, shortName: "柳南区教育局", organWord: "柳南教",
    postalAddress: "柳州市柳南区红光路", contact: $contact) { ... on OwnBureau { ${FIELDS} } ... on Refusal { reason } } }`;
const CONTACT = "联系人：韦干事，电话：0772-3590000";

describe("what the county's bureau writes under", () => {
  let letters: TestLetters;
  beforeAll(async () => {
    letters = await startTestLetters();
  });
  afterEach(() => letters.sql("TRUNCATE own_bureau"));
  afterAll(() => letters?.close());

  const set = async (given: object = {}, caller: Caller = OFFICE) => {
    const { data, errors } = await letters.ask(caller, SET, {
      bureau: "柳州市柳南区教育局",
      contact: CONTACT,
      ...given,
    });
    return errors[0]?.extensions.code ?? data.outcome;
  };
  const get = async (on: string | null = null, caller: Caller = OFFICE) => {
    const { data, errors } = await letters.ask(caller, `query ($on: Date) { ownBureau(on: $on) { ${FIELDS} } }`, {
      on,
    });
    return errors[0]?.extensions.code ?? data.ownBureau;
  };

  it("is the region's name as long as nobody has set anything", async () => {
    expect(await get()).toEqual({
      validFrom: null,
      bureauName: "柳州市柳南区教育局",
      shortName: "柳南区教育局",
      organWord: "柳南教",
      postalAddress: "柳州市柳南区教育局",
      contact: "联系人：基础教育股",
    });
  });

  it("holds from the day on which it is set, until another does", async () => {
    expect(await set()).toMatchObject({ validFrom: "2018-12-31", contact: CONTACT });
    expect(await set({ from: "2019-03-01", bureau: "柳州市柳南区教育和体育局" })).toMatchObject({
      validFrom: "2019-03-01",
    });
    expect(await get("2018-12-30")).toMatchObject({ validFrom: null });
    expect(await get("2019-02-28")).toMatchObject({ bureauName: "柳州市柳南区教育局", contact: CONTACT });
    expect(await get("2020-01-01")).toMatchObject({ bureauName: "柳州市柳南区教育和体育局" });
  });

  it("is corrected on its day, once", async () => {
    await set();
    expect(await set()).toEqual({ reason: "ALREADY_DONE" });
    expect(await set({ contact: "联系人：覃干事" })).toMatchObject({ contact: "联系人：覃干事" });
    expect(await letters.sql("SELECT entered_by FROM own_bureau")).toEqual([{ entered_by: "test-office" }]);
  });

  it.each([
    ["for a day that is past", { from: "2018-12-30" }],
    ["without a name", { bureau: "" }],
    ["with a contact of two lines", { contact: "韦干事\n0772" }],
    ["with a contact that is an essay", { contact: "长".repeat(121) }],
  ])("is not set %s", async (_what, given) => {
    expect(await set(given)).toEqual({ reason: "INVALID" });
  });

  it("is set by the county's own office alone, and read by who exchanges letters", async () => {
    for (const caller of [callerOf("education"), callerOf("auditor"), callerOf("office", { regions: ["451302"] })])
      expect(await set({}, caller)).toBe("FORBIDDEN");
    expect(await get(null, callerOf("auditor", { purpose: null }))).toMatchObject({ validFrom: null });
    expect(await get(null, callerOf("office", { regions: ["451302"] }))).toBe("FORBIDDEN");
    expect(await get(null, callerOf("school"))).toBe("FORBIDDEN");
  });
});

describe("names where nobody has entered any", () => {
  it("are those of the county and what is above it", () => {
    expect(["451302", "450881", "450221", "110101"].map(bureauNameOf)).toEqual([
      "来宾市兴宾区教育局",
      "贵港市桂平市教育局",
      "柳州市柳江县教育局",
      "北京市东城区教育局",
    ]);
    expect(shortBureauNameOf("451302")).toBe("兴宾区教育局");
    expect(["450200", "450000", "110000", "100000"].map(bureauNameOf)).toEqual([
      "柳州市教育局",
      "广西壮族自治区教育厅",
      "北京市教育委员会",
      "教育部",
    ]);
  });

  it("give departments a name on paper and a word before their numbers", () => {
    expect(organNameOf("450204", "public-security")).toBe("柳州市柳南区公安局");
    expect([
      organWordOf("450204", "education"),
      organWordOf("450226", "civil-affairs"),
      organWordOf("452122", "education"),
      organWordOf("450328", "human-resources"),
      organWordOf("450881", "poverty-relief"),
    ]).toEqual(["柳南教", "三江民", "横县教", "龙胜人社", "桂平扶"]);
  });
});
