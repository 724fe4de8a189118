import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const PERSON = "__typename ... on Refusal { reason } ... on GovernmentResponsible { id level village name validTo }";
const ASSIGN = `
  mutation ($level: CaseResponsibleLevel!, $regionCode: RegionCode!, $village: String, $name: String!, $post: String = "主任",
    $validFrom: Date = "2018-01-01") {
    outcome: assignGovernmentResponsible(level: $level, regionCode: $regionCode, village: $village, name: $name,
      post: $post, validFrom: $validFrom) { ${PERSON} } }`;
const END = `mutation ($id: ID!, $on: Date!) { outcome: endGovernmentResponsible(id: $id, on: $on) { ${PERSON} } }`;
const LIST = `
  query ($regionCode: RegionCode = "450204", $on: Date, $first: Int = 100, $after: String) {
    governmentResponsibles(regionCode: $regionCode, on: $on, first: $first, after: $after) {
      edges { node { name region { code } } } pageInfo { endCursor } } }`;

const COUNTY = { level: "COUNTY_LEADER", regionCode: "450204", name: "农副区长" };
const TOWNSHIP = { level: "TOWNSHIP_LEADER", regionCode: "450204001", name: "石主任" };
const VILLAGE = { level: "VILLAGE_LEADER", regionCode: "450204001", village: "河西村", name: "吴支书" };

describe("who answers on the government's line", () => {
  let county: SweptCounty;
  const office = callerOf("office", { purpose: null });

  const act = async (query: string, variables: Record<string, unknown>, caller: Caller = office) => {
    const { data, errors } = await county.ask(caller, query, variables);
    expect(errors).toEqual([]);
    return data.outcome;
  };
  const list = async (variables: Record<string, unknown> = {}, caller: Caller = office): Promise<string[]> => {
    const { data, errors } = await county.ask(caller, LIST, variables);
    expect(errors).toEqual([]);
    return data.governmentResponsibles.edges.map(({ node }: { node: { name: string } }) => node.name);
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE government_responsible"));

  it("is entered for county, township and village, and read from the county down", async () => {
    for (const person of [VILLAGE, TOWNSHIP, COUNTY])
      expect(await act(ASSIGN, person)).toMatchObject({ __typename: "GovernmentResponsible", name: person.name });
    expect(await list()).toEqual(["农副区长", "石主任", "吴支书"]);
    expect(await list({ regionCode: "450204001" })).toEqual(["石主任", "吴支书"]);
    const { data } = await county.ask(office, LIST, { first: 1 });
    const { endCursor: after } = data.governmentResponsibles.pageInfo;
    expect(await list({ first: 1, after })).toEqual(["石主任"]);
    expect(await statementsDuring(() => list())).toHaveLength(1);
  });

  it("is one at a time, and nobody before or after their time", async () => {
    const { id } = await act(ASSIGN, TOWNSHIP);
    expect(await act(ASSIGN, TOWNSHIP)).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await act(ASSIGN, { ...TOWNSHIP, name: "韦主任" })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(END, { id, on: "2017-12-31" })).toMatchObject({ reason: "INVALID" });
    expect(await act(END, { id, on: "2018-06-30" })).toMatchObject({ name: "石主任", validTo: "2018-06-30" });
    expect(await act(END, { id, on: "2018-07-31" })).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await act(ASSIGN, { ...TOWNSHIP, name: "韦主任", validFrom: "2018-07-01" })).toMatchObject({
      name: "韦主任",
    });
    expect(await list({ on: "2018-06-30" })).toEqual(["石主任"]);
    expect(await list()).toEqual(["韦主任"]);
    expect(await list({ on: "2017-12-31" })).toEqual([]);
  });

  it("is entered once, when several do so at a time", async () => {
    const outcomes = await Promise.all(["甲", "乙", "丙", "丁"].map((name) => act(ASSIGN, { ...COUNTY, name })));
    expect(outcomes.filter(({ __typename }) => __typename === "GovernmentResponsible")).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  it.each([
    { ...COUNTY, regionCode: "450204001" },
    { ...COUNTY, regionCode: "450205" },
    { ...TOWNSHIP, regionCode: "450204" },
    { ...TOWNSHIP, regionCode: "450205001" },
    { ...TOWNSHIP, village: "河西村" },
    { ...VILLAGE, village: " " },
    { ...TOWNSHIP, level: "PRINCIPAL" },
    { ...TOWNSHIP, name: " " },
    { ...TOWNSHIP, name: "名".repeat(51) },
    { ...TOWNSHIP, post: "" },
  ])("is of a place that its level is for, and has a name and a post: not %j", async (person) => {
    expect(await act(ASSIGN, person)).toMatchObject({ reason: "INVALID" });
  });

  it("is not ended where there is nobody", async () => {
    for (const id of ["none", "0190a000-0000-7000-8000-000000000000"])
      expect(await act(END, { id, on: "2018-12-31" })).toMatchObject({ reason: "NOT_FOUND" });
  });

  it.each(Object.keys(ROLE_SCOPES) as Role[])("is entered by the office and education alone: %s", async (role) => {
    const caller = callerOf(role, { purpose: null });
    const { errors } = await county.ask(caller, ASSIGN, TOWNSHIP);
    const isTheirs = role === "office" || role === "education";
    expect(errors[0]?.extensions.code).toBe(isTheirs ? undefined : "FORBIDDEN");
  });

  it("is read by whoever has to do with the county, and by nobody of another", async () => {
    await act(ASSIGN, COUNTY);
    const township = callerOf("township", { regions: ["450204100"], purpose: null });
    const school = callerOf("school", { regions: ["450204001"], school: "2145020401", purpose: null });
    for (const caller of [township, school, callerOf("leader")]) expect(await list({}, caller)).toEqual(["农副区长"]);
    const stranger = callerOf("office", { regions: ["450205"], purpose: null });
    for (const [caller, regionCode] of [
      [stranger, "450204"],
      [office, "450205"],
    ] as const) {
      const { errors } = await county.ask(caller, LIST, { regionCode });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
