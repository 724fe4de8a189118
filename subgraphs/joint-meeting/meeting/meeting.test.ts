import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { LEADER, MeetingCounty, OFFICE, refused, REGULAR, SPECIAL } from "../../../test/support/meeting-county";

const LIST = `query ($first: Int!, $after: String, $states: [MeetingState!]) {
  meetings(regionCode: "450204", first: $first, after: $after, states: $states) {
    edges { node { heldOn members { title } items { title decisions { text } } history { kind } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const NONE = "01900000-0000-7000-8000-000000000000";

describe("joint meetings", () => {
  let held: MeetingCounty;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(() => held.clear());

  const notices = (): Promise<{ desk: string; kind: string }[]> =>
    held.county.sql("SELECT desk, kind FROM inbox_entry WHERE kind <> 'MEETING_DUE' ORDER BY kind, desk");

  it("are convened by the office with the members of the county's list, who are told", async () => {
    const meeting = await held.convene({ members: null });
    expect(meeting).toMatchObject({
      __typename: "Meeting",
      number: "2018年第1次",
      kind: "REGULAR",
      quarter: "2018-Q4",
      heldOn: "2018-12-31",
      place: REGULAR.place,
      chair: REGULAR.chair,
      state: "CONVENED",
      version: 1,
      convenedBy: "test-office",
      minutes: null,
      items: [],
      history: [{ kind: "CONVENED", actor: "test-office" }],
    });
    expect(meeting.members.map(({ desk }) => desk.code)).toEqual([
      "education",
      "public-security",
      "civil-affairs",
      "disabled-persons",
      "poverty-relief",
      "health",
      "justice",
      "human-resources",
    ]);
    const told = await notices();
    expect(told).toHaveLength(9);
    expect(told).toContainEqual({ desk: "leader", kind: "MEETING_CONVENED" });
    expect(told).toContainEqual({ desk: "health", kind: "MEETING_CONVENED" });
  });

  it("are convened once a quarter, and a special one once for the same day and place", async () => {
    const twice = await Promise.all([held.convene(), held.convene({}, LEADER)]);
    expect(twice.map(({ __typename }) => __typename).toSorted()).toEqual(["Meeting", "Refusal"]);
    expect(twice).toContainEqual(expect.objectContaining(refused("ALREADY_DONE")));
    expect(await held.convene(SPECIAL)).toMatchObject({ number: "2018年第2次", reason: SPECIAL.reason, quarter: null });
    expect(await held.convene(SPECIAL)).toMatchObject(refused("ALREADY_DONE"));
    expect(await held.convene({ ...SPECIAL, place: "教育局" })).toMatchObject({ number: "2018年第3次" });
  });

  it.each([
    ["a regular one without a quarter", { quarter: null }],
    ["a regular one outside of its quarter", { on: "2019-01-04" }],
    ["a day that has passed", { on: "2018-12-30" }],
    ["a special one with a quarter", { ...SPECIAL, quarter: "2018-Q4" }],
    ["a special one without a reason", { ...SPECIAL, reason: " " }],
    ["no place", { place: "" }],
    ["a number of a person beside the chair", { chair: "贾某 13911112222" }],
    ["the office as a member", { members: ["office"] }],
    ["the head of a unit", { members: ["education/head"] }],
    ["a township of another county", { members: ["township:450205001"] }],
    ["a desk that there is not", { members: ["education", "nobody"] }],
    ["nobody", { members: [] }],
  ])("are not convened with %s", async (_what, given) => {
    expect(await held.convene(given)).toMatchObject(refused("INVALID"));
    expect(await notices()).toEqual([]);
  });

  it("are cancelled before they begin, with a reason, and another may take their place", async () => {
    const meeting = await held.convene();
    expect(await held.on(meeting, "cancelMeeting", { reason: " " })).toMatchObject(refused("INVALID"));
    expect(await held.on(meeting, "cancelMeeting", { reason: "改期" })).toMatchObject({
      state: "CANCELLED",
      cancelReason: "改期",
    });
    expect(await held.on(meeting, "cancelMeeting", { reason: "改期" })).toMatchObject(refused("ALREADY_DONE"));
    expect(await held.on(meeting, "drawUpAgenda")).toMatchObject(refused("WRONG_STATE"));
    expect((await notices()).filter(({ kind }) => kind === "MEETING_CANCELLED")).toHaveLength(3);
    expect(await held.convene()).toMatchObject({ number: "2018年第2次", state: "CONVENED" });
  });

  it("begin on their day with an agenda, and go on step by step", async () => {
    const later = await held.convene({ ...SPECIAL, on: "2019-01-04" });
    expect(await held.on(later, "beginMeeting")).toMatchObject(refused("WRONG_STATE"));
    const meeting = await held.convene();
    expect(await held.on(meeting, "beginMeeting")).toMatchObject(refused("WRONG_STATE"));
    await held.on(meeting, "drawUpAgenda");
    for (const early of ["endMeeting", "closeMeeting"] as const)
      expect(await held.on(meeting, early)).toMatchObject(refused("WRONG_STATE"));
    expect(await held.on(meeting, "beginMeeting")).toMatchObject({ state: "IN_SESSION" });
    expect(await held.on(meeting, "beginMeeting")).toMatchObject(refused("ALREADY_DONE"));
    expect(await held.on(meeting, "cancelMeeting", { reason: "改期" })).toMatchObject(refused("WRONG_STATE"));
    expect(await held.on(meeting, "drawUpAgenda")).toMatchObject(refused("WRONG_STATE"));
    expect(await held.on(meeting, "endMeeting")).toMatchObject({ state: "HELD" });
  });

  it("have their attendance recorded of members alone, and corrected until they are closed", async () => {
    const meeting = await held.inSession();
    const record = (...attendance: object[]) => held.on(meeting, "recordAttendance", { attendance });
    const absent = { desk: "education", attended: false };
    expect(await record({ ...absent, attendee: "李某" })).toMatchObject(refused("INVALID"));
    expect(await record({ ...absent, desk: "health" })).toMatchObject(refused("INVALID"));
    expect(await record(absent, absent)).toMatchObject(refused("INVALID"));
    expect(await record()).toMatchObject(refused("INVALID"));
    await record(absent);
    const present = { desk: "education", attended: true, attendee: null, substitute: "李某 副局长" };
    expect((await record(present)).members).toEqual([
      { desk: { code: "education" }, title: "教育局", attended: true, attendee: null, substitute: "李某 副局长" },
      { desk: { code: "public-security" }, title: "公安局", attended: null, attendee: null, substitute: null },
    ]);
  });

  it("tell who acts on an older version, whatever the act", async () => {
    const { id, version } = await held.convene();
    await held.on({ id }, "addAgendaItem", { title: "部署寒假家访" });
    const stale = { meetingId: id, version };
    for (const [act, given] of [
      ["drawUpAgenda", {}],
      ["cancelMeeting", { reason: "改期" }],
      ["addAgendaItem", { title: "另一议题" }],
    ] as const)
      expect(await held.act(act, { ...stale, ...given })).toMatchObject(refused("CHANGED"));
  });

  it("are listed the latest first, by page and state, for a fixed number of statements", async () => {
    const days = ["2018-12-31", "2019-01-04", "2019-01-11"];
    const ids: string[] = [];
    for (const on of days) ids.push((await held.convene({ ...SPECIAL, on })).id);
    await held.on({ id: ids[1] ?? "" }, "cancelMeeting", { reason: "改期" });
    const list = async (given = {}) => {
      const { data } = await held.county.ask(OFFICE, LIST, { first: 100, after: null, states: null, ...given });
      return data.meetings;
    };
    const numbers = (page: { edges: { node: { heldOn: string } }[] }) => page.edges.map(({ node }) => node.heldOn);
    expect(numbers(await list())).toEqual(days.toReversed());
    expect(numbers(await list({ states: ["CANCELLED"] }))).toEqual(["2019-01-04"]);
    const page = await list({ first: 2 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(numbers(await list({ after: page.pageInfo.endCursor }))).toEqual(["2018-12-31"]);
    const [one, all] = [await statementsDuring(() => list({ first: 1 })), await statementsDuring(() => list())];
    expect(all).toHaveLength(one.length);
  });

  it("are hidden from another county, and no act of theirs is anybody's but the office's and the leader's", async () => {
    const { id, version } = await held.convene();
    const away = [callerOf("office", { regions: ["450205"] }), callerOf("leader", { regions: ["450205"] })];
    for (const caller of away) {
      expect(await held.read(id, caller)).toBeNull();
      expect(await held.convene(SPECIAL, caller)).toBe("FORBIDDEN");
      for (const act of ["beginMeeting", "endMeeting", "closeMeeting"] as const)
        expect(await held.act(act, { meetingId: id, version }, caller)).toMatchObject(refused("NOT_FOUND"));
    }
    for (const role of ["education", "public-security", "health", "township", "auditor"] as const) {
      const caller = callerOf(role);
      expect(await held.convene(SPECIAL, caller)).toBe("FORBIDDEN");
      expect(await held.act("closeMeeting", { meetingId: id, version }, caller)).toBe("FORBIDDEN");
      expect(await held.act("drawUpAgenda", { meetingId: id, version }, caller)).toBe("FORBIDDEN");
    }
    expect(await held.act("drawUpAgenda", { meetingId: id, version }, LEADER)).toBe("FORBIDDEN");
    for (const missing of [NONE, "1"]) {
      expect(await held.read(missing)).toBeNull();
      expect(await held.act("beginMeeting", { meetingId: missing, version: 1 }, OFFICE)).toMatchObject(
        refused("NOT_FOUND"),
      );
    }
  });
});
