import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { MeetingCounty, OFFICE, type ReadMeeting, refused, SPECIAL } from "../../../test/support/meeting-county";

const NONE = "01900000-0000-7000-8000-000000000000";

describe("what the office does to an agenda", () => {
  let held: MeetingCounty;
  let meeting: ReadMeeting;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(async () => {
    await held.clear();
    meeting = await held.convene();
  });

  const add = (title: string) => held.on(meeting, "addAgendaItem", { title });
  const titles = async () => (await held.read(meeting.id)).items.map(({ title, state }) => `${title} ${state}`);

  it("adds what has a title, or a case by its number, once", async () => {
    expect(await held.on(meeting, "addAgendaItem", { title: " 部署大家访 ", text: "寒假前" })).toMatchObject({
      kind: "TEXT",
      title: "部署大家访",
      text: "寒假前",
      position: 1,
      count: 0,
      meeting: { version: 2 },
    });
    const caseId = await held.case("小明");
    expect(await held.on(meeting, "addAgendaItem", { caseId })).toMatchObject({ kind: "CASE", position: 2, count: 1 });
    for (const again of [{ caseId }, { title: "部署大家访" }])
      expect(await held.act("addAgendaItem", { meetingId: meeting.id, version: 1, ...again })).toMatchObject(
        refused("ALREADY_DONE"),
      );
    const rows = await held.county.sql<{ text_sealed: Buffer }>(
      "SELECT text_sealed FROM agenda_item WHERE kind = 'TEXT'",
    );
    expect(rows[0]!.text_sealed.toString("utf8")).not.toContain("寒假");
  });

  it.each([
    ["neither case nor title", {}, "INVALID"],
    ["a case and a title", { caseId: NONE, title: "议题" }, "INVALID"],
    ["an empty title", { title: " " }, "INVALID"],
    ["a number of a person in its title", { title: "研究450204200905010012的安置" }, "INVALID"],
    ["a case that there is not", { caseId: NONE }, "NOT_FOUND"],
    ["what is no id", { caseId: "1" }, "NOT_FOUND"],
  ])("adds nothing with %s", async (_what, given, reason) => {
    expect(await held.on(meeting, "addAgendaItem", given)).toMatchObject(refused(reason));
    expect((await held.read(meeting.id)).version).toBe(1);
  });

  it("moves items among those that stand, and drops them with a reason", async () => {
    const [first, , third] = [await add("甲"), await add("乙"), await add("丙")];
    expect(await held.on(meeting, "moveAgendaItem", { itemId: third.id, position: 1 })).toMatchObject({ position: 1 });
    expect(await titles()).toEqual(["丙 STANDING", "甲 STANDING", "乙 STANDING"]);
    for (const position of [0, 4])
      expect(await held.on(meeting, "moveAgendaItem", { itemId: third.id, position })).toMatchObject(
        refused("INVALID"),
      );
    expect(await held.on(meeting, "dropAgendaItem", { itemId: first.id, reason: " " })).toMatchObject(
      refused("INVALID"),
    );
    const dropped = await held.on(meeting, "dropAgendaItem", { itemId: first.id, reason: "已办" });
    expect(dropped).toMatchObject({ state: "DROPPED", dropReason: "已办" });
    expect(await held.on(meeting, "dropAgendaItem", { itemId: first.id, reason: "已办" })).toMatchObject(
      refused("ALREADY_DONE"),
    );
    expect(await held.on(meeting, "moveAgendaItem", { itemId: first.id, position: 1 })).toMatchObject(
      refused("WRONG_STATE"),
    );
    expect(await add("甲")).toMatchObject({ id: first.id, state: "STANDING", dropReason: null });
  });

  it("words items anew, and notes them in session alone", async () => {
    const { id: itemId } = await add("甲");
    expect(await held.on(meeting, "editAgendaItem", { itemId, title: "乙", text: "说明" })).toMatchObject({
      title: "乙",
      text: "说明",
    });
    expect(await held.on(meeting, "editAgendaItem", { itemId, title: "电话13911112222" })).toMatchObject(
      refused("INVALID"),
    );
    expect(await held.on(meeting, "noteAgendaItem", { itemId, note: "知悉" })).toMatchObject(refused("WRONG_STATE"));
    await held.on(meeting, "drawUpAgenda");
    await held.on(meeting, "beginMeeting");
    expect(await held.on(meeting, "noteAgendaItem", { itemId, note: "知悉" })).toMatchObject({
      noted: true,
      note: "知悉",
    });
    expect(await held.on(meeting, "noteAgendaItem", { itemId, note: "知悉" })).toMatchObject(refused("ALREADY_DONE"));
    await held.on(meeting, "endMeeting");
    for (const act of ["editAgendaItem", "dropAgendaItem"] as const)
      expect(await held.on(meeting, act, { itemId, title: "丙", reason: "撤下" })).toMatchObject(
        refused("WRONG_STATE"),
      );
  });

  it("is done by the office of the county alone, to items that there are, of the version that was read", async () => {
    const { id: itemId } = await add("甲");
    const given = { itemId, title: "乙", position: 1, reason: "撤下", note: null };
    const acts = ["editAgendaItem", "moveAgendaItem", "dropAgendaItem", "noteAgendaItem"] as const;
    const other = await held.convene(SPECIAL);
    for (const act of acts.slice(0, 3)) {
      expect(await held.act(act, { ...given, version: 1 })).toMatchObject(refused("CHANGED"));
      // The version is that of the item's own meeting, not of another.
      expect(await held.act(act, { ...given, version: other.version })).toMatchObject(refused("CHANGED"));
    }
    for (const act of acts) {
      for (const missing of [NONE, "1", meeting.id])
        expect(await held.act(act, { ...given, itemId: missing, version: 2 })).toMatchObject(refused("NOT_FOUND"));
      const away = callerOf("office", { regions: ["450205"] });
      expect(await held.act(act, { ...given, version: 2 }, away)).toMatchObject(refused("NOT_FOUND"));
      for (const role of ["leader", "education", "public-security", "auditor", "school"] as const)
        expect(await held.act(act, { ...given, version: 2 }, callerOf(role))).toBe("FORBIDDEN");
    }
  });

  it("shows a member titles, and not what is said of items or stands behind them", async () => {
    await held.on(meeting, "addAgendaItem", { title: "甲", text: "说明" });
    const police = callerOf("public-security", { purpose: null });
    const seen = await held.read(meeting.id, police);
    expect(seen.items).toEqual([
      expect.objectContaining({ title: "甲", position: 1, count: null, text: null, note: null, dropReason: null }),
    ]);
    expect(seen).toMatchObject({ history: null, reason: null });
    const query = "query ($id: ID!) { meeting(id: $id) { items { subjects { edges { node { id } } } } } }";
    const behind = async (caller = OFFICE) => (await held.county.ask(caller, query, { id: meeting.id })).data.meeting;
    expect((await behind(police)).items[0].subjects).toBeNull();
    expect((await behind()).items[0].subjects).toEqual({ edges: [] });
    expect(await held.read(meeting.id, callerOf("civil-affairs"))).toBeNull();
  });
});
