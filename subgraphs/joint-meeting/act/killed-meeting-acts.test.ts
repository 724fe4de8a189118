import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ActingCounty } from "../../../test/support/acting-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";
import { OFFICE, REGULAR } from "../../../test/support/meeting-county";
import { childId } from "../../../test/support/sweep-rows";

const education = callerOf("education");

type Given = Record<string, unknown>;

/** A regular meeting on the county's day, with one case that is old enough for its agenda. */
async function convene(county: ActingCounty): Promise<string> {
  await plantCase(county.sql, "小明", {
    number: "450204-2018-0001",
    opened_on: "2018-09-03",
    stage_since: "2018-09-03",
  });
  const { id } = await county.done<{ id: string }>("conveneMeeting", OFFICE, REGULAR, "id");
  return id;
}

const versionOf = async ({ sql }: ActingCounty): Promise<number> =>
  (await sql<{ version: number }>("SELECT version FROM meeting"))[0]?.version ?? 0;

/** Does something to the meeting, or to what is on its agenda, at the version that stands. */
async function go(county: ActingCounty, name: string, given: Given): Promise<void> {
  await county.done(name, OFFICE, { version: await versionOf(county), ...given }, "__typename");
}

/** A meeting whose agenda is drawn up: its id, and that of the item about old cases. */
async function drawUp(county: ActingCounty): Promise<{ meetingId: string; itemId: string; items: string[] }> {
  const meetingId = await convene(county);
  await go(county, "drawUpAgenda", { meetingId });
  const items = await county.sql<{ id: string; kind: string }>("SELECT id, kind FROM agenda_item ORDER BY position");
  const itemId = items.find(({ kind }) => kind === "LONG_CASES")?.id;
  if (itemId === undefined) throw new Error("the case is not on the agenda");
  return { meetingId, itemId, items: items.map(({ id }) => id) };
}

async function begin(county: ActingCounty): ReturnType<typeof drawUp> {
  const drawn = await drawUp(county);
  await go(county, "beginMeeting", { meetingId: drawn.meetingId });
  return drawn;
}

const ATTENDANCE = REGULAR.members.map((desk) => ({ desk, attended: true, attendee: "单位负责人" }));

/** A meeting that is ended, with all that it must have before it is closed. */
async function hold(county: ActingCounty): Promise<string> {
  const { meetingId, itemId, items } = await begin(county);
  await county.done("breakGlass", education, { childId: childId("小明"), reason: "紧急救助须核实家庭情况" }, "id");
  await go(county, "recordAttendance", { meetingId, attendance: ATTENDANCE });
  await go(county, "recordDecision", { itemId, ...DECISION });
  for (const id of items.filter((item) => item !== itemId))
    await go(county, "noteAgendaItem", { itemId: id, note: null });
  await go(county, "endMeeting", { meetingId });
  return meetingId;
}

const DECISION = { text: "逐户核实并于一周内劝返", desk: "education", dueOn: "2019-01-07" };

/** An act on a meeting that has come so far, repeated as whoever has had no answer repeats it: at the version it read. */
const act = (
  name: string,
  prepare: (county: ActingCounty) => Promise<Given>,
  again = "CHANGED",
): TriedAct<ActingCounty> => ({
  plant: async (county) => {
    const given = await prepare(county);
    const version = await versionOf(county);
    return () => county.act(name, OFFICE, { version, ...given });
  },
  again,
});

const ACTS: Readonly<Record<string, TriedAct<ActingCounty>>> = {
  convening: {
    plant: (county) => Promise.resolve(() => county.act("conveneMeeting", OFFICE, REGULAR)),
    again: "ALREADY_DONE",
  },
  "drawing up of an agenda": act("drawUpAgenda", async (county) => ({ meetingId: await convene(county) })),
  "drawing up anew of an agenda": act("drawUpAgenda", async (county) => {
    const { meetingId } = await drawUp(county);
    await plantCase(county.sql, "小红", { opened_on: "2018-09-03", stage_since: "2018-09-03" });
    return { meetingId };
  }),
  "adding of an item": act(
    "addAgendaItem",
    async (county) => ({ meetingId: (await drawUp(county)).meetingId, title: "春季学期开学准备", text: "各校汇报" }),
    "ALREADY_DONE",
  ),
  "moving of an item": act("moveAgendaItem", async (county) => {
    const { items } = await drawUp(county);
    return { itemId: items.at(-1), position: items.length - 1 };
  }),
  "dropping of an item": act(
    "dropAgendaItem",
    async (county) => ({ itemId: (await drawUp(county)).itemId, reason: "已另行研究" }),
    "ALREADY_DONE",
  ),
  beginning: act("beginMeeting", async (county) => ({ meetingId: (await drawUp(county)).meetingId }), "ALREADY_DONE"),
  cancelling: act(
    "cancelMeeting",
    async (county) => ({ meetingId: (await drawUp(county)).meetingId, reason: "改期" }),
    "ALREADY_DONE",
  ),
  attendance: act("recordAttendance", async (county) => ({
    meetingId: (await begin(county)).meetingId,
    attendance: ATTENDANCE,
  })),
  "note of an item": act(
    "noteAgendaItem",
    async (county) => ({ itemId: (await begin(county)).itemId, note: "会议知悉" }),
    "ALREADY_DONE",
  ),
  "decision about a case": act(
    "recordDecision",
    async (county) => {
      const { itemId } = await begin(county);
      const [found] = await county.sql<{ id: string }>("SELECT id FROM child_case");
      return { itemId, ...DECISION, caseId: found?.id };
    },
    "ALREADY_DONE",
  ),
  "end of a session": act(
    "endMeeting",
    async (county) => ({ meetingId: (await begin(county)).meetingId }),
    "ALREADY_DONE",
  ),
  "closing, with minutes": act("closeMeeting", async (county) => ({ meetingId: await hold(county) }), "ALREADY_DONE"),
};

describe("of a meeting, at whichever of its statements the service is killed", () => {
  let county: ActingCounty;

  beforeAll(async () => {
    county = await ActingCounty.open();
  });
  afterAll(() => county?.close());

  it.each(Object.entries(ACTS))(
    "the %s is whole or not at all, and is done once by whoever repeats it",
    async (_act, tried) => {
      expect(await expectWholeOrNothing(county, tried)).toBeGreaterThan(5);
    },
  );
});
