import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { statementsDuring } from "../../../test/support/query-counter";
import { findSignatory } from "./signatory.service";

const LEADER = callerOf("leader", { purpose: null });
const APPOINT = `mutation ($organ: String!, $actor: String!, $name: String!, $post: String!, $from: Date!) {
  outcome: appointSignatory(organ: $organ, actor: $actor, name: $name, post: $post, validFrom: $from) {
    ... on Signatory { id organ actor name post validFrom validTo } ... on Refusal { reason }
  } }`;
const END = `mutation ($id: ID!, $on: Date!) {
  outcome: endSignatory(id: $id, on: $on) { ... on Signatory { id validTo } ... on Refusal { reason } } }`;
const LIST = `query ($on: Date, $first: Int, $after: String) {
  signatories(on: $on, first: $first, after: $after) {
    edges { cursor node { organ actor } } pageInfo { hasNextPage endCursor } } }`;
const HEAD = { organ: "education", actor: "education-head", name: "覃局长", post: "教育局局长", from: "2018-01-01" };

describe("signatories", () => {
  let letters: TestLetters;
  beforeAll(async () => {
    letters = await startTestLetters();
  });
  afterEach(() => letters.sql("TRUNCATE signatory"));
  afterAll(() => letters?.close());

  const act = async (query: string, given: object, caller: Caller = LEADER) => {
    const { data, errors } = await letters.ask(caller, query, { ...given });
    return errors[0]?.extensions.code ?? data.outcome;
  };
  const appoint = (given: object = {}, caller?: Caller) => act(APPOINT, { ...HEAD, ...given }, caller);
  const list = async (given: object = {}, caller: Caller = LEADER) => {
    const { data, errors } = await letters.ask(caller, LIST, { ...given });
    return errors[0]?.extensions.code ?? data.signatories;
  };
  const actors = async (given: object = {}) =>
    (await list(given)).edges.map(({ node }: { node: { actor: string } }) => node.actor);

  it("are appointed by the leader, with who appointed them and as what", async () => {
    expect(await appoint()).toMatchObject({ actor: "education-head", name: "覃局长", validTo: null });
    expect(await letters.sql("SELECT appointed_by, appointed_post, appointed_at::date::text FROM signatory")).toEqual([
      { appointed_by: "test-leader", appointed_post: "测试岗位", appointed_at: "2018-12-31" },
    ]);
  });

  it("are appointed once, however often and by however many at once it is asked for", async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => appoint()));
    expect(outcomes.filter(({ id }) => id !== undefined)).toHaveLength(1);
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(4);
  });

  it.each(["office", "education", "signatory", "auditor"] as const)("are not appointed by %s", async (role) => {
    expect(await appoint({}, callerOf(role))).toBe("FORBIDDEN");
  });

  it("are neither appointed, ended nor listed by the leader of another county", async () => {
    const { id } = await appoint();
    const stranger = callerOf("leader", { regions: ["450205"], purpose: null });
    expect(await appoint({ actor: "other" }, stranger)).toBe("FORBIDDEN");
    expect(await act(END, { id, on: "2018-12-31" }, stranger)).toBe("FORBIDDEN");
    expect(await list({}, stranger)).toBe("FORBIDDEN");
  });

  it.each([
    ["an organ that issues no letter", { organ: "joint-meeting" }],
    ["an organ that there is not", { organ: "__proto__" }],
    ["an account with blanks", { actor: "a b" }],
    ["no name", { name: " " }],
    ["a name of two lines in one", { name: "覃\0局长" }],
    ["a post that is an essay", { post: "长".repeat(51) }],
  ])("are not appointed with %s", async (_what, given) => {
    expect(await appoint(given)).toEqual({ reason: "INVALID" });
  });

  it("end with a day, once, and may be appointed anew", async () => {
    const { id } = await appoint();
    expect(await act(END, { id, on: "2017-12-31" })).toEqual({ reason: "INVALID" });
    expect(await act(END, { id, on: "2018-06-30" })).toEqual({ id, validTo: "2018-06-30" });
    expect(await act(END, { id, on: "2018-07-01" })).toEqual({ reason: "ALREADY_DONE" });
    expect(await appoint({ from: "2018-07-01" })).toMatchObject({ validFrom: "2018-07-01" });
  });

  it.each(["none", "0190a000-0000-7000-8000-00000000ffff"])("are not ended by the id %s", async (id) => {
    expect(await act(END, { id, on: "2018-12-31" })).toEqual({ reason: "NOT_FOUND" });
  });

  it("hold on the days of their time, the last one included", async () => {
    const { id } = await appoint();
    await act(END, { id, on: "2018-06-30" });
    expect(await actors({ on: "2017-12-31" })).toEqual([]);
    expect(await actors({ on: "2018-06-30" })).toEqual(["education-head"]);
    expect(await actors()).toEqual([]);
    const find = (actor: string, organ: string, on: string) =>
      findSignatory(letters.database.manager, { organ, actor, on });
    expect(await find("education-head", "education", "2018-06-30")).toMatchObject({
      name: "覃局长",
      post: "教育局局长",
    });
    expect(await find("education-head", "education", "2018-07-01")).toBeNull();
    expect(await find("education-head", "public-security", "2018-06-30")).toBeNull();
    expect(await find("education", "education", "2018-06-30")).toBeNull();
  });

  it("are listed page by page, in one statement a page", async () => {
    for (const organ of ["education", "public-security", "civil-affairs"])
      for (const rank of ["a", "b"]) await appoint({ organ, actor: `${organ}-${rank}` });
    const first = await list({ first: 4 });
    const statements = await statementsDuring(() => list({ first: 2, after: first.pageInfo.endCursor }));
    expect(statements).toHaveLength(1);
    const rest = await list({ first: 4, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map(({ node }: { node: { actor: string } }) => node.actor)).toEqual([
      "civil-affairs-a",
      "civil-affairs-b",
      "education-a",
      "education-b",
      "public-security-a",
      "public-security-b",
    ]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });
});
