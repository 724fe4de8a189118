import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Act, DECISION, TaskCounty } from "../../../test/support/task-acts";

const MISSING = "0190a000-0000-7000-8000-000000000000";

describe("what is done to a task", () => {
  let tasks: TaskCounty;

  beforeAll(async () => {
    tasks = await TaskCounty.start();
  });
  afterAll(() => tasks?.close());
  beforeEach(() => tasks.ask());

  it("is asking, with the notice to the desk, a deadline and the case's history", async () => {
    const { task, county } = tasks;
    expect(task).toMatchObject({ state: "ASKED", version: 1, caseNumber: "450204-2018-0001" });
    expect(task.number).toMatch(/^450204-2018-T\d{4}$/);
    expect(await tasks.notices()).toEqual(["TASK_ASKED public-security"]);
    expect(await tasks.deadline()).toEqual({
      subject_kind: "TASK",
      desk: "public-security",
      due_on: "2019-01-08",
      ended_on: null,
    });
    const [told] = await county.sql<{ kind: string; note_sealed: Buffer }>("SELECT * FROM case_event");
    expect(told?.kind).toBe("TASK_ASKED");
    expect(county.vault.open(told!.note_sealed)).toBe(task.number);
  });

  it("is accepted and answered, and who did what is told", async () => {
    const accepted = await tasks.act("accept");
    expect(accepted.errors).toEqual([]);
    expect(accepted.outcome).toMatchObject({
      __typename: "Task",
      state: "ACCEPTED",
      version: 2,
      acceptedOn: "2018-12-31",
      acceptedBy: "test-public-security",
    });
    expect(await tasks.deadline()).toMatchObject({ due_on: "2019-01-08", ended_on: null });
    const { outcome, errors } = await tasks.act("answer", { version: 2 });
    expect(errors).toEqual([]);
    const by = { post: "测试岗位", at: "2018-12-31T04:00:00.000Z", dueOn: "2019-01-08" };
    const police = { ...by, actor: "test-public-security", department: "public-security", note: null };
    expect(outcome).toMatchObject({
      state: "DONE",
      version: 3,
      answer: "FOUND",
      answerText: "韦小明在佛山一家电子厂",
      closedOn: "2018-12-31",
      closedPost: "测试岗位",
      history: [
        { ...by, kind: "ASKED", actor: "test-office", department: "office", note: "请查找该生去向" },
        { ...police, kind: "ACCEPTED" },
        { ...police, kind: "ANSWERED" },
      ],
    });
    expect(await tasks.deadline()).toMatchObject({ ended_on: "2018-12-31" });
    expect(await tasks.notices()).toEqual([
      "TASK_ASKED public-security",
      "TASK_DONE office",
      "TASK_DONE school:2145020401",
    ]);
    const told = await tasks.county.sql("SELECT kind FROM case_event ORDER BY id");
    expect(told).toEqual(["TASK_ASKED", "TASK_ACCEPTED", "TASK_DONE"].map((kind) => ({ kind })));
  });

  it("is returned with a reason, and whoever asked is told", async () => {
    const { outcome } = await tasks.act("return");
    expect(outcome).toMatchObject({ state: "RETURNED", reasonGiven: "人已不在本辖区", version: 2 });
    // From now on it is the asker's to ask again or to withdraw, and the asker is reminded.
    expect(await tasks.deadline()).toMatchObject({ desk: "office", due_on: "2019-01-08", ended_on: null });
    expect((await tasks.notices()).slice(1)).toEqual(["TASK_RETURNED office", "TASK_RETURNED school:2145020401"]);
  });

  it("leaves whoever asked three working days when it is returned late", async () => {
    tasks.task = await tasks.rows.task(null, { ...DECISION, desk: "public-security", dueOn: "2018-12-31" });
    await tasks.act("return");
    expect(await tasks.deadline()).toMatchObject({ desk: "office", due_on: "2019-01-04", ended_on: null });
    expect((await tasks.act("withdraw", { version: 2 })).outcome).toMatchObject({ state: "WITHDRAWN" });
    expect(await tasks.deadline()).toMatchObject({ ended_on: "2018-12-31" });
  });

  it("is asked again with a new day and what was changed", async () => {
    tasks.task = await tasks.rows.task(null, { ...DECISION, desk: "public-security" });
    await tasks.act("accept");
    await tasks.act("return", { version: 2 });
    const { outcome, errors } = await tasks.act("again", { version: 3 });
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({
      state: "ASKED",
      version: 4,
      dueOn: "2019-01-11",
      reasonGiven: null,
      acceptedOn: null,
    });
    expect(outcome.history.map(({ kind, note }: { kind: string; note: string }) => [kind, note])).toEqual([
      ["ASKED", "请查找该生去向"],
      ["ACCEPTED", null],
      ["RETURNED", "人已不在本辖区"],
      ["ASKED_AGAIN", "已补充照片"],
    ]);
    expect(await tasks.deadline()).toEqual({
      subject_kind: "DECISION",
      desk: "public-security",
      due_on: "2019-01-11",
      ended_on: null,
    });
    expect(await tasks.notices()).toEqual([
      "TASK_ASKED public-security",
      "TASK_ASKED public-security",
      "TASK_RETURNED office",
    ]);
  });

  it("is asked again by the county's rule for the kind where no day is given", async () => {
    tasks.task = await tasks.rows.task(null, { ...DECISION, desk: "public-security" });
    await tasks.act("return");
    // Ten working days: 2, 3, 4, 7 to 11, 14, 15 January.
    expect((await tasks.act("again", { version: 2, dueOn: null })).outcome).toMatchObject({ dueOn: "2019-01-15" });
  });

  it("is withdrawn, accepted or not, and the desk is told", async () => {
    await tasks.act("accept");
    const { outcome } = await tasks.act("withdraw", { version: 2 });
    expect(outcome).toMatchObject({ state: "WITHDRAWN", reasonGiven: "已自行返校" });
    expect(await tasks.deadline()).toMatchObject({ ended_on: "2018-12-31" });
    expect(await tasks.notices()).toEqual(["TASK_ASKED public-security", "TASK_WITHDRAWN public-security"]);
  });

  it.each<[Act[], Act, string]>([
    [[], "answer", "WRONG_STATE"],
    [[], "again", "ALREADY_DONE"],
    [["accept"], "accept", "ALREADY_DONE"],
    [["accept"], "again", "WRONG_STATE"],
    [["return"], "return", "ALREADY_DONE"],
    [["return"], "accept", "WRONG_STATE"],
    [["return"], "answer", "WRONG_STATE"],
    [["accept", "answer"], "answer", "ALREADY_DONE"],
    [["accept", "answer"], "return", "WRONG_STATE"],
    [["accept", "answer"], "withdraw", "WRONG_STATE"],
    [["withdraw"], "withdraw", "ALREADY_DONE"],
    [["withdraw"], "accept", "WRONG_STATE"],
    [["withdraw"], "again", "WRONG_STATE"],
  ])("after %j refuses to %s as %s, and nothing is written", async (before, name, reason) => {
    for (const [index, done] of before.entries())
      expect(await tasks.refusalOf(done, { version: index + 1 })).toBeNull();
    const told = await tasks.notices();
    expect(await tasks.refusalOf(name, { version: before.length + 1 })).toBe(reason);
    expect(await tasks.steps()).toHaveLength(1 + before.length);
    expect(await tasks.notices()).toEqual(told);
  });

  it.each<Act>(["accept", "return", "withdraw"])("refuses to %s what has changed since it was read", async (name) => {
    expect(await tasks.refusalOf(name, { version: 7 })).toBe("CHANGED");
    expect(await tasks.steps()).toEqual(["ASKED"]);
  });

  it.each<[string, Act, Record<string, unknown>]>([
    ["a return without a reason", "return", { reason: "  " }],
    ["a reason too long", "return", { reason: "理".repeat(2001) }],
    ["a reason with what no text holds", "return", { reason: "a\0b" }],
    ["a withdrawal without a reason", "withdraw", { reason: "" }],
    ["asking again without a change", "again", { changed: " " }],
    ["a day that is past", "again", { dueOn: "2018-12-30" }],
    ["a day in a year and more", "again", { dueOn: "2020-01-02" }],
    ["an answer without words", "answer", { text: " " }],
    ["an answer too long", "answer", { text: "答".repeat(2001) }],
    ["an answer of another kind", "answer", { answer: "ENTITLED" }],
    ["an answer to a decision", "answer", { answer: "DONE" }],
    ["too many attachments", "answer", { attachmentIds: Array.from({ length: 51 }, () => MISSING) }],
  ])("refuses %s, and nothing is written", async (_what, name, given) => {
    if (name === "answer") await tasks.act("accept");
    expect(await tasks.refusalOf(name, { version: name === "answer" ? 2 : 1, ...given })).toBe("INVALID");
    expect(await tasks.notices()).toEqual(["TASK_ASKED public-security"]);
  });

  it("stands in no table in clear", async () => {
    await tasks.act("accept");
    await tasks.act("answer", { version: 2 });
    const dump = await tasks.county.sql<{ line: string }>(
      `SELECT t::text AS line FROM task t UNION ALL SELECT e::text FROM task_event e
       UNION ALL SELECT i::text FROM inbox_entry i UNION ALL SELECT c::text FROM case_event c`,
    );
    const text = dump.map(({ line }) => line).join("\n");
    for (const clear of ["韦小明", "佛山", "请查找该生去向"]) {
      expect(text).not.toContain(clear);
      expect(text).not.toContain(Buffer.from(clear).toString("hex"));
    }
  });
});
