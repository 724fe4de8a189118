import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { type Role, ROLE_SCOPES } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import type { GraphqlAnswer } from "../../../test/support/graphql-answer";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const OPENING = `
  __typename ... on Refusal { reason message }
  ... on ChildOpening { id child { id } mode why: reason openedBy until endedAt inForce approvalId meetingId }`;
const BREAK = `mutation ($childId: ID, $idNumber: CitizenId, $reason: String!) { breakGlass(childId: $childId, idNumber: $idNumber, reason: $reason) { ${OPENING} } }`;
const ASK = `mutation ($childId: ID, $idNumber: CitizenId, $reason: String!) {
  askChildOpening(childId: $childId, idNumber: $idNumber, reason: $reason) {
    __typename ... on Refusal { reason message } ... on Approval { id kind state child { id } openingId } } }`;
const DECIDE = `mutation ($id: ID!, $approve: Boolean!, $note: String) {
  decideApproval(id: $id, approve: $approve, note: $note) {
    __typename ... on Refusal { reason } ... on Approval { state openingId } } }`;
const END = `mutation ($id: ID!) { endChildOpening(id: $id) { ${OPENING} } }`;
const LIST = `query ($first: Int!, $after: String) { childOpenings(first: $first, after: $after) {
  edges { node { id child { id } mode desk { code } why: reason openedBy inForce } } pageInfo { hasNextPage endCursor } } }`;
const ACCESS = "query ($id: ID!) { caseAccess(id: $id) { children } }";

const REASON = "家长报警称孩子失联，需立即核对住址";
const CHILD = childId("child");
const OTHER = childId("other");
const NONE = "01900000-0000-7000-8000-000000000000";
/** The test county's instant. */
const NOW = "2018-12-31T04:00:00.000Z";
const office = callerOf("office");
const education = callerOf("education");
const leader = callerOf("leader", { purpose: null });

describe("opening a child outside a case", () => {
  let county: SweptCounty;

  beforeAll(async () => {
    county = await startSweptCounty();
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE approval, child_opening, inbox_entry, child_case, child_link CASCADE"));

  /** What was answered, or the code of the error. */
  const act = async (caller: Caller, query: string, variables: object): Promise<GraphqlAnswer["data"]> => {
    const { data, errors } = await county.ask(caller, query, { ...variables });
    return errors[0]?.extensions.code ?? Object.values(data)[0];
  };
  const breakGlass = (caller = office, given = {}) => act(caller, BREAK, { childId: CHILD, reason: REASON, ...given });
  const ask = (caller = office, given = {}) => act(caller, ASK, { childId: CHILD, reason: REASON, ...given });
  const opens = async (id: string, caller = office): Promise<string[] | null> =>
    (await act(caller, ACCESS, { id }))?.children ?? null;
  const list = async (caller: Caller): Promise<{ child: object | null }[]> =>
    (await act(caller, LIST, { first: 100 })).edges.map(({ node }: { node: object }) => node);
  const refusal = (reason: string) => expect.objectContaining({ __typename: "Refusal", reason });

  it("is approved by the leader, and holds for three days from then, for who asked alone", async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ kind: "OPEN_CHILD", state: "ASKED", child: { id: CHILD }, openingId: null });
    expect(await opens(asked.id)).toBeNull();
    const { state, openingId } = await act(leader, DECIDE, { id: asked.id, approve: true });
    expect(state).toBe("USED");
    expect(await opens(openingId)).toEqual([CHILD]);
    expect(await opens(asked.id)).toBeNull();
    expect(await list(office)).toMatchObject([{ id: openingId, mode: "APPROVED", why: REASON, inForce: true }]);
    const [row] = await county.sql<{ until: Date }>("SELECT until FROM child_opening");
    expect(row?.until.toISOString()).toBe("2019-01-03T04:00:00.000Z");
    for (const stranger of [
      education,
      { ...office, actor: "another-clerk" },
      callerOf("office", { regions: ["450205"] }),
    ])
      expect(await opens(openingId, stranger)).toBeNull();
  });

  it("is asked for by the ID number too", async () => {
    const opening = await breakGlass(office, { childId: null, idNumber: "450204200804220305" });
    expect(await opens(opening.id)).toEqual([opening.child.id]);
    expect(opening.child.id).toMatch(/^[a-z2-7]{52}$/);
  });

  it("is not opened by a refusal", async () => {
    const { id } = await ask();
    expect(await act(leader, DECIDE, { id, approve: false, note: "请先建案" })).toMatchObject({ openingId: null });
    expect(await county.sql("SELECT FROM child_opening")).toEqual([]);
  });

  it("is done at once in an emergency, for four hours, and told to the leader and each keeper's head", async () => {
    const opening = await breakGlass();
    expect(opening).toMatchObject({
      mode: "BREAK_GLASS",
      child: { id: CHILD },
      why: REASON,
      openedBy: "test-office",
      until: "2018-12-31T08:00:00.000Z",
      inForce: true,
      approvalId: null,
      meetingId: null,
    });
    expect(await opens(opening.id)).toEqual([CHILD]);
    const told = await county.sql<{ desk: string }>(
      "SELECT desk FROM inbox_entry WHERE kind = 'CHILD_OPENED' ORDER BY desk",
    );
    expect(told.map(({ desk }) => desk)).toEqual([
      "civil-affairs/head",
      "disabled-persons/head",
      "education/head",
      "leader",
      "poverty-relief/head",
      "public-security/head",
    ]);
    const [row] = await county.sql<{ reason_sealed: Buffer }>("SELECT reason_sealed FROM child_opening");
    expect(row?.reason_sealed.toString()).not.toContain("失联");
  });

  it("ends at its instant, by the clock", async () => {
    const { id } = await breakGlass();
    await county.sql("UPDATE child_opening SET until = $1::timestamptz + interval '1 millisecond'", [NOW]);
    expect(await opens(id)).toEqual([CHILD]);
    await county.sql("UPDATE child_opening SET opened_at = opened_at - interval '1 hour', until = $1::timestamptz", [
      NOW,
    ]);
    expect(await opens(id)).toBeNull();
    expect(await list(office)).toMatchObject([{ id, inForce: false }]);
    expect(await act(office, END, { id })).toEqual(refusal("ALREADY_DONE"));
    expect(await breakGlass()).toMatchObject({ inForce: true });
  });

  it("is ended by who made it or the leader, and opens nothing from then on", async () => {
    const { id } = await breakGlass();
    expect(await act(education, END, { id })).toEqual(refusal("NOT_FOUND"));
    expect(await act({ ...office, actor: "another-clerk" }, END, { id })).toEqual(refusal("NOT_FOUND"));
    expect(await act(office, END, { id })).toMatchObject({ endedAt: NOW, inForce: false });
    expect(await opens(id)).toBeNull();
    expect(await act(office, END, { id })).toEqual(refusal("ALREADY_DONE"));
    const { id: next } = await breakGlass();
    expect(await act(leader, END, { id: next })).toMatchObject({ inForce: false });
    for (const missing of [NONE, "1"]) expect(await act(leader, END, { id: missing })).toEqual(refusal("NOT_FOUND"));
  });

  it("is made once at a time by one account, also by two at once", async () => {
    const outcomes = await Promise.all([breakGlass(), breakGlass(), ask()]);
    expect(outcomes.filter(({ __typename }) => __typename === "ChildOpening")).toHaveLength(1);
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE").length).toBeGreaterThanOrEqual(1);
    const { id } = outcomes.find(({ __typename }) => __typename === "ChildOpening");
    expect(await ask()).toMatchObject({ reason: "ALREADY_DONE", message: expect.stringContaining(id) });
    expect(await breakGlass(education)).toMatchObject({ openedBy: "test-education" });
    const asked = await Promise.all([ask(office, { childId: OTHER }), ask(education, { childId: OTHER })]);
    expect(asked).toMatchObject([{ state: "ASKED" }, { state: "ASKED" }]);
    expect(await ask(office, { childId: OTHER })).toEqual(refusal("ALREADY_DONE"));
  });

  it.each([
    ["a short reason", { reason: "紧急" }, "INVALID"],
    ["blanks for a reason", { reason: " ".repeat(20) }, "INVALID"],
    ["no person id", { childId: "450204200804220305" }, "INVALID"],
    ["no child", { childId: null }, "INVALID"],
    ["two names of one child", { idNumber: "450204200804220305" }, "INVALID"],
  ])("is refused with %s", async (_what, given, reason) => {
    expect(await breakGlass(office, given)).toEqual(refusal(reason));
    expect(await ask(office, given)).toEqual(refusal(reason));
  });

  it("opens every record that is linked to the child, from whichever of them", async () => {
    const { rows } = county;
    const sweep = await rows.sweep();
    for (const name of ["child", "other"]) await rows.finding(sweep, name);
    const [link] = await county.sql<{ id: string }>(
      `INSERT INTO child_link (id, alias_id, child_id, reason_sealed, linked_by, linked_post, linked_at)
       VALUES (gen_random_uuid(), $1, $2, '', 'x', 'x', now()) RETURNING id`,
      [OTHER, CHILD],
    );
    const { id } = await breakGlass(office, { childId: OTHER });
    expect((await opens(id))?.toSorted()).toEqual([CHILD, OTHER].toSorted());
    const { id: ofChild } = await breakGlass();
    expect((await opens(ofChild))?.toSorted()).toEqual([CHILD, OTHER].toSorted());
    await county.sql(
      "UPDATE child_link SET undone_at = now(), undone_by = 'x', undone_post = 'x', undo_reason_sealed = '' WHERE id = $1",
      [link?.id],
    );
    expect(await opens(id)).toEqual([OTHER]);
  });

  it("is told with who and why to the leader, audit and each keeper, with whose to the opener and the leader alone", async () => {
    const { id } = await breakGlass();
    const openedBy = "test-office";
    expect(await list(leader)).toMatchObject([{ id, child: { id: CHILD }, why: REASON, openedBy }]);
    expect(await list(office)).toMatchObject([{ id, child: { id: CHILD } }]);
    const told: Role[] = [
      "education",
      "public-security",
      "civil-affairs",
      "disabled-persons",
      "poverty-relief",
      "auditor",
    ];
    for (const role of told)
      expect(await list(callerOf(role))).toMatchObject([{ id, child: null, why: REASON, openedBy }]);
    const { id: ofEducation } = await breakGlass(education, { childId: OTHER });
    expect(await list(office)).toHaveLength(1);
    expect((await list(education)).filter(({ child }) => child !== null)).toMatchObject([
      { id: ofEducation, child: { id: OTHER } },
    ]);
    expect(await list(leader)).toContainEqual(expect.objectContaining({ id: ofEducation, child: { id: OTHER } }));
    for (const role of [...told, "leader", "office"] as Role[])
      expect(await list(callerOf(role, { regions: ["450205"] }))).toEqual([]);
    expect(await statementsDuring(() => list(leader))).toHaveLength(1);
  });

  it("is refused to whoever may not open, and listed to nobody else", async () => {
    for (const role of Object.keys(ROLE_SCOPES) as Role[]) {
      const held = new Set<string>(ROLE_SCOPES[role]);
      const caller = callerOf(role, role === "school" ? { school: "2145020401" } : {});
      const isRefused = async (query: string, variables: object): Promise<boolean> =>
        (await act(caller, query, variables)) === "FORBIDDEN";
      const short = { childId: CHILD, reason: "短" };
      expect([
        role,
        await isRefused(BREAK, short),
        await isRefused(ASK, short),
        await isRefused(LIST, { first: 1 }),
        await isRefused(ACCESS, { id: NONE }),
      ]).toEqual([
        role,
        !held.has("child-opening:ask"),
        !held.has("child-opening:ask"),
        !held.has("child-opening:read"),
        !held.has("task:read"),
      ]);
    }
    expect(await breakGlass(callerOf("office", { regions: ["450205"] }))).toBe("FORBIDDEN");
    expect(await breakGlass(callerOf("office", { purpose: "REPORT" }))).toBe("FORBIDDEN");
    expect(await county.sql("SELECT FROM child_opening")).toEqual([]);
  });
});
