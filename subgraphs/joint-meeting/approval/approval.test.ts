import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { type Role, ROLE_SCOPES } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import type { GraphqlAnswer } from "../../../test/support/graphql-answer";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { lapseApprovals, takeApproval } from "./approvals";

const APPROVAL = `
  __typename ... on Refusal { reason message }
  ... on Approval {
    id kind state caseId caseNumber step child { id } desk { code } why: reason note askedBy askedPost lapsesOn
    decidedBy decidedPost usedAt openingId
  }`;
const ASK = `mutation ($kind: ApprovalKind!, $subjectId: ID!, $reason: String!) {
  askApproval(kind: $kind, subjectId: $subjectId, reason: $reason) { ${APPROVAL} } }`;
const DECIDE = `mutation ($id: ID!, $approve: Boolean!, $note: String) {
  decideApproval(id: $id, approve: $approve, note: $note) { ${APPROVAL} } }`;
const LIST = `query ($states: [ApprovalState!], $first: Int!, $after: String) {
  approvals(states: $states, first: $first, after: $after) {
    edges { node { id state why: reason } } pageInfo { hasNextPage endCursor } } }`;

const SCHOOL = "2145020401";
const education = callerOf("education");
const leader = callerOf("leader", { purpose: null });
const other = { ...leader, actor: "test-other-leader" };
const school = callerOf("school", { school: SCHOOL });
const NONE = "01900000-0000-7000-8000-000000000000";
const REASON = "学生已随父母外出，家长书面说明";

describe("approvals", () => {
  let county: SweptCounty;
  let database: DataSource;
  let caseId: string;
  let closedId: string;

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "approval test", url: county.appUrl, entities: [] });
    caseId = await plantCase(county.sql, "open");
    closedId = await plantCase(county.sql, "closed", { state: "CLOSED" });
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });
  beforeEach(() => county.sql("TRUNCATE approval, child_opening, inbox_entry CASCADE"));

  /** What was answered, or the code of the error. */
  const act = async (caller: Caller, query: string, variables: object): Promise<GraphqlAnswer["data"]> => {
    const { data, errors } = await county.ask(caller, query, { ...variables });
    return errors[0]?.extensions.code ?? Object.values(data)[0];
  };
  const skip = (): string => `${caseId}:RETURN_NOTICE`;
  const ask = (given = {}, caller = education) =>
    act(caller, ASK, { kind: "SKIP_STEP", subjectId: skip(), reason: REASON, ...given });
  const decide = (id: string, given = {}, caller = leader) => act(caller, DECIDE, { id, approve: true, ...given });
  const list = (caller: Caller, given = {}) => act(caller, LIST, { first: 100, ...given });
  const idsOf = async (caller: Caller, given = {}): Promise<string[]> =>
    (await list(caller, given)).edges.map(({ node }: { node: { id: string } }) => node.id);
  const take = (subjectId = skip(), at = new Date("2018-12-31T12:00:00+08:00")) =>
    database.transaction((manager) => takeApproval(manager, { kind: "SKIP_STEP", subjectId, at }));
  const refusal = (reason: string) => expect.objectContaining({ __typename: "Refusal", reason });

  it("are asked by who works the case, told to the leader, and decided by the leader with a note", async () => {
    const asked = await ask();
    expect(asked).toMatchObject({
      kind: "SKIP_STEP",
      state: "ASKED",
      caseId,
      step: "RETURN_NOTICE",
      child: null,
      desk: { code: "education" },
      why: REASON,
      askedBy: "test-education",
      lapsesOn: "2019-01-10",
      decidedBy: null,
    });
    expect(await county.sql("SELECT desk, kind, subject_id FROM inbox_entry")).toEqual([
      { desk: "leader", kind: "APPROVAL_ASKED", subject_id: asked.id },
    ]);
    expect(await decide(asked.id, { note: "同意，先发通知书" })).toMatchObject({
      state: "APPROVED",
      note: "同意，先发通知书",
      decidedBy: "test-leader",
      decidedPost: "测试岗位",
      openingId: null,
    });
    expect(await county.sql("SELECT desk FROM inbox_entry WHERE kind = 'APPROVAL_DECIDED'")).toEqual([
      { desk: "education" },
    ]);
    const [row] = await county.sql<{ reason_sealed: Buffer }>("SELECT reason_sealed FROM approval");
    expect(row?.reason_sealed.toString()).not.toContain("学生");
  });

  it("stand once for a step or a case, whoever asks and however many at once", async () => {
    const outcomes = await Promise.all([ask(), ask(), ask({}, school)]);
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(2);
    const id = outcomes.find(({ __typename }) => __typename === "Approval")?.id;
    await decide(id);
    expect(await ask()).toEqual(refusal("ALREADY_DONE"));
    expect(await ask({ subjectId: `${caseId}:ORDER_NOTICE` })).toMatchObject({ state: "ASKED" });
    expect(await take()).toBe(id);
    expect(await ask()).toMatchObject({ state: "ASKED" });
  });

  it.each([
    ["an opening", { kind: "OPEN_CHILD", subjectId: childId("open") }, "INVALID"],
    ["no step", { subjectId: NONE }, "INVALID"],
    ["a step that there is not", { subjectId: `${NONE}:DANCE` }, "INVALID"],
    ["a step and more", { subjectId: `${NONE}:DEMAND:x` }, "INVALID"],
    ["no case", { subjectId: `${NONE}:DEMAND` }, "NOT_FOUND"],
    ["no reason", { reason: " " }, "INVALID"],
    ["a reason that is a file", { reason: "x".repeat(2001) }, "INVALID"],
  ])("are not asked for %s", async (_what, given, reason) => {
    expect(await ask(given)).toEqual(refusal(reason));
  });

  it("are asked to skip a step of an open case, and to open a case that is not", async () => {
    const reopen = { kind: "REOPEN_CASE", subjectId: caseId };
    expect(await ask(reopen)).toEqual(refusal("WRONG_STATE"));
    expect(await ask({ subjectId: `${closedId}:DEMAND` })).toEqual(refusal("WRONG_STATE"));
    expect(await ask({ ...reopen, subjectId: closedId })).toMatchObject({ kind: "REOPEN_CASE", step: null });
    expect(await ask({ ...reopen, subjectId: `${closedId}:DEMAND` })).toEqual(refusal("INVALID"));
  });

  it("are refused with a reason, and then asked anew", async () => {
    const { id } = await ask();
    expect(await decide(id, { approve: false })).toEqual(refusal("INVALID"));
    expect(await decide(id, { approve: false, note: "走访次数不足" })).toMatchObject({ state: "REFUSED" });
    expect(await take()).toBeNull();
    expect(await ask()).toMatchObject({ state: "ASKED" });
  });

  it("are decided once: of two deciders one wins, and the other is told", async () => {
    const { id } = await ask();
    const outcomes = await Promise.all([decide(id), decide(id, { approve: false, note: "不同意" }, other)]);
    expect(outcomes.filter(({ __typename }) => __typename === "Approval")).toHaveLength(1);
    expect(outcomes).toContainEqual(refusal("ALREADY_DONE"));
    expect(await county.sql("SELECT FROM inbox_entry WHERE kind = 'APPROVAL_DECIDED'")).toHaveLength(1);
  });

  it("are never decided by who asked", async () => {
    const both: Caller = { ...education, scopes: new Set([...education.scopes, "approval:decide"]) };
    const { id } = await ask({}, both);
    expect(await decide(id, {}, both)).toEqual(refusal("NOT_YOURS"));
    expect(await decide(id)).toMatchObject({ state: "APPROVED" });
  });

  it("serve one act, also of two at once", async () => {
    const { id } = await ask();
    expect(await take()).toBeNull();
    await decide(id);
    const taken = await Promise.all([take(), take()]);
    expect(taken.toSorted()).toEqual([id, null].toSorted());
    expect(await list(leader)).toMatchObject({ edges: [{ node: { state: "USED" } }] });
  });

  it("serve no other step and no other case", async () => {
    await decide((await ask()).id);
    expect(await take(`${caseId}:ORDER_NOTICE`)).toBeNull();
    expect(await take(`${closedId}:RETURN_NOTICE`)).toBeNull();
  });

  it("lapse undecided and unused, by the day, with or without the round", async () => {
    const { id } = await ask();
    await county.sql("UPDATE approval SET lapses_on = '2018-12-30'");
    expect(await decide(id)).toEqual(refusal("WRONG_STATE"));
    expect(await list(leader, { states: ["LAPSED"] })).toMatchObject({ edges: [{ node: { state: "LAPSED" } }] });
    expect(await idsOf(leader, { states: ["ASKED"] })).toEqual([]);
    const { id: next } = await ask();
    await decide(next);
    expect(await take(skip(), new Date("2019-01-10T23:59:59+08:00"))).toBe(next);
    const { id: last } = await ask();
    await decide(last);
    expect(await take(skip(), new Date("2019-01-11T00:00:00+08:00"))).toBeNull();
    await database.transaction((manager) => lapseApprovals(manager, "2019-01-11"));
    const states = await county.sql<{ id: string; state: string }>("SELECT id, state FROM approval");
    expect(Object.fromEntries(states.map((row) => [row.id, row.state]))).toEqual({
      [id]: "LAPSED",
      [next]: "USED",
      [last]: "LAPSED",
    });
  });

  it("are listed to the leader all, to a desk its own, by pages and for a fixed number of statements", async () => {
    const ids = [];
    for (const step of ["DEMAND", "LAWSUIT", "RETURN_NOTICE"])
      ids.push((await ask({ subjectId: `${caseId}:${step}` }, step === "DEMAND" ? school : education)).id);
    expect((await idsOf(leader)).toSorted()).toEqual(ids.toSorted());
    expect((await idsOf(education)).toSorted()).toEqual(ids.slice(1).toSorted());
    expect(await idsOf(school)).toEqual([ids[0]]);
    expect(await idsOf(callerOf("school", { school: "2145020402" }))).toEqual([]);
    expect(await idsOf(callerOf("education", { regions: ["450205"] }))).toEqual([]);
    expect(await idsOf(callerOf("leader", { regions: ["450205"] }))).toEqual([]);
    const page = await list(leader, { first: 2 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(await idsOf(leader, { after: page.pageInfo.endCursor })).toHaveLength(1);
    expect(await statementsDuring(() => list(leader))).toHaveLength(1);
  });

  it("are refused to whoever may not ask or decide", async () => {
    const { id } = await ask();
    for (const role of Object.keys(ROLE_SCOPES) as Role[]) {
      const held = new Set<string>(ROLE_SCOPES[role]);
      const caller = callerOf(role, role === "school" ? { school: "2145020402" } : {});
      const worksCases = role === "office" || role === "education";
      const asked = held.has("approval:ask") ? refusal(worksCases ? "ALREADY_DONE" : "NOT_FOUND") : "FORBIDDEN";
      expect([role, await ask({}, caller)]).toEqual([role, asked]);
      const decided = held.has("approval:decide") ? refusal("NOT_FOUND") : "FORBIDDEN";
      expect([role, await decide(NONE, {}, caller)]).toEqual([role, decided]);
    }
    for (const missing of [NONE, "1"]) expect(await decide(missing)).toEqual(refusal("NOT_FOUND"));
    expect(await decide(id, {}, callerOf("leader", { regions: ["450205"] }))).toEqual(refusal("NOT_FOUND"));
    expect(await county.sql("SELECT state FROM approval")).toEqual([{ state: "ASKED" }]);
  });
});
