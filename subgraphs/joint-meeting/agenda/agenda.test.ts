import { randomUUID } from "node:crypto";
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

const VIEW = `query ($id: ID!, $first: Int! = 100, $after: String) {
  meeting(id: $id) { items { kind count subjects(first: $first, after: $after) {
    edges { node { id number caseNumber desk { code } since dueOn days taskState note } } pageInfo { hasNextPage endCursor } } } }
}`;
const CASES = `query ($id: ID!, $first: Int! = 100, $after: String) {
  meeting(id: $id) { items { kind cases(first: $first, after: $after) {
    edges { node { number child { id } } } pageInfo { hasNextPage endCursor } } } }
}`;

describe("an agenda", () => {
  let held: MeetingCounty;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(() => held.clear());

  const sql = <Row extends object>(text: string, parameters?: unknown[]) => held.county.sql<Row>(text, parameters);
  const openedOn = (caseId: string, day: string) =>
    sql("UPDATE child_case SET opened_on = $2 WHERE id = $1", [caseId, day]);
  /** The items that an agenda has beside those of the gateway that does not answer. */
  const drawn = (meeting: ReadMeeting) =>
    meeting.items
      .filter(({ kind }) => kind !== "OUTAGES" && kind !== "LATE_REPORTS")
      .map(({ kind, count, state }) => [kind, count, state]);
  const drawUp = async (given = {}): Promise<ReadMeeting> => held.on(await held.convene(given), "drawUpAgenda");
  const ask = async (query: string, meeting: ReadMeeting, kind: string, variables = {}, caller = OFFICE) => {
    const { data, errors } = await held.county.ask(caller, query, { id: meeting.id, ...variables });
    if (errors.length > 0) return errors[0]?.extensions.code;
    const item = data.meeting.items.find((one: { kind: string }) => one.kind === kind);
    return item.subjects ?? item.cases;
  };
  const subjects = async (meeting: ReadMeeting, kind: string) =>
    (await ask(VIEW, meeting, kind)).edges.map(({ node }: { node: object }) => node);
  const overdue = async (caseId: string | null, given = {}) => {
    const task = await held.tasks.task(caseId, given);
    await sql("UPDATE task SET asked_on = '2018-12-03', due_on = '2018-12-20' WHERE id = $1", [task.id]);
    return task;
  };

  it("has letters that were escalated to it, each once for all its children, beside cases handed over by hand", async () => {
    const [byHand, first, second] = [await held.case("小明"), await held.case("小红"), await held.case("小光")];
    const letterId = randomUUID();
    const late = (caseId: string | null, given: object = {}) => {
      const row = {
        item_id: randomUUID(),
        letter_id: letterId,
        case_id: caseId,
        direction: "OUT",
        number: "柳南教函〔2018〕12号",
        peer_code: "451302",
        peer_name: "来宾市兴宾区教育局",
        state: "ACCEPTED",
        state_since: "2018-11-20",
        due_on: "2018-11-30",
        overdue_on: "2018-12-03",
        to_meeting_on: "2018-12-10",
        ...given,
      };
      const columns = Object.keys(row);
      const places = columns.map((_column, index) => `$${index + 1}`).join(", ");
      return sql(`INSERT INTO case_letter (${columns.join(", ")}) VALUES (${places})`, Object.values(row));
    };
    for (const id of [byHand, first, second])
      await sql(
        "UPDATE child_case SET state = 'WATCHED', outcome = 'HANDED_OVER', outcome_on = '2018-11-20' WHERE id = $1",
        [id],
      );
    await late(first);
    await late(second);
    await late(null, {
      letter_id: randomUUID(),
      direction: "IN",
      state: "DELIVERED",
      number: "兴宾教函〔2018〕7号",
      to_meeting_on: "2018-12-11",
    });
    // Answered, and moved on since: neither is before the meeting.
    await late(await held.case("小亮"), { letter_id: randomUUID(), state: "ANSWERED", to_meeting_on: null });
    const meeting = await drawUp();
    expect(drawn(meeting)).toContainEqual(["LETTERS", 3, "STANDING"]);
    expect(await subjects(meeting, "LETTERS")).toMatchObject([
      { id: byHand, number: null, since: "2018-11-20" },
      {
        id: letterId,
        number: "柳南教函〔2018〕12号",
        caseNumber: null,
        desk: { code: "education" },
        since: "2018-12-10",
        dueOn: "2018-11-30",
      },
      { number: "兴宾教函〔2018〕7号", caseNumber: null, since: "2018-12-11" },
    ]);
    const cases = (await ask(CASES, meeting, "LETTERS")).edges;
    expect(cases).toHaveLength(3);
  });

  it("has overdue tasks, each with its number, desk and days, and none that is in time or answered", async () => {
    const found = await held.case("小明");
    const task = await overdue(found);
    await held.tasks.task(found, { desk: "health" });
    const withdrawn = await overdue(found, { desk: "justice" });
    await sql(
      "UPDATE task SET state = 'WITHDRAWN', reason_sealed = asked_sealed, closed_at = now(), closed_on = now() WHERE id = $1",
      [withdrawn.id],
    );
    const meeting = await drawUp();
    expect(drawn(meeting)).toEqual([["OVERDUE_TASKS", 1, "STANDING"]]);
    expect(await subjects(meeting, "OVERDUE_TASKS")).toEqual([
      {
        id: task.id,
        number: task.number,
        caseNumber: expect.stringMatching(/^450204-2018-/),
        desk: { code: "public-security" },
        since: "2018-12-03",
        dueOn: "2018-12-20",
        days: 11,
        taskState: "ASKED",
        note: null,
      },
    ]);
  });

  it("has cases open for too long, and letters that nobody has answered in ten working days", async () => {
    const long = await held.case("久");
    await openedOn(long, "2018-11-01");
    await held.case("新");
    const hand = (caseId: string, day: string) =>
      sql("UPDATE child_case SET state = 'WATCHED', outcome = 'HANDED_OVER', outcome_on = $2 WHERE id = $1", [
        caseId,
        day,
      ]);
    await hand(await held.case("函"), "2018-12-14");
    await hand(await held.case("新函"), "2018-12-28");
    const meeting = await drawUp();
    expect(drawn(meeting)).toEqual([
      ["LONG_CASES", 1, "STANDING"],
      ["LETTERS", 1, "STANDING"],
    ]);
    expect(await subjects(meeting, "LONG_CASES")).toEqual([
      expect.objectContaining({ id: long, since: "2018-11-01", days: 60, desk: { code: "school:2145020401" } }),
    ]);
  });

  it("has cases and rectifications whose deadlines were put before the meeting, as long as these run", async () => {
    const found = await held.case("小明");
    const escalate = (kind: string, subject: string, caseId: string | null, ended: string | null = null) =>
      sql(
        `WITH d AS (INSERT INTO deadline (subject_kind, subject_id, case_id, desk, due_on, ended_on)
           VALUES ($1, $2, $3, 'township:450204001', '2018-12-10', $4) RETURNING id, due_on)
         INSERT INTO deadline_act (deadline_id, due_on, kind, on_day, at) SELECT id, due_on, 'TO_AGENDA', '2018-12-17', now() FROM d`,
        [kind, subject, caseId, ended],
      );
    await escalate("CASE", found, found);
    await escalate("RECTIFICATION", "rectification 1", null);
    await escalate("RECTIFICATION", "rectification 2", null, "2018-12-20");
    const meeting = await drawUp();
    expect(drawn(meeting)).toEqual([
      ["OVERDUE_CASES", 1, "STANDING"],
      ["RECTIFICATIONS", 1, "STANDING"],
    ]);
    const overdueBy = { dueOn: "2018-12-10", days: 21, desk: { code: "township:450204001" } };
    expect(await subjects(meeting, "OVERDUE_CASES")).toEqual([expect.objectContaining(overdueBy)]);
    expect(await subjects(meeting, "RECTIFICATIONS")).toEqual([
      expect.objectContaining({ id: "rectification 1", ...overdueBy }),
    ]);
  });

  it("has tasks that were returned and that nobody asked again or withdrew", async () => {
    const task = await overdue(await held.case("小明"));
    await sql("UPDATE task SET state = 'RETURNED', reason_sealed = asked_sealed WHERE id = $1", [task.id]);
    expect(drawn(await drawUp())).toEqual([["OVERDUE_TASKS", 1, "STANDING"]]);
  });

  it("has findings that nobody has taken up for a fortnight and that no case is about", async () => {
    const { rows } = held.county;
    const sweep = await rows.sweep();
    const old = { found_at: "2018-12-01T04:00:00Z" };
    const unowned = await rows.finding(sweep, "无人", old as object);
    await rows.finding(sweep, "新", {});
    await rows.finding(sweep, "已核", { state: "CONFIRMED", ...(old as object) });
    await rows.finding(sweep, "有案", old as object);
    await held.case("有案");
    const meeting = await drawUp();
    expect(drawn(meeting)).toEqual([["UNOWNED_FINDINGS", 1, "STANDING"]]);
    expect(await subjects(meeting, "UNOWNED_FINDINGS")).toEqual([
      expect.objectContaining({ id: unowned, days: 30, desk: { code: "school:2145020401" } }),
    ]);
  });

  it("has what sweeps and the office's own reading missed, and what nobody could read is not taken for gone", async () => {
    const sweep = await held.county.rows.sweep({ state: "INCOMPLETE" });
    await sql(
      "INSERT INTO sweep_page (sweep_id, number, size, state, missing) SELECT $1, n, 1, 'MISSING', 'civil-affairs' FROM generate_series(1, 3) n",
      [sweep],
    );
    await sql("INSERT INTO sweep_source (sweep_id, source, missing) VALUES ($1, 'STUDENTS', 'education')", [sweep]);
    const meeting = await drawUp();
    const outages = await subjects(meeting, "OUTAGES");
    expect(outages).toContainEqual(
      expect.objectContaining({ desk: { code: "civil-affairs" }, note: "2018-12-31四查三比对缺3页" }),
    );
    expect(outages).toContainEqual(
      expect.objectContaining({ desk: { code: "education" }, note: "2018-12-31四查三比对名单不全" }),
    );
    expect(outages).toContainEqual(expect.objectContaining({ desk: null, note: "未能读取月报" }));
    // The county's own reports are told of all the same.
    expect((await subjects(meeting, "LATE_REPORTS"))[0]).toMatchObject({ desk: { code: "office" } });
    await sql(
      `INSERT INTO agenda_item (id, meeting_id, source, kind, position, title, state)
       VALUES (gen_random_uuid(), $1, 'MISSED_TARGETS', 'MISSED_TARGETS', 9, '未达标', 'STANDING')`,
      [meeting.id],
    );
    expect((await held.on(meeting, "drawUpAgenda")).items).toContainEqual(
      expect.objectContaining({ kind: "MISSED_TARGETS", state: "STANDING" }),
    );
  });

  it("has emergencies and lapsed approvals that no meeting has had before it, without child or reason", async () => {
    const child = "c".repeat(52);
    await sql(
      `INSERT INTO child_opening (id, child_id, mode, reason_sealed, desk, opened_at, opened_by, opened_post, opened_department, until)
       VALUES (gen_random_uuid(), $1, 'BREAK_GLASS', '\\x00', 'education', '2018-12-28T04:00:00Z', 'a', 'b', 'c', '2018-12-28T08:00:00Z')`,
      [child],
    );
    await sql(
      `INSERT INTO approval (id, kind, subject_id, desk, reason_sealed, asked_at, asked_by, asked_post, asked_department, state, lapses_on)
       SELECT gen_random_uuid(), 'OPEN_CHILD', $1 || n, 'education', '\\x00', '2018-12-01T04:00:00Z', 'a', 'b', 'c', s, d::date
       FROM (VALUES (1, 'LAPSED', '2018-12-10'), (2, 'ASKED', '2018-12-30'), (3, 'ASKED', '2018-12-31')) AS v (n, s, d)`,
      [child],
    );
    const meeting = await held.inSession();
    expect(drawn(meeting)).toEqual([
      ["OPENINGS", 1, "STANDING"],
      ["LAPSED_APPROVALS", 2, "STANDING"],
    ]);
    const shown = await ask(VIEW, meeting, "OPENINGS", {}, LEADER);
    expect(shown.edges[0].node).toMatchObject({ desk: { code: "education" }, since: "2018-12-28" });
    expect(JSON.stringify(shown)).not.toContain(child);
    const { id: itemId } = meeting.items.find(({ kind }) => kind === "OPENINGS")!;
    expect(await held.on(meeting, "dropAgendaItem", { itemId, reason: "不必" })).toMatchObject(refused("INVALID"));
    await held.wrapUp(meeting);
    await held.on(meeting, "closeMeeting");
    expect(await sql("SELECT meeting_id FROM child_opening")).toEqual([{ meeting_id: meeting.id }]);
    const next = await drawUp(SPECIAL);
    expect(drawn(next)).toEqual([["LAST_DECISIONS", 0, "STANDING"]]);
  });

  it("is drawn up anew with what is new at its end, what has gone marked, and what the office edited left", async () => {
    const [first, second] = [await held.case("一"), await held.case("二")];
    await openedOn(first, "2018-10-01");
    const task = await overdue(null);
    const meeting = await drawUp();
    const itemOf = async (kind: string) => (await held.read(meeting.id)).items.find((item) => item.kind === kind)!;
    await held.on(meeting, "editAgendaItem", {
      itemId: (await itemOf("LONG_CASES")).id,
      title: "两月未结案件",
      text: "逐案过",
    });
    await held.on(meeting, "dropAgendaItem", { itemId: (await itemOf("OUTAGES")).id, reason: "已恢复" });
    await held.on(meeting, "addAgendaItem", { caseId: second });
    await sql("UPDATE task SET due_on = '2019-01-31' WHERE id = $1", [task.id]);
    await openedOn(second, "2018-10-02");
    await held.county.rows.finding(await held.county.rows.sweep(), "无人", {
      found_at: "2018-12-01T04:00:00Z",
    } as object);
    const again = await held.on(meeting, "drawUpAgenda");
    expect(
      again.items
        .map(({ kind, state, title, position }) => [position, kind, state, title])
        .filter(([, kind]) => kind !== "LATE_REPORTS"),
    ).toEqual([
      [1, "LONG_CASES", "STANDING", "两月未结案件"],
      [expect.any(Number), "CASE", "STANDING", expect.stringMatching(/^案件450204-2018-\d+$/)],
      [expect.any(Number), "UNOWNED_FINDINGS", "STANDING", "比对发现后无人办理的问题"],
      [expect.any(Number), "OVERDUE_TASKS", "GONE", "部门逾期未办任务"],
      [expect.any(Number), "OUTAGES", "DROPPED", "部门数据缺失情况"],
    ]);
    expect((await itemOf("LONG_CASES")).count).toBe(2);
    expect(again.items.map(({ position }) => position)).toEqual(again.items.map((_item, index) => index + 1));
  });

  it("is drawn up by one of two at once, and the other is told", async () => {
    const { id, version } = await held.convene();
    const both = await Promise.all([1, 2].map(() => held.act("drawUpAgenda", { meetingId: id, version })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["Meeting", "Refusal"]);
    expect(both).toContainEqual(expect.objectContaining(refused("CHANGED")));
    expect((await held.read(id)).version).toBe(version + 1);
  });

  it("shows behind an item a page at a time, for a fixed number of statements", async () => {
    for (let index = 0; index < 5; index++) await openedOn(await held.case(`久 ${index}`), `2018-09-0${index + 1}`);
    const meeting = await drawUp();
    const page = await ask(VIEW, meeting, "LONG_CASES", { first: 2 });
    expect(page.edges.map(({ node }: { node: { since: string } }) => node.since)).toEqual(["2018-09-01", "2018-09-02"]);
    const rest = await ask(VIEW, meeting, "LONG_CASES", { after: page.pageInfo.endCursor });
    expect(rest.edges).toHaveLength(3);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const statements = (first: number) => statementsDuring(() => ask(VIEW, meeting, "LONG_CASES", { first }));
    expect((await statements(1)).length).toBe((await statements(5)).length);
  });

  it("opens its cases for whoever may read cases, for the purpose of the meeting alone", async () => {
    for (const name of ["一", "二", "三"]) await openedOn(await held.case(name), "2018-10-01");
    const meeting = await drawUp({
      members: ["education", "public-security", "township:450204001", "township:450204002"],
    });
    const numbers = (page: { edges: { node: { number: string } }[] }) => page.edges.map(({ node }) => node.number);
    const page = await ask(CASES, meeting, "LONG_CASES", { first: 2 });
    expect(page.edges[0].node.child.id).toHaveLength(52);
    expect(numbers(page)).toHaveLength(2);
    expect(numbers(await ask(CASES, meeting, "LONG_CASES", { after: page.pageInfo.endCursor }))).toHaveLength(1);
    const of = (role: Parameters<typeof callerOf>[0], purpose: "MEETING" | "CASE" | null, regions?: string[]) =>
      ask(CASES, meeting, "LONG_CASES", {}, callerOf(role, { purpose, ...(regions ? { regions } : {}) }));
    expect(numbers(await of("education", "MEETING"))).toHaveLength(3);
    expect(numbers(await of("township", "MEETING", ["450204001"]))).toHaveLength(3);
    expect(numbers(await of("township", "MEETING", ["450204002"]))).toEqual([]);
    for (const [role, purpose] of [
      ["office", "CASE"],
      ["office", null],
      ["leader", "MEETING"],
      ["public-security", "MEETING"],
    ] as const)
      expect(await of(role, purpose)).toBe("FORBIDDEN");
  });
});
