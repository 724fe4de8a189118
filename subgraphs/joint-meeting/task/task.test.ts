import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import type { Purpose } from "../../../schema/access/purposes";
import { type AskedTasks, startAskedTasks } from "../../../test/support/asked-tasks";
import { callerOf } from "../../../test/support/callers";
import { readPages } from "../../../test/support/pages";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import type { SweptCounty } from "../../../test/support/swept-county";

const LIST = `
  query ($desk: String, $states: [TaskState!], $kinds: [TaskKind!], $overdueOnly: Boolean = false, $caseId: ID,
    $first: Int = 100, $after: String) {
    tasks(desk: $desk, states: $states, kinds: $kinds, overdueOnly: $overdueOnly, caseId: $caseId, first: $first,
      after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const WHOLE = `
  query ($id: ID!) {
    task(id: $id) { kind caseNumber meetingId overdueDays possibleAnswers child { id } case { number } }
  }`;

const OF_CASES = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) { ... on Child { cases { number tasks { number kind case { number } history { kind } } } } }
  }`;

const office = callerOf("office");
const school = callerOf("school", { regions: ["450204001"], school: "2145020401" });
const otherSchool = callerOf("school", { regions: ["450204100"], school: "2145020403" });
const township = callerOf("township", { regions: ["450204001"] });
const otherTownship = callerOf("township", { regions: ["450204100"] });

describe("tasks", () => {
  let asked: AskedTasks;
  let county: SweptCounty;
  let tasks: AskedTasks["tasks"];
  let cases: AskedTasks["cases"];

  const nameOf = (id: string): string => Object.keys(tasks).find((name) => tasks[name]?.id === id) ?? id;
  const list = async (variables: Record<string, unknown>, caller: Caller = office): Promise<string[]> => {
    const pages = await readPages((after) => county.ask(caller, LIST, { ...variables, after }));
    return pages.flat().map(nameOf);
  };
  const view = async (name: string, caller: Caller = office) => {
    const { data, errors } = await county.ask(caller, WHOLE, { id: tasks[name]?.id });
    expect(errors).toEqual([]);
    return data.task;
  };
  const readingsDuring = async (action: () => Promise<unknown>): Promise<string[]> =>
    (await statementsDuring(action)).filter((sql) => /\b(task|task_event|child_case)\b/.test(sql));

  beforeAll(async () => {
    asked = await startAskedTasks();
    ({ county, tasks, cases } = asked);
  });
  afterAll(() => asked?.close());

  it.each([
    [{}, ["decision", "aid", "search", "visit", "relief", "disability"]],
    [{ desk: "justice" }, ["aid"]],
    [{ desk: "township:450204100" }, ["visit"]],
    [{ desk: "nobody" }, []],
    [{ states: ["ASKED", "ACCEPTED"] }, ["decision", "aid", "search", "visit"]],
    [{ states: [] }, []],
    [{ kinds: ["VISIT", "DECISION"] }, ["decision", "visit"]],
    [{ overdueOnly: true }, ["decision", "aid"]],
    [{ overdueOnly: true, states: ["ACCEPTED"] }, ["aid"]],
    [{ caseId: "none" }, []],
    [{ caseId: "0190a000-0000-7000-8000-000000000000" }, []],
  ])("are listed that hold to %j, those due first at the beginning", async (variables, expected) => {
    // Two are due on one day, in the order of their ids.
    const listed = await list(variables);
    expect(listed.toSorted()).toEqual(expected.toSorted());
    const days = listed.map((name) => tasks[name]!.dueOn);
    expect(days).toEqual(days.toSorted());
  });

  it("are listed by their case", async () => {
    expect(await list({ caseId: cases["first"] })).toEqual(["aid", "search", "relief"]);
  });

  it.each([1, 2, 4, 6])("are listed each once, %i a page, in one statement", async (first) => {
    const listed = await list({ first });
    expect(listed.toSorted()).toEqual(Object.keys(tasks).toSorted());
    expect(await readingsDuring(() => county.ask(office, LIST, { first }))).toHaveLength(1);
  });

  it("refuse a page and a cursor that are none of theirs", async () => {
    const cursor = (key: string[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");
    for (const page of [
      { first: 0 },
      { first: 1001 },
      { after: "x" },
      { after: cursor(["2019-01-04"]) },
      { after: cursor(["2019-02-30", tasks["search"]!.id]) },
      { after: cursor(["0000-01-01", tasks["search"]!.id]) },
      { after: cursor(["2019-01-04", "none"]) },
    ]) {
      const { errors } = await county.ask(office, LIST, page);
      expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
  });

  it("are null by an id that there is none of", async () => {
    for (const id of ["none", "", "0190a000-0000-7000-8000-000000000000"])
      expect(await county.ask(office, WHOLE, { id })).toMatchObject({ data: { task: null }, errors: [] });
  });

  it("tell how late they are, and what may be answered", async () => {
    expect(await view("aid")).toMatchObject({ overdueDays: 3, possibleAnswers: ["GIVEN", "NOT_ENTITLED"] });
    expect(await view("search")).toMatchObject({ overdueDays: 0, possibleAnswers: ["FOUND", "NOT_FOUND"] });
    expect(await view("decision")).toMatchObject({
      overdueDays: 14,
      caseNumber: null,
      child: null,
      case: null,
      meetingId: "0190a000-0000-7000-8000-00000000000a",
    });
  });

  it("cost one statement for many cases, one for their histories, one for the cases", async () => {
    const of = ["小明", "小红"].map((name) => ({ __typename: "Child", id: childId(name) }));
    let answer: Awaited<ReturnType<typeof county.ask>> | undefined;
    const statements = await readingsDuring(async () => {
      answer = await county.ask(office, OF_CASES, { of });
    });
    expect(answer?.errors).toEqual([]);
    const kinds = answer?.data._entities.map(({ cases: own }: { cases: { tasks: { kind: string }[] }[] }) =>
      own.flatMap(({ tasks: asked }) => asked.map(({ kind }) => kind)),
    );
    expect(kinds).toEqual([
      ["LEGAL_AID", "FIND_WHEREABOUTS", "ASSESS_RELIEF"],
      ["VISIT", "ASSESS_DISABILITY"],
    ]);
    // The cases of the children, the tasks of the cases, the histories of the tasks, the cases of the tasks.
    expect(statements.filter((sql) => /FROM task t/.test(sql))).toHaveLength(1);
    expect(statements.filter((sql) => /FROM task_event/.test(sql))).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(4);
  });

  describe("are shown", () => {
    const ALL = ["aid", "decision", "disability", "relief", "search", "visit"];
    it.each<[string, Caller, string[]]>([
      ["the office", office, ALL],
      ["education", callerOf("education"), ["aid", "disability", "relief", "search", "visit"]],
      ["public security", callerOf("public-security"), ["search"]],
      ["civil affairs", callerOf("civil-affairs"), ["relief"]],
      ["the disabled persons' federation", callerOf("disabled-persons"), []],
      ["poverty relief", callerOf("poverty-relief"), []],
      ["health", callerOf("health"), ["disability"]],
      ["justice", callerOf("justice"), ["aid"]],
      ["human resources", callerOf("human-resources"), ["decision"]],
      ["the school", school, ["aid", "relief", "search"]],
      ["another school", otherSchool, ["disability", "visit"]],
      ["the township", township, ["aid", "relief", "search"]],
      ["another township", otherTownship, ["disability", "visit"]],
      ["the office of another county", callerOf("office", { regions: ["450205"] }), []],
      ["public security of another county", callerOf("public-security", { regions: ["450205"] }), []],
    ])("to %s as its policy says, in a list and by id", async (_who, caller, expected) => {
      expect((await list({}, caller)).toSorted()).toEqual(expected);
      const byId = await Promise.all(
        Object.keys(tasks).map(async (name) => ((await view(name, caller)) === null ? [] : [name])),
      );
      expect(byId.flat().toSorted()).toEqual(expected);
      for (const [name, { desk }] of Object.entries(tasks))
        expect((await list({ desk }, caller)).includes(name)).toBe(expected.includes(name));
    });

    it("to nobody without the scope or outside a purpose that it serves", async () => {
      const refused: [string, Purpose | null][] = [
        ["leader", "CASE"],
        ["auditor", "CASE"],
        ["head", "CASE"],
        ["office", null],
        ["office", "SWEEP"],
        ["public-security", "SUBSIDY"],
        ["civil-affairs", "SUBSIDY"],
      ];
      for (const [role, purpose] of refused) {
        const caller = callerOf(role as "office", { purpose });
        for (const { errors } of [
          await county.ask(caller, LIST),
          await county.ask(caller, WHOLE, { id: tasks["search"]?.id }),
        ])
          expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    });
  });
});
