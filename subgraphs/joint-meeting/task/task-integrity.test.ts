import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type Act, DECISION, TaskCounty } from "../../../test/support/task-acts";
import { writtenOfTasks } from "../../../test/support/task-rows";
import { TaskKind } from "./task-kind";
import { withdrawTasksOfCase } from "./withdraw-tasks";

describe("an act on a task", () => {
  let tasks: TaskCounty;

  beforeAll(async () => {
    tasks = await TaskCounty.start();
  });
  afterAll(() => tasks?.close());
  beforeEach(() => tasks.ask());

  it("is done once when several do it at a time", async () => {
    const same = await Promise.all(Array.from({ length: 6 }, () => tasks.refusalOf("accept")));
    expect(same.map(String).toSorted()).toEqual([...Array.from({ length: 5 }, () => "ALREADY_DONE"), "null"]);
    const different = await Promise.all([
      tasks.refusalOf("answer", { version: 2 }),
      tasks.refusalOf("answer", { version: 2, answer: "NOT_FOUND" }),
      tasks.refusalOf("return", { version: 2 }),
      tasks.refusalOf("withdraw", { version: 2 }),
    ]);
    expect(different.filter((reason) => reason === null)).toHaveLength(1);
    expect(await tasks.steps()).toHaveLength(3);
  });

  it("is numbered one after the other when several ask at a time", async () => {
    const more = await Promise.all(
      ["justice", "health", "human-resources"].map((desk) => tasks.rows.task(null, { ...DECISION, desk })),
    );
    const serials = [tasks.task, ...more].map(({ number }) => Number(number.slice(-4))).toSorted((a, b) => a - b);
    expect(serials.map((serial) => serial - serials[0]!)).toEqual([0, 1, 2, 3]);
  });

  it("leaves no number missing when it fails", async () => {
    await expect(tasks.rows.task(tasks.caseId)).rejects.toThrow("task_once_at_a_time");
    const next = await tasks.rows.task(null, DECISION);
    expect(Number(next.number.slice(-4))).toBe(Number(tasks.task.number.slice(-4)) + 1);
  });

  it.each<[string, Act[], Act]>([
    ["case_event", [], "accept"],
    ["inbox_entry", [], "return"],
    ["deadline", ["accept"], "answer"],
    ["inbox_entry", ["accept"], "answer"],
    ["task_event", [], "withdraw"],
    ["inbox_entry", [], "withdraw"],
  ])("is done whole or not at all when %s fails after %j to %s", async (table, before, name) => {
    for (const [index, done] of before.entries()) await tasks.act(done, { version: index + 1 });
    const written = (): Promise<object[]> => writtenOfTasks(tasks.county.sql);
    const stands = await written();
    await tasks.county.sql(`ALTER TABLE ${table} RENAME TO mislaid`);
    const { data, errors } = await tasks.act(name, { version: before.length + 1 });
    await tasks.county.sql(`ALTER TABLE mislaid RENAME TO ${table}`);
    expect(data).toEqual({ outcome: null });
    expect(errors[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    expect(await written()).toEqual(stands);
    expect(await tasks.refusalOf(name, { version: before.length + 1 })).toBeNull();
  });

  it("is withdrawing what is not answered when the case is closed, by the round too, and once", async () => {
    const { county, task } = tasks;
    const close = (by: Caller | "system"): Promise<void> =>
      tasks.database.transaction((manager) =>
        withdrawTasksOfCase(manager, {
          caseId: tasks.caseId,
          reason: "结案",
          by,
          on: "2018-12-31",
          at: new Date("2018-12-31T04:00:00Z"),
          vault: county.vault,
        }),
      );
    const other = await tasks.rows.task(tasks.caseId, { desk: "justice", kind: TaskKind.LEGAL_AID });
    const decided = await tasks.rows.task(tasks.caseId, DECISION);
    await tasks.act("accept");
    await tasks.act("answer", { version: 2 });
    await close("system");
    await close(callerOf("office"));
    // What a meeting decided the next one asks after.
    expect(await county.sql("SELECT id, state, closed_by FROM task ORDER BY state")).toEqual([
      { id: decided.id, state: "ASKED", closed_by: null },
      { id: task.id, state: "DONE", closed_by: "test-public-security" },
      { id: other.id, state: "WITHDRAWN", closed_by: null },
    ]);
    expect(await county.sql("SELECT FROM deadline WHERE subject_kind = 'TASK' AND ended_on IS NULL")).toEqual([]);
    expect(await county.sql("SELECT desk FROM inbox_entry WHERE kind = 'TASK_WITHDRAWN'")).toEqual([
      { desk: "justice" },
    ]);
  });
});
