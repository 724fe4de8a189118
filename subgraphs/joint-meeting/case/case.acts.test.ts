import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { plantCase, plantCaseDeadline } from "../../../test/support/case-rows";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const OUTCOME = `
  __typename ... on Refusal { reason }
  ... on Case { version lead { code title kind } assistants { code } cause whereabouts account
    responsible { level name } history { kind actor note } }`;
const ASSIGN = `mutation ($id: ID!, $version: Int = 1, $lead: String!, $assistants: [String!] = []) {
  outcome: assignCase(caseId: $id, version: $version, lead: $lead, assistants: $assistants) { ${OUTCOME} } }`;
const NOTE = `
  mutation ($id: ID!, $version: Int = 1, $cause: DropoutCause, $whereabouts: Whereabouts, $account: String, $village: String) {
    outcome: noteCase(caseId: $id, version: $version, cause: $cause, whereabouts: $whereabouts, account: $account,
      village: $village) { ${OUTCOME} } }`;

const TOWNSHIP = "township:450204001";

describe("in a case", () => {
  let county: SweptCounty;
  let id: string;
  const office = callerOf("office");

  const act = async (query: string, variables: Record<string, unknown>, caller: Caller = office) => {
    const { data, errors } = await county.ask(caller, query, { id, ...variables });
    return { outcome: data?.outcome, errors };
  };
  const done = async (query: string, variables: Record<string, unknown>, caller?: Caller) => {
    const { outcome, errors } = await act(query, variables, caller);
    expect(errors).toEqual([]);
    return outcome;
  };
  const deadline = () => county.sql("SELECT desk, due_on::text FROM deadline WHERE case_id = $1", [id]);

  beforeAll(async () => {
    county = await startSweptCounty();
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE child_case, deadline, inbox_entry, government_responsible CASCADE");
    id = await plantCase(county.sql, "小明");
    await plantCaseDeadline(county.sql, id, "2019-01-04", "school:2145020401");
  });

  it("lead and assistants are named: they and who had it are told, and the lead's date becomes the new one's", async () => {
    expect(await done(ASSIGN, { lead: TOWNSHIP, assistants: ["education", "education", TOWNSHIP] })).toMatchObject({
      version: 2,
      lead: { code: TOWNSHIP, title: "河西街道", kind: "TOWNSHIP" },
      assistants: [{ code: "education" }],
      history: [{ kind: "ASSIGNED", actor: "test-office", note: `${TOWNSHIP}、education` }],
    });
    expect(await deadline()).toEqual([{ desk: TOWNSHIP, due_on: "2019-01-04" }]);
    expect(await county.sql("SELECT desk, kind FROM inbox_entry WHERE case_id IS NOT NULL ORDER BY desk")).toEqual([
      { desk: "education", kind: "CASE_ASSIGNED" },
      { desk: "school:2145020401", kind: "CASE_ASSIGNED" },
      { desk: TOWNSHIP, kind: "CASE_ASSIGNED" },
    ]);
  });

  it("a desk that takes a case itself does so before the leader's eyes, since that opens the child to it", async () => {
    await done(ASSIGN, { lead: "office" });
    expect(await county.sql("SELECT desk FROM inbox_entry WHERE case_id IS NOT NULL ORDER BY desk")).toEqual([
      { desk: "leader" },
      { desk: "office" },
      { desk: "school:2145020401" },
    ]);
  });

  it("a date that another desk keeps stays with it", async () => {
    await county.sql("UPDATE deadline SET desk = 'education' WHERE case_id IS NOT NULL");
    await done(ASSIGN, { lead: TOWNSHIP });
    expect(await deadline()).toEqual([{ desk: "education", due_on: "2019-01-04" }]);
  });

  it("the end of a watch goes with the lead, an answer to a letter stays with education", async () => {
    await county.sql("UPDATE child_case SET state = 'WATCHED', outcome = 'RETURNED', outcome_on = '2018-12-10'");
    await county.sql("UPDATE deadline SET subject_kind = 'CASE_WATCH' WHERE case_id IS NOT NULL");
    await done(ASSIGN, { lead: TOWNSHIP });
    expect(await deadline()).toEqual([{ desk: TOWNSHIP, due_on: "2019-01-04" }]);
    await county.sql("UPDATE child_case SET outcome = 'HANDED_OVER', lead = 'education'");
    await county.sql("UPDATE deadline SET desk = 'education' WHERE case_id IS NOT NULL");
    await done(ASSIGN, { version: 2, lead: TOWNSHIP });
    expect(await deadline()).toEqual([{ desk: "education", due_on: "2019-01-04" }]);
  });

  it.each([
    "leader",
    "public-security",
    "education/head",
    "school:1",
    "township:450205001",
    "township:450204999",
    "nobody",
    "",
  ])("%j neither leads nor assists", async (desk) => {
    expect(await done(ASSIGN, { lead: desk })).toEqual({ __typename: "Refusal", reason: "INVALID" });
    const outcome = await done(ASSIGN, { lead: "education", assistants: [desk] });
    expect(outcome).toEqual({ __typename: "Refusal", reason: "INVALID" });
  });

  it("no school leads that education has not said to exist", async () => {
    const { errors } = await act(ASSIGN, { lead: "school:2145020401" });
    expect(errors[0]?.extensions.code).toBe("UNAVAILABLE");
    expect(await county.sql("SELECT version FROM child_case")).toEqual([{ version: 1 }]);
  });

  it("cause, whereabouts and account are written down, each version in the history", async () => {
    await done(NOTE, { cause: "WORKING", account: "在南宁电子厂" });
    const outcome = await done(NOTE, { version: 2, whereabouts: "WORKING_AWAY" });
    expect(outcome).toMatchObject({
      version: 3,
      cause: "WORKING",
      whereabouts: "WORKING_AWAY",
      account: "在南宁电子厂",
      history: [
        { kind: "NOTED", note: "WORKING；在南宁电子厂" },
        { kind: "NOTED", note: "WORKING_AWAY" },
      ],
    });
    const [row] = await county.sql<{ line: string }>("SELECT c::text AS line FROM child_case c");
    expect(row?.line).not.toContain("电子厂");
  });

  it("the school and the township of the child write down as well", async () => {
    const school = callerOf("school", { regions: ["450204001"], school: "2145020401" });
    expect(await done(NOTE, { cause: "ILLNESS" }, school)).toMatchObject({ version: 2, cause: "ILLNESS" });
    const township = callerOf("township", { regions: ["450204001"] });
    expect(await done(NOTE, { version: 2, cause: "OTHER" }, township)).toMatchObject({ version: 3, cause: "OTHER" });
  });

  it("who answers for the village joins once the village is known", async () => {
    const enter = `mutation { assignGovernmentResponsible(level: VILLAGE_LEADER, regionCode: "450204001",
      village: "河西村", name: "吴支书", post: "村支书", validFrom: "2018-01-01") { __typename } }`;
    expect(await done(NOTE, { village: "河西村" })).toEqual({ __typename: "Refusal", reason: "INVALID" });
    await county.ask(office, enter);
    const { responsible, history } = await done(NOTE, { village: " 河西村 " });
    expect(responsible).toContainEqual({ level: "VILLAGE_LEADER", name: "吴支书" });
    expect(history).toMatchObject([{ kind: "NOTED", note: "河西村" }]);
  });

  it.each([
    [NOTE, {}],
    [NOTE, { account: "  " }],
    [NOTE, { account: "字".repeat(2001) }],
    [NOTE, { cause: "OTHER", village: "a\0b" }],
  ])("nothing is written that cannot be kept: %s %j", async (query, variables) => {
    expect(await done(query, variables)).toEqual({ __typename: "Refusal", reason: "INVALID" });
  });

  it.each([
    ["assign", ASSIGN, { lead: "education" }],
    ["note", NOTE, { cause: "OTHER" }],
  ] as const)("of several who %s at a time one is first; the others are told that it has changed", async (...given) => {
    const [, query, variables] = given;
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => done(query, variables)));
    expect(outcomes.map(({ __typename, reason }) => reason ?? __typename).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => "CHANGED"),
      "Case",
    ]);
    expect(await county.sql("SELECT FROM case_event")).toHaveLength(1);
    expect(await county.sql("SELECT version FROM child_case")).toEqual([{ version: 2 }]);
  });

  it("that is closed nothing is done any more", async () => {
    await county.sql(
      "UPDATE child_case SET state = 'CLOSED', outcome = 'RETURNED', outcome_on = '2018-12-31', closed_on = '2018-12-31'",
    );
    expect(await done(ASSIGN, { lead: "education" })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await done(NOTE, { cause: "OTHER" })).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("that is hidden or missing there is nothing to act in", async () => {
    const strangers = [
      callerOf("office", { regions: ["450205"] }),
      callerOf("school", { regions: ["450204001"], school: "2145020403" }),
      callerOf("township", { regions: ["450204100"] }),
    ];
    for (const caller of strangers)
      expect(await done(NOTE, { cause: "OTHER" }, caller)).toMatchObject({ reason: "NOT_FOUND" });
    for (const missing of ["none", "0190a000-0000-7000-8000-000000000000"]) {
      expect(await done(NOTE, { id: missing, cause: "OTHER" })).toMatchObject({ reason: "NOT_FOUND" });
      expect(await done(ASSIGN, { id: missing, lead: "education" })).toMatchObject({ reason: "NOT_FOUND" });
    }
  });

  it.each(Object.keys(ROLE_SCOPES) as Role[])("%s does what its post may", async (role) => {
    const mayAssign = role === "office" || role === "education";
    const mayNote = mayAssign || role === "school" || role === "township";
    const caller = callerOf(role, role === "school" ? { regions: ["450204001"], school: "2145020401" } : {});
    const codes = [await act(ASSIGN, { lead: "education" }, caller), await act(NOTE, { cause: "OTHER" }, caller)].map(
      ({ errors }) => errors[0]?.extensions.code,
    );
    expect(codes).toEqual([mayAssign, mayNote].map((may) => (may ? undefined : "FORBIDDEN")));
  });
});
