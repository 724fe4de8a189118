import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { parseDesk } from "../desk/desk";
import { ACTIVITY_IN_SCOPE, activityScope, mayReadActivity } from "./activity.policy";

const ACTIVITY = `
  fragment Activity on Activity {
    id organiser { code } school { id } kind state title plannedOn heldOn participants report version plannedBy
  }`;
const PLAN = `mutation ($organiser: String, $kind: ActivityKind!, $title: String!, $plannedOn: Date!) {
  planActivity(organiser: $organiser, kind: $kind, title: $title, plannedOn: $plannedOn) {
    __typename ...Activity ... on Refusal { reason message }
  }
} ${ACTIVITY}`;
const REPORT = `mutation ($id: ID!, $version: Int!, $heldOn: Date!, $participants: Int!, $report: String!) {
  reportActivity(id: $id, version: $version, heldOn: $heldOn, participants: $participants, report: $report) {
    __typename ...Activity ... on Refusal { reason message }
  }
} ${ACTIVITY}`;
const CANCEL = `mutation ($id: ID!, $version: Int!, $reason: String!) {
  cancelActivity(id: $id, version: $version, reason: $reason) { __typename ...Activity ... on Refusal { reason: message } }
} ${ACTIVITY}`;
const LIST = `query ($kinds: [ActivityKind!], $organiser: String, $first: Int! = 100, $after: String) {
  activities(from: "2018-09", to: "2019-02", kinds: $kinds, organiser: $organiser, first: $first, after: $after) {
    edges { node { ...Activity } } pageInfo { hasNextPage endCursor }
  }
} ${ACTIVITY}`;
const COUNTS = `query ($first: Int! = 100, $after: String) {
  activityCounts(from: "2018-09", to: "2019-02", first: $first, after: $after) {
    edges { node { organiser { code } month kind planned held cancelled participants } } pageInfo { hasNextPage endCursor }
  }
}`;
const PAIR = `mutation ($activityId: ID!, $childId: ID!, $since: Date!) {
  pairChild(activityId: $activityId, childId: $childId, teacher: "覃老师", teacherPost: "数学教师", since: $since) {
    __typename ... on ActivityPairing { id child { id } teacher teacherPost since endedOn } ... on Refusal { reason }
  }
}`;
const END = `mutation ($activityId: ID!, $pairingId: ID!, $endedOn: Date!) {
  endPairing(activityId: $activityId, pairingId: $pairingId, endedOn: $endedOn) {
    __typename ... on ActivityPairing { endedOn } ... on Refusal { reason }
  }
}`;
const PAIRINGS =
  "query ($id: ID!) { activity(id: $id) { pairings(first: 10) { edges { node { child { id } teacher } } } } }";

const FIRST = "2145020401";
const SECOND = "2145020402";
const school = (code = FIRST) => callerOf("school", { regions: ["450204001"], school: code });
const education = callerOf("education");

interface Shown {
  id: string;
  version: number;
}

describe("activities", () => {
  let county: SweptCounty;

  beforeAll(async () => {
    county = await startSweptCounty();
    const sweep = await county.rows.sweep();
    await county.rows.child(sweep, "left behind", { school_id: FIRST, on_roll: true });
    await county.rows.child(sweep, "elsewhere", { school_id: SECOND, on_roll: true });
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE activity CASCADE"));

  const act = async (caller: typeof education, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await county.ask(caller, query, variables);
    return errors[0]?.extensions.code ?? Object.values(data as object)[0];
  };
  const plan = (given = {}, caller = school()) =>
    act(caller, PLAN, { kind: "PARENT_MEETING", title: "家长会", plannedOn: "2018-11-20", ...given });
  const report = ({ id, version }: Shown, given = {}, caller = school()) =>
    act(caller, REPORT, { id, version, heldOn: "2018-11-21", participants: 240, report: "全校家长参加", ...given });
  const refusal = (reason: string) => expect.objectContaining({ __typename: "Refusal", reason });
  const NONE = "01900000-0000-7000-8000-000000000000";

  it("are planned by a school, held and reported, and counted by school, month and kind", async () => {
    const planned = await plan();
    expect(planned).toMatchObject({ organiser: { code: `school:${FIRST}` }, school: { id: FIRST }, state: "PLANNED" });
    expect(await report(planned)).toMatchObject({ state: "HELD", heldOn: "2018-11-21", participants: 240, version: 2 });
    await plan();
    const called = await plan({ kind: "HOME_VISIT_DRIVE" });
    expect(await act(school(), CANCEL, { id: called.id, version: 1, reason: "暴雨" })).toMatchObject({
      state: "CANCELLED",
      report: "暴雨",
    });
    await plan({ plannedOn: "2019-01-10" }, school(SECOND));
    const line = { planned: 0, held: 0, cancelled: 0, participants: 0 };
    const counts = (await act(education, COUNTS)).edges.map(({ node }: { node: object }) => node);
    expect(counts).toEqual([
      { ...line, organiser: { code: `school:${FIRST}` }, month: "2018-11", kind: "HOME_VISIT_DRIVE", cancelled: 1 },
      {
        organiser: { code: `school:${FIRST}` },
        month: "2018-11",
        kind: "PARENT_MEETING",
        planned: 1,
        held: 1,
        cancelled: 0,
        participants: 240,
      },
      { ...line, organiser: { code: `school:${SECOND}` }, month: "2019-01", kind: "PARENT_MEETING", planned: 1 },
    ]);
    expect((await act(school(SECOND), COUNTS)).edges).toHaveLength(1);
  });

  it("are each its organiser's own to report", async () => {
    const planned = await plan();
    expect(await report(planned, {}, school(SECOND))).toEqual(refusal("NOT_FOUND"));
    expect(await report(planned, {}, education)).toEqual(refusal("NOT_YOURS"));
    expect(await report({ id: NONE, version: 1 })).toEqual(refusal("NOT_FOUND"));
    expect(await plan({ organiser: `school:${SECOND}` })).toEqual(refusal("NOT_YOURS"));
    expect(await plan({}, callerOf("public-security"))).toBe("FORBIDDEN");
    expect(await act(callerOf("auditor"), LIST)).toBe("FORBIDDEN");
    expect((await act(callerOf("leader", { purpose: null }), LIST)).edges).toHaveLength(1);
    expect((await act(callerOf("township", { regions: ["450204001"] }), LIST)).edges).toEqual([]);
    expect((await act(callerOf("office", { regions: ["450205"] }), LIST)).edges).toEqual([]);
  });

  it("are not reported with what cannot be, nor twice", async () => {
    const planned = await plan();
    expect(await report(planned, { heldOn: "2019-01-01" })).toEqual(refusal("INVALID"));
    expect(await report(planned, { participants: -1 })).toEqual(refusal("INVALID"));
    expect(await report(planned, { report: "" })).toEqual(refusal("INVALID"));
    expect(await plan({ title: "x".repeat(2001) })).toEqual(refusal("INVALID"));
    const twice = await Promise.all([report(planned), report(planned)]);
    expect(twice.map((done) => done.reason ?? "done").toSorted()).toEqual(["CHANGED", "done"]);
    expect(await report({ ...planned, version: 2 })).toEqual(refusal("WRONG_STATE"));
  });

  it("pair teachers with children of their own roll, one at a time", async () => {
    const pairing = await plan({ kind: "PAIRING", title: "师生结对" });
    const given = { activityId: pairing.id, childId: childId("left behind"), since: "2018-11-20" };
    const pair = (more = {}, caller = school()) => act(caller, PAIR, { ...given, ...more });
    const paired = await pair();
    expect(paired).toMatchObject({ child: { id: childId("left behind") }, teacher: "覃老师", endedOn: null });
    expect(await pair()).toEqual(refusal("ALREADY_DONE"));
    expect(await pair({ childId: childId("elsewhere") })).toEqual(refusal("NOT_FOUND"));
    expect(await pair({ childId: childId("unknown") })).toEqual(refusal("NOT_FOUND"));
    expect(await pair({ since: "2019-01-01" })).toEqual(refusal("INVALID"));
    expect(await pair({}, school(SECOND))).toEqual(refusal("NOT_FOUND"));
    const meeting = await plan();
    expect(await pair({ activityId: meeting.id })).toEqual(refusal("WRONG_STATE"));
    const { pairings } = await act(education, PAIRINGS, { id: pairing.id });
    expect(pairings.edges).toEqual([{ node: { child: { id: childId("left behind") }, teacher: "覃老师" } }]);
    expect((await act(callerOf("leader", { purpose: null }), PAIRINGS, { id: pairing.id })).pairings).toBeNull();
    const end = (pairingId: string, activityId = pairing.id, endedOn = "2018-12-20") =>
      act(school(), END, { activityId, pairingId, endedOn });
    expect(await end(paired.id, meeting.id)).toEqual(refusal("NOT_FOUND"));
    expect(await end(paired.id, pairing.id, "2018-11-19")).toEqual(refusal("INVALID"));
    expect(await end(paired.id)).toMatchObject({ endedOn: "2018-12-20" });
    expect(await end(paired.id)).toEqual(refusal("ALREADY_DONE"));
    expect(await pair()).toMatchObject({ __typename: "ActivityPairing" });
  });

  it("come a page at a time, in one statement", async () => {
    for (const plannedOn of ["2018-11-20", "2018-10-20", "2018-12-20"]) await plan({ plannedOn });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await act(school(), LIST, { first: 2, after });
      seen.push(...page.edges.map(({ node }: { node: { plannedOn: string } }) => node.plannedOn));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(["2018-10-20", "2018-11-20", "2018-12-20"]);
    expect(await statementsDuring(() => act(education, LIST))).toHaveLength(1);
    expect(await statementsDuring(() => act(education, COUNTS))).toHaveLength(1);
  });

  it("are listed to whom the policy lets read them, and to nobody else", async () => {
    const organisers = [`school:${FIRST}`, `school:${SECOND}`, "township:450204001", "education", "office"];
    const callers = [
      education,
      callerOf("office"),
      callerOf("leader", { purpose: null }),
      school(),
      school(SECOND),
      callerOf("township", { regions: ["450204001"] }),
      callerOf("township", { regions: ["450204002"] }),
      callerOf("office", { regions: ["450205"] }),
      callerOf("public-security"),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...callers), fc.constantFrom(...organisers), async (caller, organiser) => {
        const desk = parseDesk(organiser, "450204");
        if (desk === null) throw new Error(`${organiser} is no desk`);
        const [{ shown }] = (await county.sql<{ shown: boolean }>(
          `SELECT ${ACTIVITY_IN_SCOPE} AS shown FROM (SELECT $3::text AS organiser) AS a`,
          [...activityScope(caller, "450204"), organiser],
        )) as [{ shown: boolean }];
        expect(shown).toBe(mayReadActivity(caller, { regionCode: "450204", organiser: desk }));
      }),
      { numRuns: 60 },
    );
  });
});
