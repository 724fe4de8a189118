import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { type AskedTasks, PART, startAskedTasks } from "../../../test/support/asked-tasks";
import { callerOf } from "../../../test/support/callers";
import { childId } from "../../../test/support/sweep-rows";

const WHOLE = `
  query ($id: ID!) {
    task(id: $id) {
      state caseNumber text answer answerText reasonGiven attachmentIds child { id } case { number }
      part { childName birthDate sex schoolName grade className guardianName whereabouts spellSince householdTownship { code name } documentNumber }
      history { kind note }
    }
  }`;

const office = callerOf("office");
const school = callerOf("school", { regions: ["450204001"], school: "2145020401" });
const otherSchool = callerOf("school", { regions: ["450204100"], school: "2145020403" });
const township = callerOf("township", { regions: ["450204001"] });
const otherTownship = callerOf("township", { regions: ["450204100"] });

describe("a task discloses", () => {
  let asked: AskedTasks;

  const view = async (name: string, caller: Caller = office) => {
    const { data, errors } = await asked.county.ask(caller, WHOLE, { id: asked.tasks[name]?.id });
    expect(errors).toEqual([]);
    return data.task;
  };

  beforeAll(async () => {
    asked = await startAskedTasks();
  });
  afterAll(() => asked?.close());

  const CLOSED = {
    schoolName: null,
    grade: null,
    className: null,
    guardianName: null,
    whereabouts: null,
    spellSince: null,
    householdTownship: null,
    documentNumber: null,
    sex: null,
    birthDate: null,
  };

  it("to the desk the part that the kind opens, the child into its own register, and no case", async () => {
    expect(await view("search", callerOf("public-security"))).toMatchObject({
      caseNumber: "450204-2018-0001",
      case: null,
      child: { id: childId("小明") },
      text: "请查找该生去向",
      part: {
        ...PART,
        grade: null,
        className: null,
        documentNumber: null,
        householdTownship: { code: "450204001", name: "河西街道" },
      },
    });
  });

  it("to a desk without a register its part alone, and not the child's id", async () => {
    expect(await view("aid", callerOf("justice"))).toMatchObject({
      case: null,
      child: null,
      part: { ...CLOSED, childName: "韦小明" },
    });
  });

  it("nothing of a snapshot that the kind does not open", async () => {
    const more = {
      childName: "韦小明",
      birthDate: "2008-03-05",
      grade: 3,
      schoolName: "第一小学",
      whereabouts: "AT_HOME",
    };
    await asked.county.sql("UPDATE task SET part_sealed = $2 WHERE id = $1", [
      asked.tasks["aid"]!.id,
      asked.county.vault.seal(JSON.stringify(more)),
    ]);
    const { part } = await view("aid", callerOf("justice"));
    expect(part).toEqual({ ...CLOSED, childName: "韦小明", birthDate: "2008-03-05" });
  });

  it("the part to nobody else but the office: it would be a way round public security's own door", async () => {
    expect((await view("search", office)).part).toMatchObject({ childName: "韦小明" });
    for (const caller of [school, township, callerOf("education")])
      expect((await view("search", caller)).part).toBeNull();
  });

  it("the case to whoever reads it", async () => {
    for (const caller of [office, school, township, callerOf("education")])
      expect(await view("search", caller)).toMatchObject({
        case: { number: "450204-2018-0001" },
        child: { id: childId("小明") },
      });
  });

  it("what a register's department says to the readers of that register", async () => {
    const told = { answer: "ENTITLED", answerText: "符合条件，已列入", text: "家庭困难，请评估", attachmentIds: [] };
    for (const caller of [office, township, callerOf("education"), callerOf("civil-affairs")])
      expect(await view("relief", caller)).toMatchObject(told);
    // The school has asked in its own words, and learns that it was answered.
    expect(await view("relief", school)).toMatchObject({
      state: "DONE",
      answer: null,
      answerText: null,
      attachmentIds: null,
      text: "家庭困难，请评估",
      history: [{ kind: "ASKED", note: "家庭困难，请评估" }],
    });
    expect(await view("disability", otherSchool)).toMatchObject({
      state: "RETURNED",
      reasonGiven: null,
      text: null,
      history: [{ kind: "ASKED", note: null }],
    });
    expect(await view("disability", otherTownship)).toMatchObject({ reasonGiven: "须先鉴定智力" });
  });

  it("to the disabled persons' federation and poverty relief nothing of each other's, whatever the task holds", async () => {
    expect(await view("disability", callerOf("disabled-persons"))).toBeNull();
    expect(await view("disability", callerOf("poverty-relief"))).toBeNull();
    expect(await view("relief", callerOf("disabled-persons"))).toBeNull();
  });

  it("nothing to whoever has the tables", async () => {
    const dump = await asked.county.sql<{ line: string }>("SELECT t::text AS line FROM task t");
    const text = dump.map(({ line }) => line).join("\n");
    for (const clear of ["韦小明", "韦大明", "2008-03-05", "符合条件", "鉴定智力"]) {
      expect(text).not.toContain(clear);
      expect(text).not.toContain(Buffer.from(clear).toString("hex"));
    }
  });
});
