import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import {
  LEADER,
  MeetingCounty,
  OFFICE,
  type ReadMeeting,
  refused,
  SPECIAL,
} from "../../../test/support/meeting-county";
import { statementsDuring } from "../../../test/support/query-counter";

const NONE = "01900000-0000-7000-8000-000000000000";

describe("the decisions of a meeting", () => {
  let held: MeetingCounty;
  let meeting: ReadMeeting;
  let itemId: string;
  let caseId: string;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(async () => {
    await held.clear();
    caseId = await held.case("小明");
    await held.county.sql("UPDATE child_case SET opened_on = '2018-09-01'");
    meeting = await held.inSession();
    itemId = meeting.items.find(({ kind }) => kind === "LONG_CASES")!.id;
  });

  const GIVEN = { text: "查清去向并书面反馈", desk: "public-security", dueOn: "2019-01-15", caseId: null };
  const decide = (given = {}) => held.on(meeting, "recordDecision", { itemId, ...GIVEN, ...given });
  const decisionsSeen = async (caller = OFFICE) => {
    const { items } = await held.read(meeting.id, caller);
    return (items as unknown as { decisions: { text: string; task: { state: string } }[] }[]).flatMap(
      ({ decisions }) => decisions,
    );
  };

  it("become tasks with an owner and a day, in one transaction", async () => {
    const decision = await decide({ caseId });
    expect(decision).toMatchObject({
      __typename: "MeetingDecision",
      ordinal: 1,
      text: GIVEN.text,
      desk: { code: "public-security" },
      dueOn: "2019-01-15",
      caseNumber: expect.stringMatching(/^450204-2018-/),
      task: { state: "ASKED" },
    });
    const { vault } = held.county;
    const sql = <Row extends object>(text: string, parameters: unknown[] = []) =>
      held.county.sql<Row>(text, parameters);
    const [task] = await sql<Record<string, unknown>>("SELECT * FROM task");
    expect(task).toMatchObject({
      kind: "DECISION",
      desk: "public-security",
      due_on: "2019-01-15",
      case_id: caseId,
      item_id: itemId,
      meeting_id: meeting.id,
    });
    expect(await sql("SELECT subject_kind, desk, due_on FROM deadline WHERE subject_kind = 'DECISION'")).toEqual([
      { subject_kind: "DECISION", desk: "public-security", due_on: "2019-01-15" },
    ]);
    const [row] = await sql<{ text_sealed: Buffer }>("SELECT text_sealed FROM meeting_decision");
    expect(vault.open(row!.text_sealed)).toBe(GIVEN.text);
    expect(await sql("SELECT kind FROM case_event WHERE case_id = $1 ORDER BY id", [caseId])).toEqual([
      { kind: "TASK_ASKED" },
      { kind: "DISCUSSED" },
    ]);
  });

  it("are recorded once for the same words and desk, by two at once too", async () => {
    const { version } = await held.read(meeting.id);
    const both = await Promise.all([1, 2].map(() => held.act("recordDecision", { itemId, version, ...GIVEN })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["MeetingDecision", "Refusal"]);
    expect(both).toContainEqual(expect.objectContaining(refused("ALREADY_DONE")));
    expect(await held.act("recordDecision", { itemId, version, ...GIVEN, desk: "education" })).toMatchObject(
      refused("CHANGED"),
    );
    expect(await decide({ desk: "education" })).toMatchObject({ ordinal: 2 });
    expect(await held.county.sql("SELECT count(*)::int AS count FROM task")).toEqual([{ count: 2 }]);
  });

  it("are recorded for each case in the same words", async () => {
    const other = await held.case("小红");
    await held.county.sql("UPDATE agenda_item SET case_ids = case_ids || $2::uuid WHERE id = $1", [itemId, other]);
    for (const about of [null, caseId, other])
      expect(await decide({ caseId: about })).toMatchObject({ __typename: "MeetingDecision" });
    const { version } = await held.read(meeting.id);
    for (const about of [null, caseId, other])
      expect(await held.act("recordDecision", { itemId, version: version - 1, ...GIVEN, caseId: about })).toMatchObject(
        refused("ALREADY_DONE"),
      );
    expect(await held.county.sql("SELECT count(*)::int AS count FROM task")).toEqual([{ count: 3 }]);
  });

  it("are not recorded without words, owner or day, and nothing is asked of anybody then", async () => {
    const wrong: [given: object, reason: string][] = [
      [{ text: " " }, "INVALID"],
      [{ desk: "leader" }, "INVALID"],
      [{ desk: "education/head" }, "INVALID"],
      [{ desk: "none" }, "INVALID"],
      [{ dueOn: "2018-12-30" }, "INVALID"],
      [{ caseId: NONE }, "NOT_FOUND"],
      [{ caseId: "1" }, "NOT_FOUND"],
      [{ itemId: NONE }, "NOT_FOUND"],
      [{ itemId: "1" }, "NOT_FOUND"],
    ];
    for (const [given, reason] of wrong) expect([given, await decide(given)]).toMatchObject([given, refused(reason)]);
    expect(await held.county.sql("SELECT FROM task")).toEqual([]);
    expect(await held.county.sql("SELECT FROM deadline WHERE subject_kind = 'DECISION'")).toEqual([]);
  });

  it("take no case that does not stand behind their item", async () => {
    const other = await held.case("小红");
    expect(await decide({ caseId: other })).toMatchObject(refused("NOT_FOUND"));
    const { id: textItem } = await held.on(meeting, "addAgendaItem", { title: "部署大家访" });
    expect(await decide({ itemId: textItem, caseId })).toMatchObject(refused("NOT_FOUND"));
    const { id: caseItem } = await held.on(meeting, "addAgendaItem", { caseId: other });
    expect(await decide({ itemId: caseItem, caseId })).toMatchObject(refused("NOT_FOUND"));
    expect(await decide({ itemId: caseItem, caseId: other })).toMatchObject({ __typename: "MeetingDecision" });
  });

  it("are recorded in session or after it by the office alone, and keep their item on the agenda", async () => {
    const waiting = await held.convene(SPECIAL);
    const { id } = await held.on(waiting, "addAgendaItem", { title: "甲" });
    expect(await held.act("recordDecision", { ...GIVEN, itemId: id, version: 2 })).toMatchObject(
      refused("WRONG_STATE"),
    );
    await decide();
    expect(await held.on(meeting, "dropAgendaItem", { itemId, reason: "撤下" })).toMatchObject(refused("WRONG_STATE"));
    for (const role of ["leader", "education", "public-security", "school", "auditor"] as const)
      expect(await held.act("recordDecision", { itemId, version: 9, ...GIVEN }, callerOf(role))).toBe("FORBIDDEN");
    const away = callerOf("office", { regions: ["450205"] });
    expect(await held.act("recordDecision", { itemId, version: 9, ...GIVEN }, away)).toMatchObject(
      refused("NOT_FOUND"),
    );
  });

  it("are shown to members as far as they carry them out, to the office and the leader all", async () => {
    await decide();
    await decide({ desk: "education", text: "落实控辍月报" });
    expect((await decisionsSeen()).map(({ text }) => text)).toEqual([GIVEN.text, "落实控辍月报"]);
    expect((await decisionsSeen(LEADER)).map(({ task }) => task.state)).toEqual(["ASKED", "ASKED"]);
    expect((await decisionsSeen(callerOf("public-security", { purpose: null }))).map(({ text }) => text)).toEqual([
      GIVEN.text,
    ]);
    const before = (await statementsDuring(() => held.read(meeting.id))).length;
    await decide({ desk: "education", text: "三" });
    expect((await statementsDuring(() => held.read(meeting.id))).length).toBe(before);
  });

  it("come first at the next meeting, with what became of them, and later ones as long as they are open", async () => {
    const close = async (of: ReadMeeting) => {
      await held.wrapUp(of);
      return held.on(of, "closeMeeting");
    };
    await decide({ caseId });
    await decide({ desk: "education", text: "落实控辍月报" });
    await close(meeting);
    const [task] = await held.county.sql<{ id: string }>("SELECT id FROM task WHERE desk = 'education'");
    await held.county.sql(
      `UPDATE task SET state = 'DONE', answer_kind = 'DONE', answer_sealed = asked_sealed, closed_on = '2018-12-31', closed_at = now()
       WHERE id = $1`,
      [task!.id],
    );
    const outcome = async (of: ReadMeeting) => {
      const query = `query ($id: ID!) { meeting(id: $id) { items { kind subjects {
        edges { node { number caseNumber desk { code } taskState dueOn } } } } } }`;
      const { data } = await held.county.ask(LEADER, query, { id: of.id });
      const [first] = data.meeting.items;
      return [first.kind, first.subjects.edges.map(({ node }: { node: object }) => node)];
    };
    const next = await held.inSession(SPECIAL);
    expect(await outcome(next)).toEqual([
      "LAST_DECISIONS",
      [
        expect.objectContaining({ number: "2018年第1次", desk: { code: "public-security" }, taskState: "ASKED" }),
        expect.objectContaining({ caseNumber: null, desk: { code: "education" }, taskState: "DONE" }),
      ],
    ]);
    const [first] = next.items;
    const given = { itemId: first!.id, position: 2, reason: "略过" };
    for (const act of ["moveAgendaItem", "dropAgendaItem"] as const)
      expect(await held.on(next, act, given)).toMatchObject(refused("INVALID"));
    await close(next);
    const last = await held.inSession({ ...SPECIAL, place: "教育局" });
    expect((await outcome(last))[1]).toEqual([expect.objectContaining({ desk: { code: "public-security" } })]);
  });
});
