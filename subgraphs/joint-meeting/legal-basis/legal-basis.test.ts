import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { type Role, ROLE_SCOPES } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const BASIS =
  "__typename ... on Refusal { reason } ... on LegalBasis { id kind title citation validFrom validTo enteredBy }";
const ENTER = `mutation ($title: String!, $citation: String!, $validFrom: Date!) {
  outcome: enterLegalBasis(kind: PENALTY, title: $title, citation: $citation, validFrom: $validFrom) { ${BASIS} } }`;
const END = `mutation ($id: ID!, $validTo: Date!) { outcome: endLegalBasis(id: $id, validTo: $validTo) { ${BASIS} } }`;
const LIST = `query ($on: Date, $first: Int, $after: String) { legalBases(on: $on, first: $first, after: $after) {
  edges { cursor node { id title validTo } } pageInfo { hasNextPage endCursor } } }`;

const GIVEN = { title: "某自治区义务教育条例", citation: "第四十条：处五百元以下罚款", validFrom: "2018-01-01" };

describe("the legal basis of a penalty", () => {
  let county: SweptCounty;
  const office = callerOf("office", { purpose: null });

  const ask = async (query: string, given: Record<string, unknown>, caller: Caller = office) => {
    const { data, errors } = await county.ask(caller, query, given);
    return data?.outcome ?? data?.legalBases ?? errors[0]?.extensions.code;
  };
  const titles = async (given: Record<string, unknown> = {}): Promise<string[]> =>
    (await ask(LIST, given)).edges.map(({ node }: { node: { title: string } }) => node.title);

  beforeAll(async () => {
    county = await startSweptCounty();
  });
  afterAll(() => county?.close());
  afterEach(() => county.sql("TRUNCATE legal_basis"));

  it("is none in a county that has entered none", async () => {
    expect(await titles()).toEqual([]);
  });

  it("is entered once, and ended once with its last day", async () => {
    const entered = await ask(ENTER, GIVEN);
    expect(entered).toMatchObject({ __typename: "LegalBasis", ...GIVEN, validTo: null, enteredBy: "test-office" });
    expect(await ask(ENTER, GIVEN)).toMatchObject({ reason: "ALREADY_DONE" });
    const end = { id: entered.id, validTo: "2018-06-30" };
    expect(await ask(END, { ...end, validTo: "2017-12-31" })).toMatchObject({ reason: "INVALID" });
    expect(await ask(END, end)).toMatchObject({ validTo: "2018-06-30" });
    expect(await ask(END, end)).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await titles({ on: "2018-06-30" })).toEqual([GIVEN.title]);
    expect(await titles({ on: "2018-07-01" })).toEqual([]);
  });

  it.each([
    ["no title", ENTER, { ...GIVEN, title: " " }, "INVALID"],
    ["no article", ENTER, { ...GIVEN, citation: "" }, "INVALID"],
    [
      "an id that there is not",
      END,
      { id: "0190a000-0000-7000-8000-000000000000", validTo: "2018-12-31" },
      "NOT_FOUND",
    ],
    ["an id that is none", END, { id: "1", validTo: "2018-12-31" }, "NOT_FOUND"],
  ])("is not taken with %s", async (_what, query, given, reason) => {
    expect(await ask(query, given)).toMatchObject({ reason });
  });

  it("is listed by page, the latest first", async () => {
    for (const year of [2016, 2017, 2018])
      await ask(ENTER, { ...GIVEN, title: `条例${year}`, validFrom: `${year}-01-01` });
    const page = await ask(LIST, { first: 2 });
    expect(page.edges.map(({ node }: { node: { title: string } }) => node.title)).toEqual(["条例2018", "条例2017"]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(await titles({ after: page.pageInfo.endCursor })).toEqual(["条例2016"]);
  });

  it("is the office's alone, and of its own county", async () => {
    for (const role of (Object.keys(ROLE_SCOPES) as Role[]).filter((name) => name !== "office"))
      for (const [query, given] of [
        [ENTER, GIVEN],
        [END, { id: "1", validTo: "2018-12-31" }],
        [LIST, {}],
      ] as [string, Record<string, unknown>][])
        expect(await ask(query, given, callerOf(role))).toBe("FORBIDDEN");
    const away = callerOf("office", { regions: ["450205"] });
    expect(await ask(ENTER, GIVEN, away)).toBe("FORBIDDEN");
  });
});
