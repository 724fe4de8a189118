import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { MeetingCounty, type ReadMeeting, refused } from "../../../test/support/meeting-county";
import type { PaperContent } from "../document/paper-content";

describe("closing a meeting", () => {
  let held: MeetingCounty;
  let meeting: ReadMeeting;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(async () => {
    await held.clear();
    meeting = await held.inSession();
  });

  const sql = <Row extends object>(text: string) => held.county.sql<Row>(text);
  const close = () => held.on(meeting, "closeMeeting");

  it("needs attendance of every member, and a decision or a note on every item", async () => {
    await held.on(meeting, "endMeeting");
    expect(await close()).toMatchObject({
      ...refused("WRONG_STATE"),
      message: expect.stringContaining("教育局、公安局"),
    });
    const present = ["education", "public-security"].map((desk) => ({ desk, attended: true }));
    await held.on(meeting, "recordAttendance", { attendance: present });
    const [first, second] = meeting.items;
    expect(await close()).toMatchObject({ ...refused("WRONG_STATE"), message: expect.stringContaining(first!.title) });
    await held.on(meeting, "noteAgendaItem", { itemId: first!.id });
    expect(await close()).toMatchObject({ ...refused("WRONG_STATE"), message: expect.stringContaining("尚有1个议题") });
    const decision = { text: "催办", desk: "education", dueOn: "2019-01-15" };
    await held.on(meeting, "recordDecision", { itemId: second!.id, ...decision });
    expect(await close()).toMatchObject({ state: "CLOSED", closedBy: "test-office", closedOn: "2018-12-31" });
  });

  it("draws up its minutes, word for word and sealed, and tells the members", async () => {
    const caseId = await held.case("小明");
    const { id: itemId } = await held.on(meeting, "addAgendaItem", { caseId, text: "请各单位通报进展" });
    await held.on(meeting, "recordDecision", {
      itemId,
      text: "查清去向",
      desk: "public-security",
      dueOn: "2019-01-05",
      caseId,
    });
    const attendance = [
      { desk: "education", attended: true, attendee: "李某 局长" },
      { desk: "public-security", attended: false },
    ];
    await held.wrapUp(meeting);
    await held.on(meeting, "recordAttendance", { attendance });
    const { minutes } = (await close()) as unknown as { minutes: { id: string; number: string } };
    expect(minutes).toEqual({
      id: expect.any(String),
      number: expect.stringContaining("〔2018〕1号"),
      issuedOn: "2018-12-31",
    });
    const [paper] = await sql<{ id: string; meeting_id: string; title: string; content_sealed: Buffer }>(
      "SELECT * FROM case_document",
    );
    expect(paper).toMatchObject({ id: minutes.id, meeting_id: meeting.id, title: "会议纪要" });
    const { sections, copies } = JSON.parse(held.county.vault.open(paper!.content_sealed)) as PaperContent;
    expect(sections[0]!.paragraphs).toEqual([
      "会议：2018年第1次控辍保学工作联席会议（2018-Q4例会）",
      "时间：2018年12月31日",
      "地点：区政府三楼会议室",
      "主持：贾某 副区长",
      "出席：教育局（李某 局长）",
      "缺席：公安局",
    ]);
    const numbers = ["一", "二", "三", "四", "五"];
    expect(sections.slice(1).map(({ heading }) => heading![0])).toEqual(numbers.slice(0, sections.length - 1));
    expect(sections.at(-1)).toEqual({
      heading: expect.stringMatching(/、案件450204-2018-\d+$/),
      paragraphs: [
        "请各单位通报进展",
        expect.stringMatching(/^议定（1）：查清去向（案件450204-2018-\d+；责任单位：公安局；完成期限：2019年1月5日）$/),
      ],
      table: null,
    });
    expect(copies).toEqual(["教育局", "公安局"]);
    const told = await sql("SELECT desk FROM inbox_entry WHERE kind = 'MINUTES_ISSUED' ORDER BY desk");
    expect(told).toEqual([{ desk: "education" }, { desk: "leader" }, { desk: "public-security" }]);
  });

  it("is done once by two at once, with one number and one paper", async () => {
    const { version } = await held.wrapUp(meeting);
    const both = await Promise.all([1, 2].map(() => held.act("closeMeeting", { meetingId: meeting.id, version })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["Meeting", "Refusal"]);
    expect(both).toContainEqual(expect.objectContaining(refused("ALREADY_DONE")));
    expect(await sql("SELECT serial FROM case_document")).toEqual([{ serial: 1 }]);
    expect(await sql("SELECT next FROM document_series")).toEqual([{ next: 2 }]);
    expect(await sql("SELECT count(*)::int AS count FROM meeting_event WHERE kind = 'CLOSED'")).toEqual([{ count: 1 }]);
  });

  it("leaves nothing half done when it breaks off, wherever it does", async () => {
    const { version } = await held.wrapUp(meeting);
    const steps = ["case_document", "meeting_event", "inbox_entry"];
    for (const table of steps) {
      await sql(`ALTER TABLE ${table} ADD CONSTRAINT broken CHECK (false) NOT VALID`);
      expect(await held.act("closeMeeting", { meetingId: meeting.id, version })).toBe("INTERNAL_SERVER_ERROR");
      await sql(`ALTER TABLE ${table} DROP CONSTRAINT broken`);
      expect(await held.read(meeting.id)).toMatchObject({ state: "HELD", version, minutes: null });
      expect(await sql("SELECT FROM case_document")).toEqual([]);
      expect(await sql("SELECT FROM inbox_entry WHERE kind = 'MINUTES_ISSUED'")).toEqual([]);
    }
    expect(await close()).toMatchObject({ state: "CLOSED", minutes: { number: expect.stringContaining("1号") } });
  });
});
