import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { actorOf, DECISION, TASK_ACTS, TaskCounty } from "../../../test/support/task-acts";
import { TASK_ATTACHMENTS } from "./task-attachments";
import { TaskKind } from "./task-kind";

const MISSING = "0190a000-0000-7000-8000-000000000000";
const OF_DESK = ["accept", "return", "answer"] as const;
const OF_ASKER = ["again", "withdraw"] as const;

const police = callerOf("public-security");
const school = callerOf("school", { regions: ["450204001"], school: "2145020401" });
const township = callerOf("township", { regions: ["450204001"] });

describe("a task is touched by nobody else", () => {
  let tasks: TaskCounty;

  const attach = async (subjectKind: string, subjectId: string): Promise<string> => {
    const [row] = await tasks.county.sql<{ id: string }>(
      `INSERT INTO attachment (id, subject_kind, subject_id, name_sealed, media_type, size, sha256, content_sealed,
         uploaded_on, actor, post, department, at)
       VALUES (gen_random_uuid(), $1, $2, '\\x00', 'application/pdf', 1, sha256(gen_random_uuid()::text::bytea), '\\x00',
         '2018-12-31', 'a', 'p', 'd', now()) RETURNING id`,
      [subjectKind, subjectId],
    );
    return row!.id;
  };

  beforeAll(async () => {
    tasks = await TaskCounty.start();
  });
  afterAll(() => tasks?.close());
  beforeEach(() => tasks.ask());

  it("by an id that there is none of", async () => {
    for (const name of TASK_ACTS) {
      for (const id of ["none", "", MISSING]) expect(await tasks.refusalOf(name, { id })).toBe("NOT_FOUND");
    }
  });

  it.each<Role>(["civil-affairs", "disabled-persons", "poverty-relief", "health", "justice", "human-resources"])(
    "than its desk: %s learns nothing of it",
    async (role) => {
      for (const name of OF_DESK) expect(await tasks.refusalOf(name, {}, callerOf(role))).toBe("NOT_FOUND");
      expect(await tasks.steps()).toEqual(["ASKED"]);
    },
  );

  it("of another county, school or township", async () => {
    for (const caller of [
      callerOf("public-security", { regions: ["450205"] }),
      callerOf("school", { regions: ["450204100"], school: "2145020403" }),
      callerOf("township", { regions: ["450204100"] }),
    ]) {
      for (const name of OF_DESK) expect(await tasks.refusalOf(name, {}, caller)).toBe("NOT_FOUND");
    }
    for (const caller of [
      callerOf("office", { regions: ["450205"] }),
      callerOf("school", { regions: ["450204100"], school: "2145020403" }),
    ]) {
      for (const name of OF_ASKER) expect(await tasks.refusalOf(name, {}, caller)).toBe("NOT_FOUND");
    }
  });

  it("in the desk's place by whoever reads the case, nor in the asker's by another that may ask", async () => {
    for (const caller of [callerOf("office"), callerOf("education"), school, township]) {
      for (const name of OF_DESK) expect(await tasks.refusalOf(name, {}, caller)).toBe("NOT_YOURS");
    }
    for (const caller of [callerOf("education"), school, township]) {
      for (const name of OF_ASKER) expect(await tasks.refusalOf(name, {}, caller)).toBe("NOT_YOURS");
    }
  });

  it.each<Role>(["leader", "auditor", "head", "service"])("than those with the scope: not by %s", async (role) => {
    for (const name of TASK_ACTS) {
      const { data, errors } = await tasks.act(name, {}, callerOf(role));
      expect(data).toEqual({ outcome: null });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("by its own desk in the asker's place", async () => {
    for (const name of OF_ASKER) {
      const { errors } = await tasks.act(name, {}, callerOf("public-security"));
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("outside the work on a case", async () => {
    for (const purpose of [null, "SWEEP", "SUBSIDY", "LETTER", "REPORT"] as const) {
      for (const name of TASK_ACTS) {
        const [role] = actorOf(name).roles;
        const { errors } = await tasks.act(name, {}, callerOf(role!, { purpose }));
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    }
  });

  it("with a day that is none", async () => {
    for (const dueOn of ["2019-02-30", "morgen", "2019-13-01"])
      expect((await tasks.act("again", { dueOn })).errors).toHaveLength(1);
  });

  it("with attachments of another task, of the case, or nobody's; its own are taken, each once", async () => {
    await tasks.act("accept");
    const other = await tasks.rows.task(null, { ...DECISION, desk: "public-security" });
    const own = await attach("TASK", tasks.task.id);
    const strange = [await attach("TASK", other.id), await attach("CASE", tasks.caseId), MISSING, "none"];
    for (const id of strange)
      expect(await tasks.refusalOf("answer", { version: 2, attachmentIds: [own, id] })).toBe("NOT_FOUND");
    expect(await tasks.refusalOf("answer", { version: 2, attachmentIds: [own, own] })).toBeNull();
    const [kept] = await tasks.county.sql("SELECT attachment_ids FROM task WHERE id = $1", [tasks.task.id]);
    expect(kept).toEqual({ attachment_ids: [own] });
  });

  it("with papers: its desk adds them while it is at work, and they are read as its answer", async () => {
    const { database } = tasks;
    const refusalToAdd = (caller: Caller): Promise<string | null> =>
      database.transaction(async (manager) => {
        const refusal = await TASK_ATTACHMENTS.refusalToAdd(manager, access(caller));
        return refusal && refusal.reason;
      });
    const access = (caller: Caller) => ({ caller, countyCode: "450204", subjectId: tasks.task.id });
    const readers = async (): Promise<boolean[]> =>
      Promise.all(
        [police, callerOf("office"), school, callerOf("justice")].map((caller) =>
          TASK_ATTACHMENTS.mayRead(database, access(caller)),
        ),
      );
    expect(await refusalToAdd(police)).toBeNull();
    expect(await refusalToAdd(callerOf("office"))).toBe("NOT_YOURS");
    expect(await refusalToAdd(callerOf("justice"))).toBe("NOT_FOUND");
    expect(await readers()).toEqual([true, true, true, false]);
    await tasks.act("return");
    expect(await refusalToAdd(police)).toBe("WRONG_STATE");
    tasks.task = await tasks.rows.task(tasks.caseId, { kind: TaskKind.CHECK_HOUSEHOLD, desk: "poverty-relief" });
    expect(await readers()).toEqual([false, true, false, false]);
  });
});
